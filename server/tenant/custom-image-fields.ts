import type { TextField } from '#server/model/product/model-field.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';

/** The fields of a model whose value is the key of a picture that the customer has uploaded (`custom_viz_image`). */
export function customImageFields(model: ProductModel): TextField[] {
  return [...model.fields.values()].filter(
    (field): field is TextField => field.type === 'text' && field.widget === 'custom_viz_image',
  );
}

/** What the visualization of a configuration says of pictures ("Visualization"). */
export interface ShownImages {
  readonly customImagesRootPath: string;
  /** JSON: by field, `selected` and all that are there (`available`, by key) as files below the root path. */
  readonly customImageData: string;
}
