import type { Attachment } from '#contract/attachment.ts';
import type { StoredFile } from '#server/platform/files/file-store.ts';

/** As it is answered, and listed in the cart and its items. */
export function presentAttachment({ id, name, mediaType, size, createdAt }: StoredFile): Attachment {
  return { id, name, fileName: name, contentType: mediaType, size, created: createdAt };
}
