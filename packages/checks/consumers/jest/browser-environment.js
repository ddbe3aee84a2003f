const Environment = require("jest-fixed-jsdom");

module.exports = class extends Environment {
  constructor(...args) {
    super(...args);
    Object.defineProperty(this.global, "crypto", { value: crypto });
  }
};
