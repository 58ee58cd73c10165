/** Which files may be attached, by what is in them. What they are called and labelled says nothing. */
import { fileTypeFromBuffer } from 'file-type';

export interface AttachmentType {
  readonly mediaType: string;
  /** Endings that fit the content, the usual one first. */
  readonly endings: readonly string[];
}

/** Bytes that are looked at: office documents are archives, and tell what they are in their first entries. */
export const SNIFFED_BYTES = 64 * 1024;

/** All of them pass the gateway, and no browser runs any of them. */
const types: readonly AttachmentType[] = [
  { mediaType: 'application/pdf', endings: ['pdf'] },
  { mediaType: 'image/png', endings: ['png'] },
  { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  { mediaType: 'image/gif', endings: ['gif'] },
  { mediaType: 'image/webp', endings: ['webp'] },
  { mediaType: 'image/avif', endings: ['avif'] },
  { mediaType: 'application/zip', endings: ['zip'] },
  ...office('document', 'docx'),
  ...office('sheet', 'xlsx', 'spreadsheetml'),
  ...office('presentation', 'pptx', 'presentationml'),
  { mediaType: 'application/vnd.oasis.opendocument.text', endings: ['odt'] },
  { mediaType: 'application/vnd.oasis.opendocument.spreadsheet', endings: ['ods'] },
  { mediaType: 'application/vnd.oasis.opendocument.presentation', endings: ['odp'] },
];
const plainText: AttachmentType = {
  mediaType: 'text/plain',
  endings: ['txt', 'csv', 'md', 'log', 'dxf', 'step', 'stp', 'iges', 'igs', 'json'],
};

/** What is allowed, to be read. */
export const ALLOWED =
  'PDF, PNG, JPEG, GIF, WebP, AVIF, DOCX, XLSX, PPTX, ODT, ODS, ODP, ZIP, TXT, CSV, DXF, STEP';

/** @param start the first bytes, `SNIFFED_BYTES` where there are as many; undefined for what may not be attached */
export async function attachmentType(start: Uint8Array): Promise<AttachmentType | undefined> {
  const detected = await fileTypeFromBuffer(start);
  if (detected) return types.find(({ mediaType }) => mediaType === detected.mime);
  return isPlainText(start) ? plainText : undefined;
}

/** The name with an ending that fits: "photo.exe" with a picture in it becomes "photo.exe.png". */
export function withFittingEnding(name: string, { endings }: AttachmentType): string {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return endings.includes(ending) ? name : `${name}.${endings[0] ?? ''}`;
}

/** UTF-8 without control characters that is no markup, which a browser could run. */
function isPlainText(start: Uint8Array): boolean {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true });
  } catch {
    return false;
  }
  // Control characters are what tells binary files from texts.
  return !/[\0-\x08\x0e-\x1f\x7f]/.test(text) && !/^\s*<|<(script|html|svg|iframe|body|meta)\b/i.test(text);
}

function office(kind: string, ending: string, family = 'wordprocessingml'): AttachmentType[] {
  return [
    { mediaType: `application/vnd.openxmlformats-officedocument.${family}.${kind}`, endings: [ending] },
  ];
}
