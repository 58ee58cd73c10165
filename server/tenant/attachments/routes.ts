import { readFilePart } from '#server/platform/read-file-part.ts';
import { fileAnswer } from '#server/platform/files/file-answer.ts';
import type { FileStore } from '#server/platform/files/file-store.ts';
import { presentAttachment } from '../product/present-attachment.ts';
import type { ApiCall } from '../http/api-call.ts';
import type { Handlers } from '../http/handlers.ts';
import { explainUpload } from '../http/uploads.ts';
import { InvalidRequest } from '../tenant-error.ts';
import type { Attached, AttachmentService } from './service.ts';

/** "Documents": the attachments. All calls are a known customer's. */
export function attachmentHandlers(attachments: AttachmentService, { limits }: Pick<FileStore, 'limits'>) {
  const add = async (call: ApiCall, attached: Attached, request: Request) => {
    const put = await attachments.open(call.requireCustomer(), attached, call.language);
    const contentType = request.headers.get('Content-Type') ?? '';
    if (!request.body || !/^multipart\/form-data\b/i.test(contentType))
      throw new InvalidRequest(
        'Missing parameter',
        'Mandatory parameter not provided: file. Send it as multipart/form-data.',
      );
    try {
      return presentAttachment(await readFilePart(request.body, { contentType, partName: 'file' }, put));
    } catch (error) {
      throw explainUpload(error, limits, call.language);
    }
  };
  const remove = async (call: ApiCall, attached: Attached) => {
    await attachments.remove(call.requireCustomer(), attached, attachmentIdOf(call));
    return { status: 'ok' } as const;
  };
  return {
    addCartAttachment: (call, _, c) => add(call, { kind: 'cart' }, c.req.raw),
    addItemAttachment: (call, { itemId }, c) => add(call, { kind: 'item', itemId }, c.req.raw),
    removeCartAttachment: (call) => remove(call, { kind: 'cart' }),
    removeItemAttachment: (call, { itemId }) => remove(call, { kind: 'item', itemId }),

    downloadAttachment: async (call, _, c) => {
      return fileAnswer(c, await attachments.read(call.requireCustomer(), attachmentIdOf(call)));
    },
  } satisfies Partial<Handlers>;
}

function attachmentIdOf(call: ApiCall): string {
  const id = call.get('attachmentId');
  if (id) return id;
  throw new InvalidRequest('Missing parameter', 'Mandatory parameter not provided: attachmentId');
}
