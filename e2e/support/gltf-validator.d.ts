/** As far as the tests use it: the package has no types. */
declare module 'gltf-validator' {
  interface Message {
    /** 0 is an error, 1 a warning. */
    readonly severity: number;
    readonly message: string;
  }
  export function validateBytes(
    bytes: Uint8Array,
    options?: { readonly maxIssues?: number },
  ): Promise<{ readonly issues: { readonly messages: readonly Message[] } }>;
}
