import type { Plugin } from "vite";

/** Takes the content policy out while developing: hot reload writes style elements, which the policy forbids. */
export function policyOnlyWhenBuilt(): Plugin {
  return {
    name: "policy-only-when-built",
    apply: "serve",
    transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ""),
  };
}
