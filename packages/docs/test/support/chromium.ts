import { launchChromium } from "@ams-vaulting/ci/chromium";

/** A name that looks public: on localhost a page may keep quiet about what it would send elsewhere. */
export const host = "docs.x-test.org";

/** Chromium that finds the pages under that name. */
export const launch = () => launchChromium("the page itself", `MAP ${host} 127.0.0.1`);
