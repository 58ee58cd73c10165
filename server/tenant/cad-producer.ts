import type { ProductModel } from '#server/model/product/product-model.ts';

export interface CadFile {
  /** With an extension: `calvin-3f2a1b4c.pdf`. */
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Makes the files of "CAD Automation". */
export interface CadProducer {
  /** Whether there are any of this product. */
  supports(model: ProductModel): boolean;
  /**
   * @param values of all fields, as the visualization is told them
   * @param options.onProgress called after each of `of` steps
   * @throws the signal's reason once it is aborted
   */
  make(
    model: ProductModel,
    values: readonly { readonly name: string; readonly value: string }[],
    options: {
      readonly language: string;
      readonly date: Date;
      readonly signal: AbortSignal;
      readonly onProgress: (step: number, of: number) => void;
    },
  ): Promise<readonly CadFile[]>;
}
