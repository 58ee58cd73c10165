/**
 * The answers of the calls by the names that `endpoints.ts` gives them. Not for the browser: the shop reads answers with
 * its own, tolerant readers (`src/api/read`), because other tenants do not keep to every word of this.
 */
import * as z from 'zod/mini';
import { attachmentSchema } from './attachment.ts';
import {
  cartItemSchema,
  cartItemsSchema,
  cartSchema,
  cartsSchema,
  completeCartSchema,
  firmRequestSchema,
  firmRequestsSchema,
} from './cart.ts';
import { catalogSearchSchema, catalogTabsSchema } from './catalog.ts';
import { documentsSchema } from './documents.ts';
import { cadFilesSchema, cadStatusSchema, upgradePreviewSchema, upgradeSchema } from './jobs.ts';
import { billOfMaterialsSchema, configurationSchema, explainedSchema } from './configuration.ts';
import { customImagesSchema, selectedCustomImagesSchema } from './custom-image.ts';
import { variantBomSchema, variantCatalogsSchema, variantsSchema } from './variant-catalog.ts';
import { optimizedSchema } from './optimization.ts';

export const answers = {
  CatalogTabs: catalogTabsSchema,
  CatalogSearch: catalogSearchSchema,
  Configuration: configurationSchema,
  BillOfMaterials: billOfMaterialsSchema,
  Explained: explainedSchema,
  Optimized: optimizedSchema,
  VariantCatalogs: variantCatalogsSchema,
  Variants: variantsSchema,
  VariantBom: variantBomSchema,
  Cart: cartSchema,
  Carts: cartsSchema,
  CartItem: cartItemSchema,
  CartItems: cartItemsSchema,
  CompleteCart: completeCartSchema,
  Upgrade: upgradeSchema,
  UpgradePreview: upgradePreviewSchema,
  CadStatus: cadStatusSchema,
  CadFiles: cadFilesSchema,
  Documents: documentsSchema,
  FirmRequest: firmRequestSchema,
  FirmRequests: firmRequestsSchema,
  Attachment: attachmentSchema,
  CustomImages: customImagesSchema,
  SelectedCustomImages: selectedCustomImagesSchema,
  /** "Success message", which the API page does not show. */
  Done: z.strictObject({ status: z.literal('ok') }),
  /** Not described here yet: Bespoke's tenant does not answer these calls. */
  Json: z.unknown(),
} as const;

export type AnswerName = keyof typeof answers;
export type Answer<Name extends AnswerName> = z.infer<(typeof answers)[Name]>;
