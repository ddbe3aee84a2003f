#!/usr/bin/env node
import { checkNode } from "../dist/check-node.js";

checkNode(new URL("../package.json", import.meta.url));
import("../dist/cli.js");
