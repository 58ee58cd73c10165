import type { ApiCall } from '../http/api-call.ts';
import type { Handlers } from '../http/handlers.ts';
import type { ProductRegistry } from '../product/product-registry.ts';
import type { TenantDeps } from '../tenant-deps.ts';
import { InvalidRequest, NotFound } from '../tenant-error.ts';
import type { LeadStore } from './store.ts';

/** The configurator's calls of the Self Service API that do the work. */
type ConfiguratorHandlers = Pick<Handlers, 'start' | 'commit' | 'uncommit' | 'accept' | 'step' | 'bom'>;

const ATTRIBUTES = [
  'company',
  'firstName',
  'lastName',
  'contactEmail',
  'contactPhone',
  'productOfInterest',
] as const;
const MAX_ATTRIBUTE_CHARS = 500;

/** What the Lead Generator calls the parameters of the Self Service API. */
const NAMES = { par: 'parameter', val: 'value' } as const;

/** The Lead Generator: the configurator's calls for anonymous callers, whoever they say they are, and a lead at the end. */
export function leadGeneratorHandlers(
  configurator: ConfiguratorHandlers,
  {
    registry,
    leads,
    randomId,
  }: { registry: ProductRegistry; leads: LeadStore; randomId: TenantDeps['randomId'] },
) {
  const carried = (call: ApiCall) => call.anonymous(NAMES);
  return {
    leadStart: (call, _, c) => {
      const productId = call.get('product') ?? '';
      const tab = registry.product(productId)?.tab.name;
      if (tab === undefined) throw new NotFound('Product not found', 'There is no product with this id.');
      return configurator.start(carried(call), { tab, productId }, c);
    },
    leadCommit: (call, _, c) => configurator.commit(carried(call), {}, c),
    leadUncommit: (call, _, c) => configurator.uncommit(carried(call), {}, c),
    leadAccept: (call, _, c) => configurator.accept(carried(call), {}, c),
    leadStep: (call, _, c) => configurator.step(carried(call), {}, c),
    leadBom: (call, _, c) => configurator.bom(carried(call), {}, c),

    lead: async (call) => {
      await leads.insert(randomId(), readLead(call));
      return { status: 'ok' };
    },
  } satisfies Partial<Handlers>;
}

/** @throws InvalidRequest for a lead that says nothing, or more than anybody types */
function readLead(call: ApiCall): ReadonlyMap<string, string> {
  const given = ATTRIBUTES.map((name) => [name, call.get(name)?.trim() ?? ''] as const);
  const lead = new Map(given.filter(([, value]) => value !== ''));
  if (lead.size === 0)
    throw new InvalidRequest('Missing parameter', `Send at least one of ${ATTRIBUTES.join(', ')}.`);
  for (const [name, value] of lead) {
    if (value.length > MAX_ATTRIBUTE_CHARS)
      throw new InvalidRequest(
        'Invalid parameter',
        `${name} must not be longer than ${MAX_ATTRIBUTE_CHARS} characters.`,
      );
  }
  return lead;
}
