import { Hono, type Context } from 'hono';
import * as z from 'zod';
import {
  deskCalls,
  REQUEST_STATES,
  type AuditPage,
  type Copied,
  type DeskCurrencies,
  type DeskRequests,
} from '#contract/desk.ts';
import { GATEWAY_BASE } from '#contract/endpoint.ts';
import { GatewayError } from '#server/gateway/gateway-error.ts';
import { requirePerson } from '#server/gateway/require-person.ts';
import { fileAnswer } from '#server/platform/files/file-answer.ts';
import { AUDIT_PAGE } from '#server/platform/audit/audit-log.ts';
import type { PersonSessions } from '#server/sign-in/person-sessions.ts';
import type { Permission, Person } from '#server/sign-in/person.ts';
import type { DeskCartService } from './desk-cart-service.ts';
import { deskCartInput } from './desk-carts.ts';
import { PAGE, type RequestFilter } from './desk-requests.ts';
import type { DeskService } from './desk-service.ts';
import type { openedCarts } from './opened-cart.ts';
import { presentCarts, presentRequest, presentRow } from './present-request.ts';

export interface DeskParts {
  readonly sessions: Pick<PersonSessions, 'find'>;
  readonly desk: DeskService;
  readonly carts: DeskCartService;
  readonly opened: ReturnType<typeof openedCarts>;
  /** Rates to show prices with. They are nobody's data, so the audit log does not mention who reads them. */
  readonly currencies: () => DeskCurrencies;
}

type DeskCall = keyof typeof deskCalls;

/** What each call asks of whoever makes it. A call without a line here does not compile. */
const permissions: Readonly<Record<DeskCall, Permission>> = {
  requests: 'sell',
  request: 'sell',
  moveRequest: 'sell',
  assignRequest: 'sell',
  discountRequest: 'sell',
  copyConfiguration: 'sell',
  proposal: 'sell',
  attachment: 'sell',
  carts: 'sell',
  makeCart: 'sell',
  changeCart: 'sell',
  openCart: 'sell',
  closeCart: 'sell',
  currencies: 'sell',
  audit: 'read-audit',
};

const state = z.enum(REQUEST_STATES);
const page = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional();

/** The calls of `contract/desk.ts`, to be mounted at the base of the gateway, which answers the errors. */
export function deskRoutes({ sessions, desk, carts, opened, currencies }: DeskParts): Hono {
  const listCarts = async (c: Context, person: Person) =>
    c.json(presentCarts(await carts.list(person), opened.idIn(c)));

  const handlers: Readonly<Record<DeskCall, (c: Context, person: Person) => Promise<Response>>> = {
    async requests(c, person) {
      const rows = await desk.list(person, filterIn(c, person));
      const last = rows.length === PAGE ? rows.at(-1) : undefined;
      const list = rows.map((row) => presentRow(row, person));
      return c.json({ requests: list, next: last?.number ?? null } satisfies DeskRequests);
    },
    async request(c, person) {
      const opened = await desk.open(person, numberIn(c));
      return c.json(presentRequest(opened, person, desk.limitOf(person)));
    },
    async moveRequest(c, person) {
      const body = await bodyOf(c, z.strictObject({ state }));
      return c.json(presentRow(await desk.move(person, numberIn(c), body.state), person));
    },
    async assignRequest(c, person) {
      const body = await bodyOf(c, z.strictObject({ isMine: z.boolean() }));
      return c.json(presentRow(await desk.assign(person, numberIn(c), body.isMine), person));
    },
    async discountRequest(c, person) {
      const body = await bodyOf(c, z.strictObject({ percent: z.string().max(20) }));
      return c.json(presentRow(await desk.discount(person, numberIn(c), body.percent), person));
    },
    async copyConfiguration(c, person) {
      const body = await bodyOf(c, z.strictObject({ itemId: z.string(), cartId: z.string() }));
      const copied = await desk.copy(person, numberIn(c), body);
      opened.open(c, body.cartId);
      return c.json(copied satisfies Copied);
    },
    async proposal(c, person) {
      const call = { language: c.req.header('X-Language'), signal: c.req.raw.signal };
      const { fileName, bytes } = await desk.proposal(person, numberIn(c), call);
      return c.body(bytes, 200, {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `attachment; filename="${fileName}"`,
      });
    },
    async attachment(c, person) {
      const opened = await desk.attachment(person, numberIn(c), c.req.param('attachmentId') ?? '');
      return fileAnswer(c, opened);
    },
    carts: listCarts,
    async makeCart(c, person) {
      const cart = await carts.make(person, await bodyOf(c, deskCartInput));
      opened.open(c, cart.id);
      return c.json(presentCarts(await carts.list(person), cart.id));
    },
    async changeCart(c, person) {
      await carts.change(person, c.req.param('id') ?? '', await bodyOf(c, deskCartInput));
      return listCarts(c, person);
    },
    async openCart(c, person) {
      const { id } = await bodyOf(c, z.strictObject({ id: z.string() }));
      await carts.open(person, id);
      opened.open(c, id);
      return c.json(presentCarts(await carts.list(person), id));
    },
    async closeCart(c, person) {
      opened.close(c);
      return c.json(presentCarts(await carts.list(person), undefined));
    },
    currencies: (c) => Promise.resolve(c.json(currencies())),
    async audit(c) {
      const entries = await desk.audit(read(page, c.req.query('before')));
      return c.json({
        entries: entries.map(({ customer = '', details = {}, ...entry }) => ({
          ...entry,
          customer,
          details,
        })),
        next: (entries.length === AUDIT_PAGE ? entries.at(-1)?.id : undefined) ?? null,
      } satisfies AuditPage);
    },
  };

  const routes = new Hono();
  routes.use('/desk/*', async (c: Context, next) => {
    c.header('Cache-Control', 'no-store');
    await next();
  });
  for (const name of Object.keys(handlers) as DeskCall[]) {
    const { method, path } = deskCalls[name];
    routes.on(method, path, async (c) => {
      const { person } = await requirePerson(c, sessions, 'sell', permissions[name]);
      return handlers[name](c, person);
    });
  }
  routes.all('/desk/*', async (c) => {
    // Whoever may not sell learns nothing, not even which calls there are.
    await requirePerson(c, sessions, 'sell');
    throw new GatewayError(404, 'Unknown endpoint', `There is no call ${GATEWAY_BASE}${c.req.path}.`);
  });
  return routes;
}

function filterIn(c: Context, person: Person): RequestFilter {
  const assignee = read(z.enum(['me', 'nobody']).optional(), c.req.query('assignee') || undefined);
  return {
    state: read(state.optional(), c.req.query('state') || undefined),
    assignee: assignee === 'me' ? person.id : assignee === 'nobody' ? null : undefined,
    search: read(z.string().max(200), c.req.query('search') ?? ''),
    before: read(page, c.req.query('before')) ?? Number.MAX_SAFE_INTEGER,
  };
}

function numberIn(c: Context): number {
  const number = Number(c.req.param('number'));
  if (Number.isSafeInteger(number)) return number;
  throw new GatewayError(404, 'Not found', 'There is no such request.');
}

async function bodyOf<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  return read(schema, await c.req.json().catch(() => undefined));
}

/** @throws GatewayError 400 */
function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const { data, error } = schema.safeParse(value);
  if (error) throw new GatewayError(400, 'Invalid call', z.prettifyError(error));
  return data;
}
