/**
 * The store API of Oracle Commerce for configurations (`/ccstore/v1/cpq/configurations`), with our engine behind it. Anonymous shoppers
 * may call it, a number of times a minute.
 */
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type * as z from 'zod/mini';
import { ConfiguratorError } from '#server/configurator/configurator-error.ts';
import { EngineStopped, EngineTimeout } from '#server/engine/engine-errors.ts';
import * as calls from '../wire/calls.ts';
import type { CallRate } from './call-rate.ts';
import type { PageCalls } from './page-calls.ts';
import type { RowCalls } from './row-calls.ts';
import type { SavingCalls } from './saving-calls.ts';
import { StoreError } from './store-error.ts';

/** A request carries the state of a page: some hundred attributes with their values. */
const MAX_BODY_BYTES = 1_048_576;

export interface SandboxAppDeps {
  readonly pages: PageCalls;
  readonly rows: RowCalls;
  readonly saving: SavingCalls;
  readonly rate: CallRate;
  /** Is given what a call failed with that nobody expected. */
  readonly onFault: (error: unknown) => void;
}

export function sandboxApp({ pages, rows, saving, rate, onFault }: SandboxAppDeps): Hono {
  const app = new Hono();
  app.use(
    `${calls.CONFIGURATIONS}/*`,
    bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => fail(new StoreError('The request is too large.')) }),
  );
  app.onError((error) => fail(asStoreError(error, onFault)));

  const post = <Schema extends z.ZodMiniType>(
    path: calls.CallPath,
    schema: Schema,
    answer: (request: z.infer<Schema>, origin: string) => unknown,
  ) => {
    app.post(calls.CONFIGURATIONS + path, async (c) => {
      rate.count(callerOf(c));
      return c.json((await answer(await readRequest(c, schema), new URL(c.req.url).origin)) as object);
    });
  };

  post('', calls.startRequestSchema, (request, origin) => pages.start(request, origin));
  post('/update', calls.updateRequestSchema, (request) => pages.update(request));
  post('/interact', calls.interactRequestSchema, (request) => pages.interact(request));
  post('/next', calls.pageRequestSchema, (request, origin) => pages.move(request, 'next', origin));
  post('/previous', calls.pageRequestSchema, (request, origin) => pages.move(request, 'previous', origin));
  post('/arraySets/add', calls.arraySetAddRequestSchema, (request) => rows.addRow(request));
  post('/arraySets/delete', calls.arraySetDeleteRequestSchema, (request) => rows.removeRow(request));
  post('/arraySets/fetch', calls.arraySetFetchRequestSchema, (request) => rows.fetchRows(request));
  post('/save', calls.saveRequestSchema, (request) => saving.save(request));
  post('/initiateReconfiguration', calls.reconfigureRequestSchema, (request, origin) =>
    saving.initiateReconfiguration(request, origin),
  );
  post('/saveReconfiguration', calls.saveReconfigurationRequestSchema, (request, origin) =>
    saving.saveReconfiguration(request, origin),
  );
  return app;
}

/** @throws StoreError for a body that is not what the call needs */
async function readRequest<Schema extends z.ZodMiniType>(
  c: Context,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const body: unknown = await c.req.json().catch((cause: unknown) => {
    throw new StoreError('The request is not JSON.', { cause });
  });
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const { path, message } = read.error.issues[0] ?? { path: [], message: '' };
  throw new StoreError(`Bad request input data: ${path.join('.')}: ${message}`);
}

/** The address of the connection; calls within the process have none, and are counted together. */
function callerOf(c: Context): string {
  const bindings = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  return bindings?.incoming?.socket?.remoteAddress ?? '';
}

function asStoreError(error: unknown, onFault: (error: unknown) => void): StoreError {
  if (error instanceof StoreError) return error;
  if (error instanceof ConfiguratorError)
    return new StoreError('The request does not fit the configuration.');
  if (error instanceof EngineTimeout || error instanceof EngineStopped)
    return new StoreError('The configuration could not be worked out in time.', { status: 503 });
  onFault(error);
  return new StoreError('The call failed.', { status: 500 });
}

function fail({ message, status, retryAfterSeconds }: StoreError): Response {
  return Response.json({ message, status: String(status) } satisfies calls.WireError, {
    status,
    headers: retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) },
  });
}
