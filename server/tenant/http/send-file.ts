import { Readable } from 'node:stream';
import { create } from 'content-disposition';
import type { Context } from 'hono';
import { ZipFile } from 'yazl';
import type { StoredFile } from '#server/platform/files/file-store.ts';

/** Seconds. */
const A_YEAR = 31_536_000;

/** A file to be downloaded: its name, as a person reads it, and its bytes, which are not made or opened before `open`. */
export interface Download {
  readonly name: string;
  readonly mediaType: string;
  readonly open: () => Promise<Readable>;
}

/** Answers with a file. It is saved, never shown as a page of this address. */
export async function sendFile(c: Context, { name, mediaType, open }: Download): Promise<Response> {
  return c.body(toWeb(await open()), 200, {
    'Content-Type': mediaType,
    'Content-Disposition': attachment(name),
  });
}

/**
 * Answers with an archive of files, each made or opened when its turn comes, so that no more than one is held at a time. An error
 * on the way breaks the answer off: a client must not take half an archive for a whole one.
 */
export function sendZip(
  c: Context,
  { name, files, date }: { readonly name: string; readonly files: readonly Download[]; readonly date: Date },
): Response {
  const zip = new ZipFile();
  const taken = new Set<string>();
  for (const file of files) {
    const entry = { mtime: date, forceDosTimestamp: true };
    zip.addReadStreamLazy(freeName(safeName(file.name), taken), entry, (give) => {
      file.open().then(
        (stream) => {
          give(null, stream);
        },
        (error: unknown) => {
          zip.emit('error', error);
        },
      );
    });
  }
  const output = zip.outputStream as Readable;
  zip.on('error', (error: Error) => output.destroy(error));
  zip.end();
  return c.body(toWeb(output), 200, {
    'Content-Type': 'application/zip',
    'Content-Disposition': attachment(name),
  });
}

/**
 * Answers with a picture of a customer below an address that cannot be guessed and always shows the same. Whatever is in it, it is no
 * page of this address.
 */
export function sendPicture(
  c: Context,
  { file, content }: { readonly file: Pick<StoredFile, 'mediaType' | 'size'>; readonly content: Readable },
): Response {
  return c.body(toWeb(content), 200, {
    'Content-Type': file.mediaType,
    'Content-Length': String(file.size),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': `private, max-age=${A_YEAR}, immutable`,
  });
}

/** A name that every file system takes, without parts of a path. */
export function safeName(name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const [, stem = '', extension = ''] = /^(.*?)(\.[A-Za-z0-9]{1,5})?$/u.exec(clean) ?? [];
  return `${[...(stem || 'file')].slice(0, MAX_NAME).join('')}${extension}`;
}

/** Characters before the extension; with three bytes each a name fits what file systems allow. */
const MAX_NAME = 80;

function attachment(name: string): string {
  return create(safeName(name), { type: 'attachment' });
}

/** `name (2).pdf` where there is a `name.pdf`; case does not tell names apart on every file system. */
function freeName(name: string, taken: Set<string>): string {
  const [, stem = name, extension = ''] = /^(.*?)(\.[^.]*)?$/u.exec(name) ?? [];
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${stem} (${count})${extension}`;
    if (taken.has(candidate.toLowerCase())) continue;
    taken.add(candidate.toLowerCase());
    return candidate;
  }
}

function toWeb(stream: Readable): ReadableStream<Uint8Array> {
  // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- where the DOM's types are there, they differ
  return Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>;
}
