/** Reads the body of a call: parameters, urlencoded or multipart, or JSON. */
import { InvalidRequest } from '../tenant-error.ts';

/** Far more than any real commit. */
export const MAX_BODY_BYTES = 256 * 1024;

/** Parameters in the order in which they were sent, or the text of a JSON document. */
export interface CallBody {
  readonly pairs: readonly (readonly [name: string, value: string])[];
  readonly json?: string;
}

/** @throws InvalidRequest for a body that is too large, of another type, or broken */
export async function readBody(request: Request): Promise<CallBody> {
  const bytes = await readBytes(request);
  if (bytes.byteLength === 0) return { pairs: [] };
  const contentType = request.headers.get('Content-Type') ?? 'application/x-www-form-urlencoded';
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType)) {
    return { pairs: [...new URLSearchParams(new TextDecoder().decode(bytes))] };
  }
  if (/^multipart\/form-data\b/i.test(contentType)) return { pairs: await readMultipart(bytes, contentType) };
  if (/^application\/json\b/i.test(contentType)) return { pairs: [], json: readText(bytes) };
  throw new InvalidRequest(
    'Unsupported body',
    'Send parameters in the query, or as application/x-www-form-urlencoded or multipart/form-data.',
  );
}

function readText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InvalidRequest('Broken body', 'The JSON of the body must be UTF-8.');
  }
}

async function readMultipart(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
): Promise<[string, string][]> {
  let form: FormData;
  try {
    form = await new Response(bytes, { headers: { 'Content-Type': contentType } }).formData();
  } catch {
    throw new InvalidRequest(
      'Broken body',
      'The multipart body cannot be read: check its boundary and line ends.',
    );
  }
  return [...form].map(([name, value]) => {
    if (typeof value === 'string') return [name, value];
    throw new InvalidRequest('Unexpected file', `"${name}" must be text: this endpoint takes no files.`);
  });
}

/** Reads the body up to the limit: `Content-Length` is checked where it was sent, the bytes are counted where it was not. */
async function readBytes(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () =>
    new InvalidRequest('Body too large', `The body must not be larger than ${MAX_BODY_BYTES / 1024} KiB.`);
  // Asking for `body` makes a stream, even where there is none.
  if (request.method === 'GET' || request.method === 'HEAD') return new Uint8Array();
  const announced = request.headers.get('Content-Length');
  if (Number(announced ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  if (announced !== null && /^\d+$/.test(announced)) {
    try {
      // HTTP ends the body there.
      return new Uint8Array(await request.arrayBuffer());
    } catch {
      throw incomplete();
    }
  }
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > MAX_BODY_BYTES) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof InvalidRequest) throw error;
    throw incomplete();
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function incomplete(): InvalidRequest {
  return new InvalidRequest('Incomplete body', 'The call ended before all of it was sent.');
}
