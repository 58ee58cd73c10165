import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as v from 'valibot';
import * as endpoints from '#contract/endpoints.ts';
import { refreshCart } from './cart.ts';
import { call, urlOf } from './client.ts';
import { attachmentReader, type Attachment } from './read/files.ts';
import { upload, type UploadOptions } from './upload.ts';

/** What attachments are of: the cart, or one of its items. */
export type Attached = { readonly kind: 'cart' } | { readonly kind: 'item'; readonly itemId: string };

/** "Add Attachment to Shopping Cart", "Add Attachment to Shopping Cart Item". */
export function attachFile(attached: Attached, file: File, options: UploadOptions): Promise<Attachment> {
  const body = new FormData();
  body.append('file', file);
  return attached.kind === 'cart'
    ? upload(endpoints.addCartAttachment, { path: {}, body, read: attachmentReader, ...options })
    : upload(endpoints.addItemAttachment, {
        path: { itemId: attached.itemId },
        body,
        read: attachmentReader,
        ...options,
      });
}

/** "Delete Shopping Cart Attachment", "Delete Shopping Cart Item Attachment". */
export function useRemoveAttachment(attached: Attached) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (attachmentId: string) => {
      const query = { attachmentId };
      return attached.kind === 'cart'
        ? call(endpoints.removeCartAttachment, { query, read: v.unknown() })
        : call(endpoints.removeItemAttachment, {
            path: { itemId: attached.itemId },
            query,
            read: v.unknown(),
          });
    },
    onSettled: () => refreshCart(client),
  });
}

/** Where the browser gets an attachment as a file. */
export function attachmentUrl({ id }: Attachment): string {
  return `${urlOf(endpoints.downloadAttachment, {})}?${new URLSearchParams({ attachmentId: id }).toString()}`;
}
