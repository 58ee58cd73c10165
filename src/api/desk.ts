/** The desk of people who sell: calls of the gateway beside the Self Service API (`contract/desk.ts`). */
import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { deskCalls, REQUEST_STATES } from '#contract/desk.ts';
import { call, download, urlOf } from './client.ts';

const text = v.string();
const customerReader = v.object({ name: text, company: text, email: text });
const stateReader = v.picklist(REQUEST_STATES);
const row = {
  number: v.number(),
  name: text,
  state: stateReader,
  nextStates: v.array(stateReader),
  customer: customerReader,
  itemCount: v.number(),
  total: text,
  currency: text,
  discount: v.nullable(text),
  discountedTotal: v.nullable(text),
  assignee: v.nullable(v.object({ name: text, isMe: v.boolean() })),
  isOpenToMe: v.boolean(),
  createdAt: text,
  updatedAt: text,
};
const rowReader = v.object(row);
const requestsReader = v.object({ requests: v.array(rowReader), next: v.nullable(v.number()) });
const attachmentReader = v.object({ id: text, name: text, size: v.number() });
const requestReader = v.object({
  ...row,
  comment: text,
  phone: text,
  attachments: v.array(attachmentReader),
  discountLimit: text,
  items: v.nullable(
    v.array(
      v.object({
        id: text,
        product: text,
        summary: text,
        qty: v.number(),
        currency: text,
        totalNetPrice: text,
        attachments: v.array(attachmentReader),
        isConfigured: v.boolean(),
        parameters: v.array(v.object({ name: text, value: text })),
      }),
    ),
  ),
});
const cartsReader = v.object({
  carts: v.array(
    v.object({
      id: text,
      name: text,
      customer: customerReader,
      itemCount: v.number(),
      isOpen: v.boolean(),
      updatedAt: text,
    }),
  ),
});
const copiedReader = v.object({ tab: text, productId: text, configId: text });
const currenciesReader = v.object({
  base: text,
  asOf: text,
  rates: v.array(v.object({ currency: text, rate: text })),
});
const auditReader = v.object({
  entries: v.array(
    v.object({
      id: v.number(),
      at: text,
      person: v.object({ id: text, name: text, role: text }),
      action: text,
      object: text,
      customer: text,
      details: v.record(text, v.unknown()),
    }),
  ),
  next: v.nullable(v.number()),
});

export type RequestState = (typeof REQUEST_STATES)[number];
export type DeskRow = v.InferOutput<typeof rowReader>;
export type DeskRequest = v.InferOutput<typeof requestReader>;
export type DeskAttachment = v.InferOutput<typeof attachmentReader>;
export type DeskCart = v.InferOutput<typeof cartsReader>['carts'][number];
export type DeskCurrencies = v.InferOutput<typeof currenciesReader>;
export type DeskCustomer = v.InferOutput<typeof customerReader>;

/** In the order in which a request goes through them. */
export const requestStates = REQUEST_STATES;

/** Undefined for what is no state. */
export function requestState(name: string | null): RequestState | undefined {
  return REQUEST_STATES.find((known) => known === name);
}

export interface RequestFilter {
  readonly state: RequestState | undefined;
  readonly assignee: 'me' | 'nobody' | undefined;
  readonly search: string;
  /** Where the page begins: numbers below. */
  readonly before: number | undefined;
}

/** Firm requests of all customers, the newest first. */
export function deskRequestsQuery({ state, assignee, search, before }: RequestFilter) {
  return queryOptions({
    queryKey: ['desk', 'requests', state, assignee, search, before],
    queryFn: ({ signal }) =>
      call(deskCalls.requests, {
        query: { state, assignee, search: search || undefined, before },
        read: requestsReader,
        signal,
      }),
  });
}

/** One of them, with what was asked for. */
export function deskRequestQuery(number: string) {
  return queryOptions({
    queryKey: ['desk', 'request', number],
    queryFn: ({ signal }) => call(deskCalls.request, { path: { number }, read: requestReader, signal }),
    retry: false,
  });
}

/** The carts that the person has for customers. */
export const deskCartsQuery = queryOptions({
  queryKey: ['desk', 'carts'],
  queryFn: ({ signal }) => call(deskCalls.carts, { read: cartsReader, signal }),
});

/** What one unit of the catalog's currency is in others. A tenant elsewhere does not say it. */
export const deskCurrenciesQuery = queryOptions({
  queryKey: ['desk', 'currencies'],
  queryFn: ({ signal }) => call(deskCalls.currencies, { read: currenciesReader, signal }),
  retry: false,
});

/** For administrators: what people have read and changed of customers, the newest first. */
export function auditQuery(before: number | undefined) {
  return queryOptions({
    queryKey: ['desk', 'audit', before],
    queryFn: ({ signal }) => call(deskCalls.audit, { query: { before }, read: auditReader, signal }),
  });
}

const pathTo = ({ number }: Pick<DeskRow, 'number'>) => ({ number: String(number) });

export const moveRequest = (request: DeskRow, state: RequestState) =>
  call(deskCalls.moveRequest, { path: pathTo(request), json: { state }, read: rowReader });

export const assignRequest = (request: DeskRow, isMine: boolean) =>
  call(deskCalls.assignRequest, { path: pathTo(request), json: { isMine }, read: rowReader });

/** The proposal that answers a request, as a PDF in the language of the request. */
export const downloadProposal = (request: DeskRow, language: string) =>
  download(deskCalls.proposal, { path: pathTo(request), language });

/** Where the browser gets a file that was attached to a request. */
export const requestAttachmentUrl = (request: DeskRow, { id }: DeskAttachment) =>
  urlOf(deskCalls.attachment, { ...pathTo(request), attachmentId: id });

/** @param percent a plain decimal; `0` takes the discount back */
export const discountRequest = (request: DeskRow, percent: string) =>
  call(deskCalls.discountRequest, { path: pathTo(request), json: { percent }, read: rowReader });

/** Opens the cart, and resolves to where the copy can be worked on. */
export const copyConfiguration = (request: DeskRow, input: { itemId: string; cartId: string }) =>
  call(deskCalls.copyConfiguration, { path: pathTo(request), json: input, read: copiedReader });

export interface DeskCartInput {
  readonly name: string;
  readonly customer: DeskCustomer;
}

/** Makes a cart and opens it. */
export const makeDeskCart = (json: DeskCartInput) => call(deskCalls.makeCart, { json, read: cartsReader });

export const changeDeskCart = (id: string, json: DeskCartInput) =>
  call(deskCalls.changeCart, { path: { id }, json, read: cartsReader });

export const openDeskCart = (id: string) => call(deskCalls.openCart, { json: { id }, read: cartsReader });

/** The browser goes on with its own cart. */
export const closeDeskCart = () => call(deskCalls.closeCart, { read: cartsReader });
