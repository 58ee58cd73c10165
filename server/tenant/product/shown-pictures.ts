import type { ProductModel } from '#server/model/product/product-model.ts';
import type { ShownImages } from '../custom-image-fields.ts';
import type { EvaluatedConfiguration } from './evaluated-configuration.ts';

/** What the visualization object says of pictures of the configured product. */
export interface ShownScreenshots {
  /** Where the frame sends a picture of what it shows. */
  readonly screenshotRenderer: string;
  /** Of what is configured now; none until the frame has sent one. Addresses are from the root of this server. */
  readonly screenshots: readonly { readonly name: string; readonly url: string; readonly type: string }[];
}

export type ShownPictures = Partial<ShownImages & ShownScreenshots>;

/** What configurations need of pictures, for the visualization object of a known customer. */
export interface PictureAccess {
  /** Those of the customer; undefined where there are none. */
  customImagesOf(
    configId: string,
    owner: string,
    of: { readonly model: ProductModel; readonly chosen: ReadonlyMap<string, string> },
  ): Promise<ShownImages | undefined>;
  /** Of what is configured; undefined for a product that is not drawn. */
  screenshotsOf(
    configId: string,
    owner: string,
    configuration: EvaluatedConfiguration,
  ): Promise<ShownScreenshots | undefined>;
}
