import js from "@eslint/js";
import vue from "eslint-plugin-vue";
import prettier from "eslint-config-prettier";
import ts from "typescript-eslint";

export default ts.config(
  { ignores: ["src/engine/pkg*/**", "public/**", "test-results/**"] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...vue.configs["flat/recommended"],
  {
    files: ["**/*.ts", "**/*.vue"],
    languageOptions: {
      parserOptions: {
        parser: ts.parser,
        projectService: { allowDefaultProject: ["playwright.config.ts"] },
        extraFileExtensions: [".vue"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // TypeScript finds names that are not defined.
      "no-undef": "off",
      // An answer that nobody waits for is lost without a word.
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      // Texts that are pasted are searched for what cannot be seen.
      "no-control-regex": "off",
      // A model that is handed down is told of changes by its methods, of which one is called `fill`.
      "vue/no-mutating-props": ["error", { shallowOnly: true }],
      "prefer-const": ["error", { ignoreReadBeforeAssign: true }],
      "vue/no-v-html": "error",
      "vue/multi-word-component-names": "off",
      // Props are typed, and what may be left out is undefined.
      "vue/require-default-prop": "off",
    },
  },
  // A fixture names what it needs, if nothing an empty pattern.
  { files: ["e2e/**"], rules: { "no-empty-pattern": "off" } },
  { files: ["**/*.mjs", "*.js"], languageOptions: { globals: { URL: "readonly", console: "readonly", process: "readonly" } } },
  prettier,
);
