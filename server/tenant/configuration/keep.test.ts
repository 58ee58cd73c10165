/** What is kept in a conflict when the author says how hard ("keep"). */
import { expect, test } from 'vitest';
import type { Configuration } from '#contract/configuration.ts';
import { modelText, problemsOf } from '#server/model/testing/model-folder.ts';
import { withoutMarks } from '#server/model/testing/marked-text.ts';
import { openShop } from '../testing/sample-shop.ts';
import { pairs } from '../testing/test-configurator.ts';

/** A big engine needs a frame that is not light; and neither a small tank nor a short cable. */
const machine = (keep: Readonly<Record<string, number>>) => {
  const its = (field: string) => (keep[field] === undefined ? '' : `, keep: ${keep[field]}`);
  return modelText({
    domains: `
  size: { label: Size, values: { small: Small, big: Big } }
  weight: { label: Weight, values: { light: Light, heavy: Heavy } }`,
    fields: `
  frame_field: { label: Frame, domain: weight${its('frame_field')} }
  tank_field: { label: Tank, domain: size${its('tank_field')} }
  cable_field: { label: Cable, type: integer, min: 1, max: 9${its('cable_field')} }
  engine_field: { label: Engine, domain: size }`,
    rules: `
  power: { text: T, if: engine_field = big, then: frame_field = heavy or (tank_field = big and cable_field > 3) }`,
    steps: `\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [frame_field, tank_field, cable_field, engine_field] }] }`,
  });
};

const changedBy = ({ response }: Configuration) =>
  response.status === 'RESOLVABLE' ? (response.changed ?? []).map(({ name }) => name) : response.status;
const waysOf = ({ response }: Configuration) =>
  (response.changedLists ?? []).map((way) => way.map(({ name }) => name));

async function bigEngine(keep: Readonly<Record<string, number>>) {
  const { post, start } = await openShop(machine(keep));
  const { configId } = await start();
  const chosen = [
    ['frame_field', 'light'],
    ['tank_field', 'small'],
    ['cable_field', '2'],
  ] as const;
  await post('/config/commit', pairs(configId, ...chosen));
  const conflict = await post('/config/commit', pairs(configId, ['engine_field', 'big']));
  const ways = await post('/config/alternatives', pairs(configId, ['engine_field', 'big']));
  const accepted = await post('/config/accept', pairs(configId, ['engine_field', 'big']));
  return { moved: changedBy(conflict), ways: waysOf(ways), accepted: accepted.response.status };
}

const frame = ['frame_field'];
const others = ['tank_field', 'cable_field'];

test.each([
  ['the fewest choices move when nothing is said', {}, [frame, others]],
  ['what counts for more stays, though more has to move', { frame_field: 3 }, [others, frame]],
  ['of what counts for the same together, fewer move', { frame_field: 2 }, [frame, others]],
  ['choices of no weight move first', { tank_field: 0, cable_field: 0 }, [others, frame]],
  ['weights add up', { frame_field: 5, tank_field: 3, cable_field: 3 }, [frame, others]],
] as const)('%s', async (_, keep, ways) => {
  expect(await bigEngine(keep)).toEqual({ moved: ways[0], ways, accepted: 'OK' });
});

test('older choices of the same weight stay', async () => {
  const { post, start } = await openShop(machine({ frame_field: 4, tank_field: 4, cable_field: 4 }));
  const { configId } = await start();
  const commit = (...sent: [string, string][]) => post('/config/commit', pairs(configId, ...sent));
  await commit(['tank_field', 'small']);
  await commit(['cable_field', '9'], ['frame_field', 'light']);
  expect(changedBy(await commit(['engine_field', 'big']))).toEqual(['frame_field']);
});

test.each([
  ['keep: §-1', '"keep" must be from 0 to 1000.'],
  ['keep: §1001', '"keep" must be from 0 to 1000.'],
  ['keep: §2.5', 'This is not a whole number.'],
  ['keep: §strongly', 'This is not a whole number.'],
])('%s', async (keep, message) => {
  const fields = `\n  lamp_field: { label: Lamp, type: yesno, ${keep} }`;
  const { text, places } = withoutMarks(modelText({ fields }));
  expect((await problemsOf(text)).map((one) => one.split('\n')[0])).toEqual([
    `${places[0]}: error: ${message}`,
  ]);
});

test('a text has no weight, for it never conflicts', async () => {
  const fields = '\n  lamp_field: { label: Lamp, type: text, §keep: 2 }';
  const { text, places } = withoutMarks(modelText({ fields }));
  expect((await problemsOf(text))[0]).toContain(`${places[0]}: error: "keep" is not possible here.`);
});
