import { parseDecimal } from '#server/model/number/decimal.ts';
import { toMinorUnits } from '#server/model/number/money.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import type { CartAccess } from '../cart-access.ts';
import { readHandle } from '../configuration/read-handle.ts';
import { readValue } from '../configuration/read-value.ts';
import { unitSystemOf } from '../configuration/unit-view.ts';
import type { ConfigurationService } from '../configuration/service.ts';
import type { ApiCall } from '../http/api-call.ts';
import type { Handlers } from '../http/handlers.ts';
import type { TenantDeps } from '../tenant-deps.ts';
import { InvalidRequest } from '../tenant-error.ts';
import { optimize, type Wish } from './optimize.ts';
import { presentOptimization } from './present.ts';

/** Not of the API: `docs/tenant-differences.md`, "Calls of our own". */
export function optimizationHandlers(
  configurations: ConfigurationService,
  carts: Pick<CartAccess, 'currencyOf'>,
  { engineFor }: Pick<TenantDeps, 'engineFor'>,
): Handlers<'optimize'> {
  return {
    optimize: async (call) => {
      const handle = readHandle(call);
      const isKnown = handle.kind === 'known';
      if (!isKnown && call.get('budget'))
        throw new InvalidRequest(
          'Not supported',
          'A budget needs prices, and those are for known customers.',
        );
      const goal = call.get('goal') ?? '';
      const currency = await carts.currencyOf(call.externalId);
      const pieces = call.qty ?? 1;
      const { product, answer } = await configurations.ask(handle, (session, state) =>
        optimize(session, state, readWish(call, { goal, currency, pieces }, session.model), engineFor),
      );
      const withPrices = isKnown && !call.flag('excludePricing');
      const system = unitSystemOf(product.model, call.get('uomSystemId'));
      const view = { language: call.language, currency, pieces, withPrices, system };
      return { optimization: presentOptimization(product.model, goal, answer, view) };
    },
  };
}

/** `goal`, `qty`, `budget` for one piece in the customer's currency, and for `closest` pairs of `parameter` and `value`. */
function readWish(
  call: ApiCall,
  { goal, currency, pieces }: Pick<Wish, 'goal' | 'currency' | 'pieces'>,
  model: ProductModel,
): Wish {
  const [fields, values] = [call.all('parameter'), call.all('value')];
  return {
    goal,
    currency,
    pieces,
    budget: readBudget(call.get('budget')?.trim() ?? '', currency),
    // Values that no such field has keep nothing.
    had: fields.flatMap((name, index) => {
      const field = model.fields.get(name);
      const read = field && field.type !== 'text' && readValue(field, values[index] ?? '');
      return read && read.kind === 'value' ? [{ field: name, value: read.value }] : [];
    }),
  };
}

function readBudget(text: string, currency: string): number | undefined {
  if (text === '') return undefined;
  const amount = parseDecimal(text);
  const minor = amount && toMinorUnits(amount, currency);
  if (minor !== undefined && minor >= 0) return minor;
  throw new InvalidRequest('Invalid parameter', `budget must be an amount in ${currency}, such as 1500.`);
}
