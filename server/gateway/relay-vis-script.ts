import type { Handler } from 'hono';
import type { Logger } from 'pino';
import type { Upstream } from './upstream.ts';
import { withTimeout } from './with-timeout.ts';

/** Characters. The page says that it is one small script. */
const LONGEST = 2_000_000;
/** Also of failures: of another type, browsers say in place of the status that it cannot be executed. */
const SCRIPT = { 'Content-Type': 'text/javascript; charset=utf-8' };

/**
 * The script of a remote tenant's visualization (API page, "Visualization"), from the origin of the shop: pages of the shop load scripts
 * of no other. It is asked for without key and customer. Where there is none, the shop shows its picture.
 */
export function relayVisScript(
  { send, visScript }: Pick<Upstream, 'send' | 'visScript'>,
  { timeoutMs, logger }: { readonly timeoutMs: number; readonly logger: Logger },
): Handler {
  return async (c) => {
    c.header('Cache-Control', 'no-cache');
    try {
      const script = await withTimeout(timeoutMs, async (signal) => {
        if (visScript === undefined) return undefined;
        const answer = await send(new Request(visScript), signal);
        const type = answer.headers.get('Content-Type') ?? '';
        if (!answer.ok || !/^(text|application)\/(x-)?(java|ecma)script\b/i.test(type)) return undefined;
        return readText(answer);
      });
      if (script !== undefined) return c.body(script, 200, SCRIPT);
    } catch (error) {
      logger.warn({ err: error }, "The script of the tenant's visualization could not be loaded.");
      return c.body('// The script could not be loaded.', 502, SCRIPT);
    }
    return c.body('// This tenant has no visualization.', 404, SCRIPT);
  };
}

/** @throws Error for a text that is too long */
async function readText(answer: Response): Promise<string> {
  let text = '';
  for await (const piece of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += piece;
    if (text.length > LONGEST) throw new Error('The script is too long.');
  }
  return text;
}
