/** Fields that keep what they showed (`default_policy: previous`). */
import { describe, expect, test } from 'vitest';
import type { Configuration } from '#contract/configuration.ts';
import { withoutMarks } from '#server/model/testing/marked-text.ts';
import { modelText, problemsOf } from '#server/model/testing/model-folder.ts';
import { openShop } from '../testing/sample-shop.ts';
import { pairs, parameter, parameters } from '../testing/test-configurator.ts';

/** A wide shelf has wide boards; the default of everything is the first value. */
const shelf = (more: Readonly<Record<string, string>> = {}) =>
  modelText({
    domains: `
  width: { label: Width, values: { narrow: Narrow, wide: Wide, huge: Huge } }
  color: { label: Colour, values: { white: White, black: Black, green: Green } }`,
    fields: `
  width_field: { label: Width, domain: width }
  board_field: { label: Boards, domain: width, default_policy: previous }
  color_field: { label: Colour, domain: color }
  frame_field: { label: Frame, domain: color, default_policy: previous }
  depth_field: { label: Depth, type: decimal, decimals: 1, min: 20, max: 60, default: 20, default_policy: previous }
  bolts_field: { label: Bolts, type: integer, min: 0, max: 900, default: 4, default_policy: previous }`,
    rules: `
  boards: { text: T, if: width_field != narrow, then: board_field != narrow }
  narrow: { text: T, if: width_field = huge, then: board_field = huge }
  deep: { text: T, if: width_field != narrow, then: depth_field >= 32.5 }
  bolted: { text: T, require: 4 * bolts_field >= depth_field }
  painted: { text: T, if: color_field != white, then: frame_field = color_field }`,
    steps: `\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [width_field, board_field, color_field, frame_field, depth_field, bolts_field] }] }`,
    ...more,
  });

const values = (configuration: Configuration, ...names: string[]) =>
  names.map((name) => parameter(configuration, name).value).join(' ');
const all = (configuration: Configuration) =>
  parameters(configuration)
    .map(({ value }) => value)
    .join(' ');

async function openShelf(more?: Readonly<Record<string, string>>) {
  const shop = await openShop(shelf(more));
  const started = await shop.start();
  const { configId } = started;
  return {
    ...shop,
    started,
    configId,
    commit: (...sent: (readonly [string, string])[]) => shop.post('/config/commit', pairs(configId, ...sent)),
    uncommit: (name: string) => shop.post('/config/uncommit', { configId: configId ?? '', parameter: name }),
  };
}

describe('a field that keeps its value', () => {
  test('starts with its default', async () => {
    expect(all((await openShelf()).started)).toBe('narrow narrow white white 20 5');
  });

  test('does not jump back when what moved it is gone', async () => {
    const { commit } = await openShelf();
    const wide = await commit(['width_field', 'huge'], ['color_field', 'green']);
    expect(all(wide)).toBe('huge huge green green 32.5 9');
    const back = await commit(['width_field', 'narrow'], ['color_field', 'white']);
    expect(all(back)).toBe('narrow huge white green 32.5 9');
  });

  test('moves where it no longer fits, to its default or what comes closest', async () => {
    const { commit } = await openShelf();
    await commit(['color_field', 'green']);
    expect(values(await commit(['color_field', 'black']), 'frame_field')).toBe('black');
    expect(values(await commit(['color_field', 'white']), 'frame_field')).toBe('black');
  });

  test('binds nothing: everything that fits the choices stays free', async () => {
    const { commit } = await openShelf();
    await commit(['width_field', 'huge']);
    const back = await commit(['width_field', 'narrow']);
    const boards = parameter(back, 'board_field');
    expect(boards.value).toBe('huge');
    expect(boards.committed).toBe(false);
    expect(boards.domain?.elements?.map(({ state }) => state)).toEqual(['green', 'green', 'green']);
    expect((await commit(['board_field', 'narrow'])).response.status).toBe('OK');
  });

  test('forgets it when the customer lets go', async () => {
    const { commit, uncommit } = await openShelf();
    await commit(['frame_field', 'black']);
    expect(values(await uncommit('frame_field'), 'frame_field')).toBe('white');
    // Previous values of other fields must not keep what is uncommitted.
    await commit(['width_field', 'huge']);
    expect(values(await uncommit('width_field'), 'width_field', 'board_field')).toBe('narrow huge');
    await commit(['color_field', 'green']);
    expect(values(await uncommit('color_field'), 'color_field', 'frame_field')).toBe('white green');
    expect(values(await commit(['frame_field', ' ']), 'frame_field')).toBe('white');
  });

  test('lets go of what it shows for the sake of the field that is let go of', async () => {
    const { commit, uncommit } = await openShelf({
      fields: `
  width_field: { label: Width, domain: width, default: narrow }
  board_field: { label: Boards, domain: width, default: narrow, default_policy: previous }`,
      rules: '{ same: { text: T, require: width_field = board_field } }',
      steps:
        '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [width_field, board_field] }] }',
    });
    expect(all(await commit(['width_field', 'wide']))).toBe('wide wide');
    expect(all(await uncommit('width_field'))).toBe('narrow narrow');
  });

  test('depends on what was shown, and on nothing else', async () => {
    const [one, other] = [await openShelf(), await openShelf()];
    await one.commit(['width_field', 'huge']);
    await one.commit(['width_field', 'narrow']);
    // The same choice, another way to it: that is what the policy is for.
    expect(all(await one.commit(['depth_field', '40']))).toBe('narrow huge white white 40 10');
    await other.commit(['width_field', 'narrow']);
    expect(all(await other.commit(['depth_field', '40']))).toBe('narrow narrow white white 40 10');
    // Asking again changes nothing.
    const { configId = '' } = one;
    const again = () => one.post('/config/step', { configId, step: 's' });
    expect(all(await again())).toBe(all(await again()));
  });
});

