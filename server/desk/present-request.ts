import type { DeskCarts, DeskRequest, DeskRequestDetails } from '#contract/desk.ts';
import { mayWorkOn, type Person } from '#server/sign-in/person.ts';
import { discountedTotal, discountText } from '#server/tenant/proposal/discount.ts';
import type { RequestSnapshot } from '#server/tenant/proposal/request-snapshot.ts';
import { nextStates } from '#server/tenant/proposal/store.ts';
import { plainAmount } from '#server/tenant/text/format-numbers.ts';
import { CUSTOMER_ATTRIBUTES, type DeskCart } from './desk-carts.ts';
import type { DeskRow } from './desk-requests.ts';
import { nameOf, type OpenedRequest } from './desk-service.ts';

export function presentRow(row: DeskRow, person: Person): DeskRequest {
  const { discount, total, currency, assignee } = row;
  const attribute = (name: string) => row.attributes.get(name) ?? '';
  return {
    number: row.number,
    name: nameOf(row),
    state: row.state,
    nextStates: [...nextStates[row.state]],
    customer: {
      name: attribute(CUSTOMER_ATTRIBUTES.name),
      company: attribute(CUSTOMER_ATTRIBUTES.company),
      email: attribute(CUSTOMER_ATTRIBUTES.email),
    },
    itemCount: row.itemCount,
    total: plainAmount(total, currency),
    currency,
    discount: discount === null ? null : discountText(discount),
    discountedTotal: discount === null ? null : plainAmount(discountedTotal(total, discount), currency),
    assignee: assignee === null ? null : { name: row.assigneeName ?? assignee, isMe: assignee === person.id },
    isOpenToMe: mayWorkOn(person, assignee),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

/** @param limit most that the person may take off, in hundredths of a percent */
export function presentRequest(
  { row, request: { snapshot } }: OpenedRequest,
  person: Person,
  limit: number,
): DeskRequestDetails {
  return {
    ...presentRow(row, person),
    comment: row.attributes.get('comment') ?? '',
    phone: row.attributes.get('customerPhoneNumber') ?? '',
    discountLimit: discountText(limit),
    attachments: presentAttachments(snapshot?.attachments ?? []),
    items:
      snapshot?.items.map((item) => {
        const complete = snapshot.complete.find((found) => found['#id'] === item.id);
        const parameters = parametersOf(complete?.['product-configuration']);
        return {
          ...item,
          attachments: presentAttachments(item.attachments),
          isConfigured: parameters !== undefined,
          parameters: parameters ?? [],
        };
      }) ?? null,
  };
}

function presentAttachments(files: RequestSnapshot['attachments']): DeskRequestDetails['attachments'] {
  return files.map(({ id, name, size }) => ({ id, name, size }));
}

export function presentCarts(
  carts: readonly (DeskCart & { readonly itemCount: number })[],
  openedId: string | undefined,
): DeskCarts {
  return {
    carts: carts.map(({ id, name, customer, itemCount, updatedAt }) => ({
      id,
      name,
      customer,
      itemCount,
      isOpen: id === openedId,
      updatedAt,
    })),
  };
}

/** `product-configuration` of the item, in words; undefined where it was not configured here. */
function parametersOf(configuration: unknown): { name: string; value: string }[] | undefined {
  if (typeof configuration !== 'object' || configuration === null) return undefined;
  const { parameters } = configuration as {
    parameters?: readonly { description: string; valueDescription: string }[];
  };
  return (parameters ?? [])
    .map(({ description, valueDescription }) => ({ name: description, value: valueDescription }))
    .filter(({ value }) => value !== '');
}
