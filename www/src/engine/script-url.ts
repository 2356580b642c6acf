interface Policy {
  createScriptURL(url: string): unknown;
}
interface Factory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy;
}

/** Only what lies beside the page may be started as a script. */
function own(url: string): string {
  const { origin, protocol, href } = new URL(url, document.baseURI);
  if (origin === location.origin && protocol === location.protocol) return href;
  throw new TypeError("a script of another place");
}

const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
const policy = factory?.createPolicy("app-url", { createScriptURL: own });

/** The address of a worker of this page, as the browser's policy on scripts wants it. */
export const scriptUrl = (url: string): string => (policy ? (policy.createScriptURL(url) as string) : own(url));
