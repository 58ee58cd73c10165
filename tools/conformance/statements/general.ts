import { at, isText, objects } from '../json.ts';
import type { Section } from '../statement.ts';
import { isErrorObject } from './every-call.ts';

/** "API General Info", "API Versions", "API Keys", "Translations". */
export const general: Section[] = [
  {
    page: 'API General Info',
    by: 'anyone',
    statements: [
      {
        says: 'answers are JSON',
        call: 'GET /catalog/tabs',
        holds: ({ type }) => type === 'application/json',
      },
      {
        says: 'an error carries the error object',
        call: 'GET /catalog/search/no-such-tab',
        status: 404,
        holds: isErrorObject,
      },
      {
        says: 'the error object has no other shape for another status',
        call: 'GET /cart',
        status: 400,
        holds: isErrorObject,
      },
      {
        says: 'each error has a uuid of its own',
        call: 'GET /catalog/search/no-such-tab',
        status: 404,
        holds: async (first, _, tenant) => {
          const path = `${tenant.base}/catalog/search/no-such-tab`;
          const second = await tenant.call({ method: 'GET', path, by: 'anyone' });
          return at(first.body, 'uuid') !== at(second.body, 'uuid');
        },
      },
      {
        says: 'the timestamp of an error is a time',
        call: 'GET /catalog/search/no-such-tab',
        status: 404,
        holds: ({ body }) => !Number.isNaN(Date.parse(String(at(body, 'timestamp')))),
      },
      {
        says: '404 for an endpoint that does not exist',
        call: 'GET /no/such/endpoint',
        status: 404,
        holds: isErrorObject,
      },
      {
        says: '404 for an endpoint that does not exist, below one that does',
        call: 'GET /catalog/tabs/more',
        status: 404,
        holds: isErrorObject,
      },
      {
        says: '404 at the base itself, which is no endpoint',
        call: 'GET /',
        status: 404,
        holds: isErrorObject,
      },
      {
        says: '405 for a method that an endpoint does not support',
        call: 'PATCH /cart',
        by: 'customer',
        status: 405,
      },
    ],
  },
  {
    page: 'API Keys',
    by: 'nobody',
    statements: [
      { says: 'the key in the header X-KEY', call: 'GET /catalog/tabs', headers: { 'X-KEY': '{key}' } },
      { says: 'the header in any case', call: 'GET /catalog/tabs', headers: { 'x-key': '{key}' } },
      { says: 'the key as request parameter', call: 'GET /catalog/tabs', with: { _key: '{key}' } },
      {
        says: 'the key in an urlencoded body',
        call: 'PUT /cart',
        with: { _key: '{key}', _externalId: '{customer}' },
      },
      {
        says: 'the key in a multipart body',
        call: 'PUT /cart',
        place: 'multipart',
        with: { _key: '{key}', _externalId: '{customer}' },
      },
      {
        says: '403 with an empty key',
        call: 'GET /catalog/tabs',
        with: { _key: '' },
        status: 403,
        holds: isErrorObject,
      },
      {
        says: '403 without a key where there is no endpoint',
        call: 'GET /no/such/endpoint',
        status: [403, 404],
      },
    ],
  },
  {
    page: 'Overview',
    by: 'anyone',
    statements: [
      {
        says: 'the external id in the header X-External-ID',
        call: 'GET /cart',
        headers: { 'X-External-ID': '{customer}' },
      },
      {
        says: 'the external id as request parameter',
        call: 'GET /cart',
        with: { _externalId: '{customer}' },
      },
      { says: 'header names in any case', call: 'GET /cart', headers: { 'X-EXTERNAL-ID': '{customer}' } },
      {
        says: 'header and parameter name the same customer',
        call: 'GET /cart',
        with: { _externalId: '{customer}' },
        holds: async ({ body }, _, tenant) => {
          const other = await tenant.ask('GET', '/cart', 'customer');
          return (
            JSON.stringify(Object.keys(Object(body) as object)) ===
            JSON.stringify(Object.keys(Object(other) as object))
          );
        },
      },
      {
        says: 'external ids may hold spaces and any script',
        call: 'GET /cart',
        with: { _externalId: '{customer} Müller & Söhne (kai) - 12 顧客' },
        holds: ({ body }) => typeof body === 'object',
      },
    ],
  },
  {
    page: 'Translations',
    by: 'anyone',
    statements: [
      { says: 'the optional parameter language', call: 'GET /catalog/tabs', with: { language: 'de' } },
      { says: 'the optional header X-Language', call: 'GET /catalog/tabs', headers: { 'X-Language': 'de' } },
      {
        says: 'both translate the same',
        call: 'GET /catalog/tabs',
        with: { language: 'de' },
        holds: async ({ body }, _, tenant) => {
          const path = `${tenant.base}/catalog/tabs`;
          const other = await tenant.call({
            method: 'GET',
            path,
            by: 'anyone',
            headers: { 'X-Language': 'de' },
          });
          return JSON.stringify(body) === JSON.stringify(other.body);
        },
      },
      {
        says: 'names stay as they are in every language',
        call: 'GET /catalog/tabs',
        with: { language: 'de' },
        holds: async ({ body }, _, tenant) => {
          const names = (tabs: unknown) => objects(tabs).map(({ name }) => (isText(name) ? name : ''));
          const others = await tenant.ask('GET', '/catalog/tabs', 'anyone');
          return JSON.stringify(names(body)) === JSON.stringify(names(others));
        },
      },
      { says: 'a language that nobody has is no error', call: 'GET /catalog/tabs', with: { language: 'xx' } },
    ],
  },
];