describe('what was shown', () => {
  test('outlives a restart, and the way into the cart and back', async () => {
    const { tenant, commit, configId = '', post } = await openShelf();
    await commit(['width_field', 'huge']);
    await commit(['width_field', 'narrow']);
    await tenant.restart();
    const read = await post('/config/step', { configId, step: 's' });
    expect(all(read)).toBe('narrow huge white white 32.5 9');
    await tenant.json('/cart/items', { as: 'ada', form: { configId } });
    expect(all(await post('/config/start', { configId }))).toBe(all(read));
  });

  test('travels in configState', async () => {
    const { post } = await openShelf();
    const anonymous = {};
    let answer = await post('/config/start/things/thing', {}, anonymous);
    for (const value of ['huge', 'narrow']) {
      const { configState = '' } = answer;
      answer = await post(
        '/config/commit',
        [
          ['configState', configState],
          ['parameter', 'width_field'],
          ['value', value],
        ],
        anonymous,
      );
    }
    expect(all(answer)).toBe('narrow huge white white 32.5 9');
    const { configState = '' } = answer;
    const reread = await post('/config/step', { configState, step: 's' }, anonymous);
    expect(all(reread)).toBe(all(answer));
  });

  test('can be handed to a configuration that is built anew', async () => {
    const { commit, post, start } = await openShelf();
    await commit(['width_field', 'huge'], ['frame_field', 'green']);
    const last = await commit(['width_field', 'narrow']);
    expect(last.extensions?.previous).toBe('board_field=huge&depth_field=32.5&bolts_field=9');
    const previousValues = last.extensions?.previous ?? '';
    const { configId } = await post('/config/start/things/thing', { previousValues });
    const rebuilt = await post(
      '/config/commit',
      pairs(configId, ['frame_field', 'green'], ['width_field', 'narrow']),
    );
    expect(all(rebuilt)).toBe(all(last));
    expect((await start()).extensions?.previous).not.toBe(previousValues);
  });

  test.each(['board_field=gone&gone=1&&=&depth_field=1e9', 'width_field=huge&bolts_field=4.5', '%'])(
    'is left out where it does not apply: %s',
    async (previousValues) => {
      const { post, started } = await openShelf();
      expect(all(await post('/config/start/things/thing', { previousValues }))).toBe(all(started));
    },
  );

  test('is not spoken of where nothing keeps its value', async () => {
    const { start } = await openShop(modelText({}));
    expect((await start()).extensions?.previous).toBeUndefined();
  });
});

test('a conflict says what will be shown: what a field kept counts', async () => {
  const { commit, configId, post } = await openShelf();
  await commit(['width_field', 'huge']);
  await commit(['width_field', 'narrow']);
  await commit(['bolts_field', '9']);
  // Ten bolts and more, and the depth that was shown stays what it was.
  const conflict = await commit(['depth_field', '60']);
  expect(conflict.response.changed).toMatchObject([{ name: 'bolts_field', oldValue: '9', newValue: '15' }]);
  const accepted = await post('/config/accept', pairs(configId, ['depth_field', '60']));
  expect(all(accepted)).toBe('narrow huge white white 60 15');
});

