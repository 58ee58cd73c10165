import { expectThat, part, readJson, type Campaign } from './campaign.ts';

const AT_ONCE = 50;

/** Equal requests at once make one firm request, whoever wins. */
export const doubleOrders: Campaign = async (call, random, goesOn) => {
  let requests = 0;
  do {
    const as = `soak-${random.integer(0, 2 ** 31)}`;
    readJson(await call('POST', '/cart/items', { as, form: part }), 'Adding to the cart');
    const form = { customerName: 'Ada', customerEmail: 'ada@example.com' };
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, () => call('POST', '/proposal/firm-requests', { as, form })),
    );
    requests += AT_ONCE;
    const odd = answers.find(({ status }) => status >= 500);
    expectThat(odd === undefined, `A request answered ${odd?.status}: ${odd?.text}`);
    const made = readJson<readonly unknown[]>(
      await call('GET', '/proposal/firm-requests', { as }),
      'The list',
    );
    expectThat(made.length === 1, `${AT_ONCE} equal requests made ${made.length} firm requests.`);
  } while (goesOn());
  return requests;
};
