import { at, isText, objects } from '../json.ts';
import type { Section } from '../statement.ts';
import type { Answer } from '../tenant.ts';

const isPdf = ({ type, bytes }: Answer) =>
  type === 'application/pdf' && Buffer.from(bytes.slice(0, 5)).toString() === '%PDF-';
/** What an installation asks for is its configuration; these are what clients send. */
const attributes = { customerName: 'Ada', customerEmail: 'ada@example.com' } as const;

/** "Proposal". The firm request comes last: it discards the cart. */
export const proposal: Section[] = [
  {
    page: 'Generate Draft Proposal',
    by: 'customer',
    statements: [
      { says: 'a PDF', call: 'GET /proposal/draft', holds: isPdf },
      {
        says: 'language as a parameter',
        call: 'GET /proposal/draft',
        with: { language: 'de' },
        holds: isPdf,
      },
    ],
  },
  {
    page: 'List Requests for Firm Proposal',
    by: 'customer',
    statements: [
      { says: 'a list', call: 'GET /proposal/firm-requests', holds: ({ body }) => Array.isArray(body) },
    ],
  },
  {
    page: 'Request for Firm Proposal',
    by: 'customer',
    statements: [
      {
        says: 'success',
        call: 'POST /proposal/firm-requests',
        // An attribute that makes sure that there is an item.
        with: { ...attributes, comment: '{newItem}' },
      },
      {
        says: 'the active cart is discarded',
        call: 'GET /cart/items',
        holds: ({ body }) => at(body, 'itemCount') === 0,
      },
      {
        says: 'the list has its status',
        call: 'GET /proposal/firm-requests',
        holds: ({ body }) => objects(body).length > 0 && objects(body).every(({ state }) => isText(state)),
      },
      {
        says: 'the list has when it was modified',
        call: 'GET /proposal/firm-requests',
        holds: ({ body }) =>
          objects(body).every((each) => !Number.isNaN(Date.parse(String(each['modifiedTime'])))),
      },
      {
        says: 'an error for an empty cart',
        call: 'POST /proposal/firm-requests',
        with: attributes,
        status: [400, 404, 409],
      },
      {
        says: 'another customer does not see it',
        call: 'GET /proposal/firm-requests',
        by: 'other',
        holds: ({ body }) => objects(body).length === 0,
      },
      {
        says: 'a telephone number that is none is not refused',
        call: 'POST /proposal/firm-requests',
        with: { ...attributes, customerPhoneNumber: 'N/A', comment: '{newItem}' },
      },
    ],
  },
];
