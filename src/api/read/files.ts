import * as v from 'valibot';
import { count, optionalText, text } from './scalars.ts';

export const attachmentReader = v.looseObject({
  id: text,
  name: text,
  contentType: optionalText,
  size: count,
});

export const customImagesReader = v.object({
  files: v.array(v.object({ key: text, url: text, thumbnailUrl: optionalText })),
});

export type Attachment = v.InferOutput<typeof attachmentReader>;
export type CustomImage = v.InferOutput<typeof customImagesReader>['files'][number];
