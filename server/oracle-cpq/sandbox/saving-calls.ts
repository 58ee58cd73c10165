import type * as z from 'zod/mini';
import type * as calls from '../wire/calls.ts';
import type { ConfigData } from '../wire/config-data.ts';
import { selfLinks, type OpenSessions } from './open-sessions.ts';
import type { SavedConfigurations } from './saved-configurations.ts';
import { StoreError } from './store-error.ts';
import type { StoreSession } from './store-session.ts';

type Request<Schema extends z.ZodMiniType> = z.infer<Schema>;

/** The calls about configurations in carts; all of them may throw StoreError, and what the configurator throws. */
export class SavingCalls {
  readonly #sessions: OpenSessions;
  readonly #saved: SavedConfigurations;

  constructor(sessions: OpenSessions, saved: SavedConfigurations) {
    this.#sessions = sessions;
    this.#saved = saved;
  }

  /** What a cart is given. @throws StoreError while a constraint is violated */
  async save(request: Request<typeof calls.saveRequestSchema>) {
    const session = this.#sessions.session(request);
    refuseViolations(session);
    const data = await this.#sessions.dataOf(session);
    return { configId: this.#saved.add(session), integrationPayload: payloadOf(data) };
  }

  async initiateReconfiguration(request: Request<typeof calls.reconfigureRequestSchema>, origin: string) {
    const fresh = this.#sessions.newSession(request, request.currencyCode ?? request.currency);
    const saved = this.#saved.get(configIdOf(request.cart));
    const session = { ...fresh, ...saved, product: fresh.product, pageIndex: 0 };
    return this.#sessions.openPage(session, request, origin, (opened) => this.#sessions.cache.add(opened));
  }

  saveReconfiguration(request: Request<typeof calls.saveReconfigurationRequestSchema>, origin: string) {
    const session = this.#sessions.session(request);
    refuseViolations(session);
    this.#saved.replace(configIdOf(request.cart), session);
    return { orderId: request.cart.id, links: selfLinks(origin) };
  }
}

function refuseViolations({ violations }: StoreSession): void {
  const messages = [...violations.values()].flatMap((violation) => violation.messages);
  if (messages.length > 0) throw new StoreError(messages.join(' '));
}

/** What an order line of Oracle Commerce is made of. */
function payloadOf({ _bom, _priceInfo }: ConfigData) {
  const [main, ...children] = _bom?.items ?? [];
  const total = _priceInfo?.items
    .flatMap(({ _others = [] }) => _others)
    .find(({ variableName }) => variableName === '_grandTotal');
  return {
    amount: total?.price.value ?? 0,
    quantity: main?.quantity ?? 1,
    messageType: 'Configuration_Details',
    externalData: [],
    actionCode: 'ADD',
    childItems: children.map(({ partNumber, quantity, price }) => ({
      catalogRefId: partNumber,
      quantity,
      amount: price?.value ?? 0,
      actionCode: 'ADD',
    })),
  };
}

/** A cart item is named after the configuration that it was made of. */
function configIdOf({ items }: Request<typeof calls.saveReconfigurationRequestSchema>['cart']): number {
  return Number(/^ci(\d+)$/.exec(items[0]?.id ?? '')?.[1]);
}
