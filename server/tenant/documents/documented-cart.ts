/** What documents need to know of a cart; `tenant-services.ts` hands it over. */
import type { EvaluatedConfiguration } from '../product/evaluated-configuration.ts';
import type { ListedProduct } from '../product/product-registry.ts';

export interface DocumentedLine {
  readonly item: { readonly id: string; readonly productId: string; readonly qty: number };
  readonly listed: ListedProduct | undefined;
  /** Undefined for a plain product, and while the customer has to look at a revision of the product. */
  readonly configuration: EvaluatedConfiguration | undefined;
  readonly isUnreadable: boolean;
}

export interface DocumentedCart<Line extends DocumentedLine = DocumentedLine> {
  readonly cart: { readonly id: string };
  readonly lines: readonly Line[];
}

/** The cart, or the one line of it that a document is about, in the language and unit system that were asked for. */
export interface DocumentView {
  /** Tag; documents know `en` where none was asked for. */
  readonly language: string;
  /** Name of a unit system; undefined for what the customer reads each configuration in. */
  readonly units: string | undefined;
}

/** The configuration with numbers in another unit system, where its model has that one. */
export function inUnits<Line extends DocumentedLine>(line: Line, units: string | undefined): Line {
  const { configuration } = line;
  const known = configuration?.product.model.unitSystems.some(({ name }) => name === units);
  if (!configuration || units === undefined || !known) return line;
  return { ...line, configuration: { ...configuration, state: { ...configuration.state, units } } };
}
