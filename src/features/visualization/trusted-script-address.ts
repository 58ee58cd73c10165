/**
 * The shop's only Trusted Types policy (https://www.w3.org/TR/trusted-types/). The Content-Security-Policy
 * (`server/http/security-headers.ts`) names it: text becomes the address of a script here and nowhere else.
 */

/** Named in the Content-Security-Policy too. */
const POLICY = 'same-origin-script';

interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ) => { readonly createScriptURL: (address: string) => object };
}

const platform: Window & { readonly trustedTypes?: TrustedTypes } = window;
let createAddress: ((address: string) => object | string) | undefined;

/**
 * @returns what `script.src` accepts: a `TrustedScriptURL`, typed as the text that the DOM's types ask for; the checked address
 *   itself where the browser has no Trusted Types
 * @throws TypeError when the address is not one of the shop's own origin
 */
export function trustedScriptAddress(address: string): string {
  createAddress ??= policy();
  return createAddress(address) as string;
}

function policy(): (address: string) => object | string {
  const { trustedTypes } = platform;
  if (!trustedTypes) return requireSameOrigin;
  // A policy can be created once a page; its functions need their `this`.
  const created = trustedTypes.createPolicy(POLICY, { createScriptURL: requireSameOrigin });
  return (address) => created.createScriptURL(address);
}

function requireSameOrigin(address: string): string {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin)
    throw new TypeError(
      `${url.href} is not an address of this shop; scripts are loaded from ${location.origin} only`,
    );
  return url.href;
}
