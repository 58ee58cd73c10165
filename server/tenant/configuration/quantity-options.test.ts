/** A part and how many of it are one decision in two fields: none and 0 are the same. */
import { describe, expect, test } from 'vitest';
import type { Configuration } from '#contract/configuration.ts';
import { modelText } from '#server/model/testing/model-folder.ts';
import { openShop } from '../testing/sample-shop.ts';
import { pairs, parameter } from '../testing/test-configurator.ts';

const PART = 'psu_field';
const COUNT = 'psu_field_quantity';
const model = modelText({
  components: `
  psu: { label: Power supply, features: { power: { unit: W, default: 0 } }, variants: {
    none: None,
    small: { label: Small, article: P-1, price: 50, features: { power: 500 } },
    large: { label: Large, article: P-2, price: 80, features: { power: 900 } } } }`,
  fields: `
  psu_field: { label: Supply, component: psu, default: small, quantity: { max: 4, default: 2 } }
  load_field: { label: Load, type: integer, min: 0, max: 3600, default: 0 }`,
  steps: '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [psu_field, load_field] }] }',
  rules: '{ enough: { text: T, require: psu_field.power * psu_field.quantity >= load_field } }',
  bom: '[psu_field]',
});

async function open() {
  const { start, post } = await openShop(model);
  const { configId } = await start();
  return {
    post,
    configId,
    commit: (...sent: (readonly [string, string])[]) => post('/config/commit', pairs(configId, ...sent)),
  };
}

/** What is shown, with a star on what was chosen. */
const shown = (configuration: Configuration) =>
  [PART, COUNT]
    .map((name) => parameter(configuration, name))
    .map(({ value, committed }) => `${value}${committed ? '*' : ''}`)
    .join(' ');
const statesOf = (configuration: Configuration) =>
  parameter(configuration, PART).domain.elements.map(({ name, state }) => `${name} ${state}`);
const rangeOf = (configuration: Configuration) => {
  const { domain } = parameter(configuration, COUNT);
  return `${domain?.min} to ${domain?.max}`;
};

describe('a position', () => {
  test('is empty when its number is 0', async () => {
    const { commit } = await open();
    await commit([PART, 'large'], [COUNT, '3']);
    const none = await commit([COUNT, '0']);
    expect(none.response.status).toBe('OK');
    expect(shown(none)).toBe('none 0*');
    expect(none.bom).toEqual([]);
  });

  test('has no number when it has no part', async () => {
    const { commit } = await open();
    await commit([PART, 'large'], [COUNT, '3']);
    const none = await commit([PART, 'none']);
    expect(none.response.status).toBe('OK');
    expect(shown(none)).toBe('none* 0');
  });

  test('has its usual number again when a part is chosen, and its usual part when a number is', async () => {
    const { commit } = await open();
    await commit([COUNT, '0']);
    expect(shown(await commit([PART, 'large']))).toBe('large* 2');
    await commit([PART, 'none']);
    const two = await commit([COUNT, '4']);
    expect(two.response.status).toBe('OK');
    expect(shown(two)).toBe('small 4*');
  });

  test('keeps part and number together otherwise', async () => {
    const { commit } = await open();
    await commit([PART, 'large'], [COUNT, '3']);
    expect(shown(await commit([PART, 'small']))).toBe('small* 3*');
    expect(shown(await commit([COUNT, '1']))).toBe('small* 1*');
  });

  test('is one decision for others, too: what they need is asked for', async () => {
    const { commit, post, configId } = await open();
    await commit([PART, 'large'], [COUNT, '3'], ['load_field', '2000']);
    const conflict = await commit([COUNT, '0']);
    expect(conflict.response.status).toBe('RESOLVABLE');
    expect(conflict.response.changed?.map(({ name }) => name)).toEqual(['load_field']);
    // Nothing happened yet.
    expect(shown(conflict)).toBe('large* 3*');
    const none = await post('/config/accept', pairs(configId, [COUNT, '0']));
    expect(shown(none)).toBe('none 0*');
    expect(parameter(none, 'load_field').value).toBe('0');
  });

  test('is refused as a whole when it says both at once', async () => {
    const { commit } = await open();
    const both = await commit([PART, 'small'], [COUNT, '0']);
    expect(both.response['not-applied']).toEqual([{ name: COUNT, value: '0' }]);
    expect(shown(both)).toBe('small* 2');
  });
});

test.each([
  [[], ['none green', 'small green', 'large green'], '0 to 4'],
  [[[PART, 'small']], ['none green', 'small green', 'large green'], '0 to 4'],
  [[[PART, 'none']], ['none green', 'small green', 'large green'], '0 to 4'],
  [[[COUNT, '3']], ['none green', 'small green', 'large green'], '0 to 4'],
  [[[COUNT, '0']], ['none green', 'small green', 'large green'], '0 to 4'],
  [
    [
      [PART, 'large'],
      [COUNT, '3'],
    ],
    ['none green', 'small green', 'large green'],
    '0 to 4',
  ],
  [
    [
      ['load_field', '900'],
      [COUNT, '1'],
    ],
    ['none orange', 'small orange', 'large green'],
    '1 to 4',
  ],
  [
    [
      ['load_field', '900'],
      [PART, 'small'],
    ],
    ['none orange', 'small green', 'large green'],
    '2 to 4',
  ],
] as const)('what is offered after %j is what is taken', async (commits, states, range) => {
  const { post, start } = await openShop(model);
  const fresh = async () => {
    const started = await start();
    const answer =
      commits.length === 0 ? started : await post('/config/commit', pairs(started.configId, ...commits));
    expect(answer.response.status).toBe('OK');
    return answer;
  };
  const answer = await fresh();
  expect(statesOf(answer)).toEqual(states);
  expect(rangeOf(answer)).toBe(range);
  const [min, max] = range.split(' to ').map(Number);
  const tries = [
    ...parameter(answer, PART).domain.elements.map(
      ({ name, state }) => [PART, name, state === 'green'] as const,
    ),
    ...[0, 1, 2, 3, 4].map(
      (count) => [COUNT, String(count), count >= (min ?? 0) && count <= (max ?? 0)] as const,
    ),
  ];
  for (const [name, value, isFree] of tries) {
    const { configId } = await fresh();
    const { response } = await post('/config/commit', pairs(configId, [name, value]));
    expect([name, value, response.status]).toEqual([name, value, isFree ? 'OK' : 'RESOLVABLE']);
  }
});
