import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod';
import { InvalidRequest, NotAuthorized, NotFound, TooManyRequests } from '../tenant-error.ts';
import { PendingEvents, streamEvents } from './shared-view-stream.ts';
import type { EndReason } from './shared-view.ts';
import type { Outcome, SharedViews } from './shared-views.ts';

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
  /** Whether viewers may change the configuration. */
  mayChange: z.boolean().optional(),
});

const viewerId = z.string().regex(/^[\da-f]{32}$/);
const presenceSchema = z.object({
  viewer: viewerId,
  name: z.string().trim().min(1).max(40),
  part: z.string().max(200).optional(),
});
const changeSchema = z.object({
  viewer: viewerId,
  parameters: z
    .record(z.string().max(200), z.string().max(1_000))
    .refine((parameters) => Object.keys(parameters).length <= 20),
});

/** The server of shared views, at `sessionServer` of the visualization object; those who follow listen to server-sent events. */
export function sharedViewRoutes(views: SharedViews, clock: () => Date): Hono {
  const limit = (maxSize: number) => bodyLimit({ maxSize, onError: tooLarge });
  return new Hono()
    .put('/session', limit(128 * 1024), async (c) => {
      const key = keyOf(c) ?? missingKey();
      const read = await bodyOf(c, stateSchema, 'This is not a state of a visualization.');
      const link = await views.put(key, JSON.stringify(read), read.mayChange === true);
      if (typeof link === 'string') throw viewNotFound(link);
      return c.json({ id: link.token, expires: link.expires.toISOString() });
    })
    .delete('/session', async (c) => {
      await views.withdraw(keyOf(c) ?? missingKey());
      return c.body(null, 204);
    })
    .get('/sessions/:token', async (c) => {
      const viewer = viewerId.safeParse(c.req.query('viewer')).data;
      const pending = new PendingEvents();
      const followed = await views.follow(c.req.param('token'), viewer, (event) => pending.add(event));
      if (followed === 'full') return c.text('Too many follow this view.', 503);
      const now = () => clock().getTime();
      if (typeof followed !== 'string') return streamEvents(c, pending, { ...followed, clock: now });
      // Pages read no status of server-sent events: why there is nothing is an event, too.
      pending.add({ kind: 'end', reason: followed });
      return streamEvents(c, pending, {
        expires: new Date(now() + 60_000),
        stop: () => undefined,
        clock: now,
      });
    })
    .post('/sessions/:token/viewer', limit(4 * 1024), async (c) => {
      const { viewer, ...presence } = await bodyOf(c, presenceSchema, 'This does not say who views.');
      return answer(c, await views.present(c.req.param('token'), viewer, presence, keyOf(c)));
    })
    .post('/sessions/:token/changes', limit(32 * 1024), async (c) => {
      const { viewer, parameters } = await bodyOf(c, changeSchema, 'This is no change of values.');
      return answer(c, await views.change(c.req.param('token'), viewer, parameters));
    });
}

async function bodyOf<S extends z.ZodType>(c: Context, schema: S, message: string): Promise<z.infer<S>> {
  const read = schema.safeParse(await c.req.json().catch(() => undefined));
  if (!read.success) throw new InvalidRequest('Invalid body', message);
  return read.data;
}

function answer(c: Context, outcome: Outcome): Response {
  switch (outcome) {
    case 'done':
      return c.body(null, 204);
    case 'gone':
      throw viewNotFound('withdrawn');
    case 'not following':
      throw new InvalidRequest('Not following', 'Who does not follow this view cannot take part in it.');
    case 'not allowed':
      throw new NotAuthorized('Not allowed', 'The owner of this view does not let viewers change anything.');
    case 'no owner':
      throw new NotFound('No owner', 'The page of the owner is not open.');
    case 'too many':
      throw new TooManyRequests('Too many changes', 'Viewers change too much at once.', 10);
  }
}

/** Chosen by the page of the owner; whoever has it changes and withdraws the view. */
function keyOf(c: Context): string | undefined {
  const key = c.req.header('X-Share-Key');
  if (key !== undefined && !/^[\da-f]{64}$/.test(key)) missingKey();
  return key;
}

function missingKey(): never {
  throw new InvalidRequest('Invalid key', 'X-Share-Key has 64 hexadecimal digits.');
}

function tooLarge(): never {
  throw new InvalidRequest('Too large', 'This is too large.');
}

function viewNotFound(reason: EndReason): NotFound {
  return reason === 'expired'
    ? new NotFound('Shared view expired', 'This shared view has expired. Share it again.')
    : new NotFound('Shared view not found', 'This shared view was withdrawn, or its link is not valid.');
}
