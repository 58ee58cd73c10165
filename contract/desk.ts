/**
 * The desk of people who sell: calls of the gateway beside the Self Service API, for those who have signed in
 * (`server/desk`). Bodies are JSON.
 */
import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';

/** States of a firm request, in the order in which it goes through them. */
export const REQUEST_STATES = ['submitted', 'in-progress', 'proposed', 'won', 'lost', 'declined'] as const;

export const deskCalls = {
  requests: endpoint('GET', '/desk/requests', 'everyone', 'Json', {
    query: [{ state: 'text?', assignee: 'text?', search: 'text?', before: 'number?' }],
  }),
  request: endpoint('GET', '/desk/requests/:number', 'everyone', 'Json'),
  moveRequest: endpoint('PUT', '/desk/requests/:number/state', 'everyone', 'Json', { body: 'json' }),
  assignRequest: endpoint('PUT', '/desk/requests/:number/assignee', 'everyone', 'Json', { body: 'json' }),
  discountRequest: endpoint('PUT', '/desk/requests/:number/discount', 'everyone', 'Json', { body: 'json' }),
  copyConfiguration: endpoint('POST', '/desk/requests/:number/copies', 'everyone', 'Json', { body: 'json' }),
  proposal: endpoint('GET', '/desk/requests/:number/proposal', 'everyone', 'application/pdf'),
  attachment: endpoint('GET', '/desk/requests/:number/attachments/:attachmentId', 'everyone', '*/*'),
  carts: endpoint('GET', '/desk/carts', 'everyone', 'Json'),
  makeCart: endpoint('POST', '/desk/carts', 'everyone', 'Json', { body: 'json' }),
  changeCart: endpoint('PUT', '/desk/carts/:id', 'everyone', 'Json', { body: 'json' }),
  openCart: endpoint('PUT', '/desk/opened-cart', 'everyone', 'Json', { body: 'json' }),
  closeCart: endpoint('DELETE', '/desk/opened-cart', 'everyone', 'Json'),
  currencies: endpoint('GET', '/desk/currencies', 'everyone', 'Json'),
  audit: endpoint('GET', '/desk/audit', 'everyone', 'Json', { query: [{ before: 'number?' }] }),
} as const;

const text = z.string();
const customer = z.strictObject({ name: text, company: text, email: text });
const requestRow = {
  number: z.int(),
  name: text,
  state: z.enum(REQUEST_STATES),
  /** The states that may follow. */
  nextStates: z.array(z.enum(REQUEST_STATES)),
  customer,
  itemCount: z.int(),
  /** Plain decimals. */
  total: text,
  currency: text,
  /** In percent; null for none. */
  discount: z.nullable(text),
  discountedTotal: z.nullable(text),
  assignee: z.nullable(z.strictObject({ name: text, isMe: z.boolean() })),
  /** Whether the person may read and change it. */
  isOpenToMe: z.boolean(),
  createdAt: text,
  updatedAt: text,
};
const row = z.strictObject(requestRow);
const attachments = z.array(z.strictObject({ id: text, name: text, size: z.int() }));

/** The newest first. */
export const deskRequestsSchema = z.strictObject({
  requests: z.array(row),
  /** Where the next page begins: numbers below; null at the end. */
  next: z.nullable(z.int()),
});

export const deskRequestSchema = z.strictObject({
  ...requestRow,
  comment: text,
  phone: text,
  /** Files that were attached to the whole cart. */
  attachments,
  /** Most that the person may take off, in percent. */
  discountLimit: text,
  /** As the customer was shown it; null for requests of older versions. */
  items: z.nullable(
    z.array(
      z.strictObject({
        id: text,
        product: text,
        summary: text,
        qty: z.int(),
        currency: text,
        totalNetPrice: text,
        attachments,
        /** Whether a copy of its configuration can be started. */
        isConfigured: z.boolean(),
        parameters: z.array(z.strictObject({ name: text, value: text })),
      }),
    ),
  ),
});

const cart = z.strictObject({
  id: text,
  name: text,
  customer,
  itemCount: z.int(),
  /** Whether this browser works with it now. */
  isOpen: z.boolean(),
  updatedAt: text,
});
export const deskCartsSchema = z.strictObject({ carts: z.array(cart) });

/** Where the copy can be worked on. */
export const copiedSchema = z.strictObject({ tab: text, productId: text, configId: text });

/** What one unit of the catalog's currency is in others. */
export const deskCurrenciesSchema = z.strictObject({
  base: text,
  /** When the catalog had these rates: the time of the answer. */
  asOf: text,
  /** Rates are plain decimals. */
  rates: z.array(z.strictObject({ currency: text, rate: text })),
});

export const auditSchema = z.strictObject({
  entries: z.array(
    z.strictObject({
      id: z.int(),
      at: text,
      person: z.strictObject({ id: text, name: text, role: text }),
      action: text,
      object: text,
      customer: text,
      details: z.record(text, z.unknown()),
    }),
  ),
  next: z.nullable(z.int()),
});

export type DeskRequest = z.infer<typeof row>;
export type DeskRequests = z.infer<typeof deskRequestsSchema>;
export type DeskRequestDetails = z.infer<typeof deskRequestSchema>;
export type DeskCarts = z.infer<typeof deskCartsSchema>;
export type DeskCurrencies = z.infer<typeof deskCurrenciesSchema>;
export type Copied = z.infer<typeof copiedSchema>;
export type AuditPage = z.infer<typeof auditSchema>;
