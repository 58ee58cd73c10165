import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import * as z from 'zod';
import { InvalidRequest, NotFound } from '../tenant-error.ts';
import type { SharedViews } from './shared-views.ts';

/** A connection that is idle is closed by proxies; a comment keeps it. In milliseconds. */
const HEARTBEAT = 25_000;
/** Viewers connect again: no connection stays for ever, nor holds up a server that is being stopped. */
const CONNECTION = 10 * 60_000;

const text = z.string().max(10_000);
/** What viewers get. Values, and addresses that their page only loads from this server. */
const stateSchema = z.object({
  visualization: z.object({
    name: text.optional(),
    tvkbPath: text,
    tvkbReference: text.optional(),
    assetsPath: text.optional(),
    primaryColor: text.optional(),
    aspectRatio: text.optional(),
    customImagesRootPath: text.optional(),
    customImageData: text.optional(),
    /** A picture for viewers that do not draw. */
    screenshots: z
      .array(z.object({ url: text }))
      .max(1)
      .optional(),
    messagingData: z.array(z.object({ name: text, value: text })).max(2_000),
  }),
  currentGroup: text.optional(),
});

/** The server of shared views, at `sessionServer` of the visualization object; viewers listen to server-sent events. */
export function sharedViewRoutes(views: SharedViews): Hono {
  return new Hono()
    .put('/session', bodyLimit({ maxSize: 128 * 1024, onError: tooLarge }), async (c) => {
      const read = stateSchema.safeParse(await c.req.json().catch(() => undefined));
      if (!read.success) throw new InvalidRequest('Invalid state', 'This is no state of a visualization.');
      const id = views.put(keyOf(c), JSON.stringify(read.data));
      if (id === undefined) throw viewNotFound();
      return c.json({ id });
    })
    .delete('/session', (c) => {
      views.end(keyOf(c));
      return c.body(null, 204);
    })
    .get('/sessions/:id', (c) => follow(c, views, c.req.param('id')));
}

function follow(c: Context, views: SharedViews, id: string): Response | Promise<Response> {
  const waiting: (string | undefined)[] = [];
  let wake: () => void = () => undefined;
  const stop = views.follow(id, (state) => {
    // Who is slow gets the newest state, not all of them.
    waiting.splice(0, waiting.length, state);
    wake();
  });
  if (stop === undefined) throw viewNotFound();
  if (stop === 'full') return c.text('Too many follow this view.', 503);
  c.header('Cache-Control', 'no-store');
  c.header('X-Accel-Buffering', 'no');
  return streamSSE(c, async (stream) => {
    const until = Date.now() + CONNECTION;
    stream.onAbort(() => {
      stop();
      wake();
    });
    while (!stream.aborted && Date.now() < until) {
      if (waiting.length === 0) {
        let timer: ReturnType<typeof setTimeout> | undefined;
        await new Promise<void>((resolve) => {
          wake = resolve;
          timer = setTimeout(resolve, HEARTBEAT);
        });
        clearTimeout(timer);
      }
      if (stream.aborted) break;
      if (waiting.length === 0) {
        await stream.write(': still here\n\n');
        continue;
      }
      const state = waiting.shift();
      await stream.writeSSE(
        state === undefined ? { event: 'end', data: '' } : { event: 'state', data: state },
      );
      if (state === undefined) break;
    }
    stop();
  });
}

/** Chosen by the page of the owner; whoever has it changes and ends the view. */
function keyOf(c: Context): string {
  const key = c.req.header('X-Share-Key') ?? '';
  if (!/^[\da-f]{64}$/.test(key))
    throw new InvalidRequest('Invalid key', 'X-Share-Key has 64 hexadecimal digits.');
  return key;
}

function tooLarge(): never {
  throw new InvalidRequest('Too large', 'This state of a visualization is too large.');
}

function viewNotFound(): NotFound {
  return new NotFound('Shared view not found', 'This shared view has ended, or its link is not valid.');
}
