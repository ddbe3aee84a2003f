// Run with `node --experimental-vm-modules node_modules/jest/bin/jest.js`: the package is ESM, and so are these tests.
export default {
  testEnvironment: "node",
  testMatch: ["**/*.jest.mjs"],
  // Nothing has to be compiled.
  transform: {},
};
