/** What the tests use of it: the package has no types. */
declare module 'gltf-validator' {
  export function validateBytes(
    bytes: Uint8Array,
    options?: { readonly maxIssues?: number },
  ): Promise<{
    /** Severity 0 is an error, 1 a warning. */
    readonly issues: {
      readonly messages: readonly { readonly severity: number; readonly message: string }[];
    };
  }>;
}
