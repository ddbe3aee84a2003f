#!/usr/bin/env node
import { checkNode } from "@ams-vaulting/sandbox/check-node";

checkNode(new URL("../package.json", import.meta.url));
import("../dist/main.js");
