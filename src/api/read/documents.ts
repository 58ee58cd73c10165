import * as v from 'valibot';
import { count, flag, text } from './scalars.ts';

const documentReader = v.object({
  documentType: text,
  documentId: text,
  documentCategory: text,
  // Of Bespoke's tenant only.
  documentCategoryTitle: text,
  name: text,
  fileName: text,
  contentType: text,
  language: text,
  dynamic: flag,
  shoppingCartItemId: text,
});

export const documentsReader = v.array(documentReader);
export type CartDocument = v.InferOutput<typeof documentReader>;

/** Steps of a job: of Bespoke's tenant only. */
const progressReader = v.optional(v.object({ step: text, done: count, total: count }));

/** Tenants write the status in different cases. */
export const cadStatusReader = v.object({
  status: v.pipe(
    text,
    v.transform((status) => status.toLowerCase()),
  ),
  error: text,
  progress: progressReader,
  // Of Bespoke's tenant only: of the texts in the files.
  language: text,
});

export const cadFilesReader = v.object({
  files: v.optional(v.array(v.object({ type: text, file: text })), []),
});

export const upgradeReader = v.object({
  state: text,
  message: text,
  progress: progressReader,
  last: v.optional(v.object({ state: text, message: text, endedAt: text })),
});

const changeReader = v.object({
  name: text,
  description: text,
  oldValueDescription: text,
  newValueDescription: text,
  wasChosen: flag,
});

export const upgradePreviewReader = v.object({
  agreement: text,
  items: v.array(
    v.object({
      '#id': text,
      product: text,
      kind: v.picklist(['upgradable', 'gone', 'in-progress']),
      kept: v.array(v.object({ name: text, description: text, valueDescription: text, wasChosen: flag })),
      moved: v.array(changeReader),
      dropped: v.array(changeReader),
      price: v.optional(v.object({ now: text, then: text })),
    }),
  ),
});

export type UpgradePreview = v.InferOutput<typeof upgradePreviewReader>;
