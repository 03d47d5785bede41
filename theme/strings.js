// Made from the part `script` of templates/strings/en.yml by tests/js/strings.test.mjs; a site gets the strings of its language.

export const strings = {
  copied: "Copied",
};
