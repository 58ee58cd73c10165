/**
 * Keeps the API key out of answers to the browser, even when a tenant repeats it (in an error message, a link, a debug
 * page). A string is decoded in every way that is usual in JSON, addresses, HTML and authorization headers, and searched each
 * time, so that it does not matter how the tenant spells the key. A stream of bytes is aborted before the key.
 */
const CONCEALED = '***';

/** Encodings within encodings are looked through to this depth. */
const DEEPEST = 3;

const namedEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const encoded = /%[0-9a-f]{2}|\\[u"\\/]|&(#|amp|lt|gt|quot|apos)/i;

/** Whether the key is in a text, in any spelling. */
export function containsKey(text: string, key: string): boolean {
  const needles = [key, ...base64Needles(key)];
  // In every order: what one decoder reads may be half of what another one would.
  let level = new Set([text]);
  for (let depth = 0; depth <= DEEPEST && level.size > 0; depth++) {
    const next = new Set<string>();
    for (const decoded of level) {
      if (needles.some((needle) => decoded.includes(needle))) return true;
      if (!encoded.test(decoded)) continue;
      for (const decode of [fromJson, fromPercent, fromHtml]) {
        const further = decode(decoded);
        if (further !== decoded) next.add(further);
      }
    }
    level = next;
  }
  return false;
}

/**
 * JSON with the key replaced in every string and name; undefined when it does not contain the key.
 * @throws SyntaxError for a text that contains the key and is not JSON
 */
export function concealInJson(text: string, key: string): string | undefined {
  if (!containsKey(text, key)) return undefined;
  return JSON.stringify(concealInValue(JSON.parse(text), key));
}

function concealInValue(value: unknown, key: string): unknown {
  if (typeof value === 'string') return concealInString(value, key);
  if (Array.isArray(value)) return value.map((item) => concealInValue(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [concealInString(name, key), concealInValue(item, key)]),
  );
}

/** Where only a decoded form has the key, nothing of the string is kept. */
function concealInString(text: string, key: string): string {
  if (!containsKey(text, key)) return text;
  const rest = text.replaceAll(key, CONCEALED);
  return containsKey(rest, key) ? CONCEALED : rest;
}

function fromJson(text: string): string {
  return text.replace(
    /\\(?:u([0-9a-f]{4})|(["\\/]))/gi,
    (_, code: string | undefined, char: string | undefined) =>
      code === undefined ? (char ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Of UTF-8. */
function fromPercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}

function fromHtml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (found, ...groups) => {
    const [decimal, hex, name] = groups as (string | undefined)[];
    if (name !== undefined) return namedEntities[name.toLowerCase()] ?? found;
    const code = decimal === undefined ? Number.parseInt(hex ?? '0', 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : found;
  });
}

const needlesOf = new Map<string, readonly string[]>();

/**
 * Parts of base64 that stand for the key, wherever it begins in what was encoded (`user:key` of basic authentication): one
 * for each of the three ways it can lie on groups of three bytes, without the characters that depend on its neighbours.
 */
function base64Needles(key: string): readonly string[] {
  const known = needlesOf.get(key);
  if (known) return known;
  const bytes = Buffer.from(key);
  const plain = [0, 1, 2].map((before) => {
    const whole = Math.floor((before + bytes.length) / 3) * 4;
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return text.slice(before === 0 ? 0 : 4, whole);
  });
  const needles = [...new Set([...plain, ...plain.map(toUrlAlphabet)])];
  needlesOf.clear();
  needlesOf.set(key, needles);
  return needles;
}

function toUrlAlphabet(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_');
}

/** Spellings that are searched for in bytes. */
function spellings(key: string): string[] {
  const json = JSON.stringify(key).slice(1, -1);
  const percent = encodeURIComponent(key);
  const html = key.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return [
    ...new Set([
      key,
      percent,
      percent.replace(/%../g, (code) => code.toLowerCase()),
      json,
      json.replaceAll('/', '\\/'),
      html,
      ...base64Needles(key),
    ]),
  ];
}

/**
 * Passes bytes on, and fails when the key is among them, so that the browser gets a broken download. The last bytes of a
 * chunk, as many as the key is long, wait for the next chunk: a key across two chunks is found before any of it is sent.
 */
export function refuseKeyInStream(key: string, onFound: () => void): TransformStream<Uint8Array, Uint8Array> {
  const needles = spellings(key).map((spelling) => Buffer.from(spelling));
  const overlap = Math.max(...needles.map((needle) => needle.length)) - 1;
  let held = Buffer.alloc(0);
  return new TransformStream({
    transform(chunk, controller) {
      const bytes = Buffer.concat([held, chunk]);
      if (needles.some((needle) => bytes.includes(needle))) {
        onFound();
        controller.error(new Error('The answer of the tenant contains the API key.'));
        return;
      }
      const ready = Math.max(0, bytes.length - overlap);
      if (ready > 0) controller.enqueue(bytes.subarray(0, ready));
      held = bytes.subarray(ready);
    },
    flush(controller) {
      if (held.length > 0) controller.enqueue(held);
    },
  });
}
