import { pathOf, type Endpoint } from '#contract/endpoint.ts';
import * as endpoints from '#contract/endpoints.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { expectThat, readJson, type Campaign } from './campaign.ts';

const names = [
  'configId',
  'parameter',
  'value',
  'step',
  'qty',
  'currency',
  'budget',
  'goal',
  'configState',
  'row',
];
const texts = [
  ...['', ' ', '0', '-1', '1e308', 'NaN', '9'.repeat(400), '1,5', 'null', '{}', '[]', '\u0000', '\ud800'],
  ...['../..', '..%2f', "' OR 1=1 --", '<svg onload=alert(1)>', '__proto__', 'constructor', 'toString'],
  ...[
    'fault:500',
    '%',
    '%%%',
    'ä'.repeat(2_000),
    '\u202e',
    '🚲',
    'x'.repeat(100_000),
    'bikes',
    'calvin',
    'next',
  ],
];

/** No input makes the tenant fail: an answer is never a 500, and an error is always the API's error object. */
export const fuzz: Campaign = async (call, random, goesOn) => {
  let inputs = 0;
  const as = `soak-${random.integer(0, 2 ** 31)}`;
  do {
    const started = await call('POST', '/config/start/bikes/calvin', { as, form: {} });
    const { configId } = readJson<{ configId: string }>(started, 'The start');
    for (let i = 0; i < 40; i++) {
      const { method, path, form } = anyCall(random, configId);
      // `fetch` sends no body with GET.
      const answer = await call(method, path, method === 'GET' ? { as } : { as, form });
      inputs += 1;
      const what = `${method} ${path} ${JSON.stringify(form).slice(0, 500)} answered ${answer.status}`;
      expectThat(answer.status < 500 || answer.status === 504, `${what}: ${answer.text.slice(0, 300)}`);
      if (answer.status < 400 || answer.status === 504) continue;
      const error = JSON.parse(answer.text) as Record<string, unknown>;
      expectThat(typeof error['message'] === 'string' && typeof error['uuid'] === 'string', what);
    }
  } while (goesOn());
  return inputs;
};

function anyCall(random: SeededRandom, configId: string) {
  const all: readonly Endpoint[] = Object.values(endpoints);
  const endpoint = random.pick(all.filter(({ base }) => base === undefined));
  const text = () => (random.chance(0.2) ? configId : random.pick(texts));
  const parts = [...endpoint.path.matchAll(/:(\w+)/g)].map(
    ([, name]) => [name ?? '', text() || 'x'] as const,
  );
  const wellFormed = parts.map(([name, value]) => [name, value.replace(/[\ud800-\udfff]/g, 'x')] as const);
  const fields = random.sample(names, random.integer(0, 4)).map((name) => [name, text()] as const);
  const form: Record<string, string> = Object.fromEntries(fields);
  if (random.chance(0.7)) form['configId'] = configId;
  return { method: endpoint.method, path: pathOf(endpoint, Object.fromEntries(wellFormed)), form };
}
