/** Trusted Types (W3C): the part of the browser's interface that is used here; TypeScript's DOM library lacks it. */
type PolicyRules = { createHTML: (input: string) => string; createScriptURL: (input: string) => string }
type TrustedTypes = { createPolicy: (name: string, rules: PolicyRules) => unknown }

/** Style sheets made at run time pass through `innerHTML` of a style element. Anything with `<` could be markup: refused. */
export function admitHtml(input: string): string {
  if (input.includes('<')) throw new TypeError('Only text without markup may be set as HTML')
  return input
}

/** Scripts and workers come from where the page itself came from, and from nowhere else. Answers the full address. */
export function admitScriptUrl(input: string, page: string = location.href): string {
  const url = new URL(input, page)
  const home = new URL(page)
  // `app://yizhan` has the opaque origin "null" for URL, so protocol and host are compared instead of `origin`.
  if (url.protocol !== home.protocol || url.host !== home.host)
    throw new TypeError(`A script from elsewhere: ${url.protocol}//${url.host}`)
  return url.href
}

/**
 * Registers the `default` policy. Must run before any other code of the page makes markup or a worker:
 * main.tsx imports this file first. Without Trusted Types in the browser it does nothing.
 */
export function registerTrustedTypes(): void {
  const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes
  trustedTypes?.createPolicy('default', { createHTML: admitHtml, createScriptURL: (input) => admitScriptUrl(input) })
}

/** The address of a worker of ours, checked. `new Worker(new URL('./x.worker.ts', import.meta.url))` is checked by the policy itself. */
export const trustedWorkerUrl = (url: URL): URL => new URL(admitScriptUrl(url.href))
