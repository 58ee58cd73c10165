import { expectThat, part, readJson, type Campaign } from './campaign.ts';

interface Owned {
  readonly owner: string;
  readonly configId: string;
  readonly itemId: string;
}

/** A customer never reaches what another one has: an id of theirs is answered like one that does not exist. */
export const identity: Campaign = async (call, random, goesOn) => {
  let checks = 0;
  do {
    const all: Owned[] = [];
    for (let i = 0; i < 3; i++) {
      const as = `soak-${random.integer(0, 2 ** 31)}`;
      const started = await call('POST', '/config/start/bikes/calvin', { as, form: {} });
      const { configId } = readJson<{ configId: string }>(started, 'The start');
      const added = await call('POST', '/cart/items', { as, form: part });
      const { '#id': itemId } = readJson<{ '#id': string }>(added, 'Adding to the cart');
      all.push({ owner: as, configId, itemId });
    }
    for (const { owner: as } of all) {
      for (const { owner, configId, itemId } of all.filter((other) => other.owner !== as)) {
        const tries = [
          ['POST', '/config/step', { configId, step: 'next' }],
          ['POST', '/config/commit', { configId, parameter: 'a', value: 'b' }],
          ['POST', '/config/optimize', { configId, goal: 'cheapest' }],
          ['POST', '/config/cancel', { configId }],
          ['POST', '/cart/items', { configId }],
          ['PUT', `/cart/items/${itemId}`, { qty: '9' }],
          ['DELETE', `/cart/items/${itemId}`, {}],
        ] as const;
        for (const [method, path, form] of tries) {
          const { status } = await call(method, path, { as, form });
          expectThat(status === 404, `${as} got ${status} for ${method} ${path} of ${owner}`);
          checks += 1;
        }
      }
      const { items } = readJson<{ items: readonly { qty: number }[] }>(
        await call('GET', '/cart/items', { as }),
        'The cart',
      );
      // The ids are right: their owner gets an answer.
      const { itemId } = all.find(({ owner }) => owner === as) ?? { itemId: '' };
      readJson(
        await call('PUT', `/cart/items/${itemId}`, { as, form: { qty: '1' } }),
        'Changing an own item',
      );
      expectThat(items.length === 1 && Number(items[0]?.qty) === 1, `The cart of ${as} was changed.`);
      checks += 1;
    }
  } while (goesOn());
  return checks;
};