test('sizing comes before what was shown', async () => {
  const { commit } = await openShelf({
    sizing: '[{ if: width_field != narrow, prefer: { frame_field: black } }]',
  });
  expect(values(await commit(['frame_field', 'green']), 'frame_field')).toBe('green');
  expect(values(await commit(['frame_field', ''], ['width_field', 'wide']), 'frame_field')).toBe('black');
  // The reason is gone, the value may stay.
  expect(values(await commit(['width_field', 'narrow']), 'frame_field')).toBe('black');
});

test('the policy of the model is that of every field that has none of its own', async () => {
  const { commit } = await openShelf({
    default_policy: 'previous',
    fields: `
  width_field: { label: Width, domain: width, default_policy: cheapest }
  board_field: { label: Boards, domain: width }
  plank_field: { label: Planks, domain: width, readonly: yes }`,
    rules:
      '{ same: { text: T, if: width_field != narrow, then: width_field = board_field and plank_field = board_field } }',
    steps:
      '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [width_field, board_field, plank_field] }] }',
  });
  expect(all(await commit(['width_field', 'wide']))).toBe('wide wide wide');
  expect(all(await commit(['width_field', 'narrow']))).toBe('narrow wide narrow');
});

test('a field of a row keeps its value as well, and its choice as hard', async () => {
  const { commit, uncommit, post, configId } = await openShelf({
    fields: `
  width_field: { label: Width, domain: width }
  color_field: { label: Colour, domain: color }`,
    rows: `
  box:
    label: Boxes
    min: 1
    max: 3
    default: 2
    fields:
      lid_field: { label: Lid, domain: width, default_policy: previous }
      paint_field: { label: Paint, domain: color, keep: 3 }`,
    rules: `
  lids: { text: T, each: box, if: width_field != narrow, then: lid_field = width_field }
  paints: { text: T, each: box, if: color_field = green, then: paint_field != black }`,
    steps: `\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [width_field, color_field, { rows: box, label: Boxes }] }] }`,
  });
  const lids = (configuration: Configuration) => values(configuration, 'box_1_lid_field', 'box_2_lid_field');
  // A row that is only there by default keeps nothing: that would hold the row in place.
  await commit(['box_count', '2']);
  expect(lids(await commit(['width_field', 'huge']))).toBe('huge huge');
  expect(lids(await commit(['width_field', 'narrow']))).toBe('huge huge');
  expect(lids(await uncommit('box_2_lid_field'))).toBe('huge narrow');
  // A row that was not there shows its default.
  await commit(['box_count', '3']);
  expect(values(await commit(['color_field', 'green']), 'box_1_lid_field', 'box_3_lid_field')).toBe(
    'huge narrow',
  );
  // What it shows goes with its row when one above it is taken out.
  const fewer = await post('/config/remove-row', { configId: configId ?? '', table: 'box_count', row: '1' });
  expect(lids(fewer)).toBe('narrow narrow');
  const place = { configId: configId ?? '', table: 'box_count', row: '1' };
  await post('/config/insert-row', { ...place, parameter: 'box_1_lid_field', value: 'huge' });
  await uncommit('box_1_lid_field');
  const { response } = await commit(['box_1_paint_field', 'black']);
  expect(response.changed?.map(({ name }) => name)).toEqual(['color_field']);
  await post('/config/accept', pairs(configId, ['box_1_paint_field', 'black']));
  const back = await commit(['color_field', 'green']);
  expect(back.response.changed?.map(({ name }) => name)).toEqual(['box_1_paint_field']);
});

test.each([
  ['type: yesno, default_policy: §dearest', '"dearest" is not possible here.'],
  ['type: yesno, readonly: yes, default_policy: §previous', 'A read-only field keeps no value.'],
  ['type: text, §default_policy: previous', '"default_policy" is not possible here.'],
])('%s', async (field, message) => {
  const fields = `\n  lamp_field: { label: Lamp, ${field} }`;
  const { text, places } = withoutMarks(modelText({ fields }));
  expect((await problemsOf(text)).map((one) => one.split('\n')[0])[0]).toEqual(
    `${places[0]}: error: ${message}`,
  );
});
