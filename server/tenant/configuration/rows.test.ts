/** Repeated rows on the wire: the API's table, whose rows come and go. */
import { describe, expect, test } from 'vitest';
import type { Configuration, Group, Member } from '#contract/configuration.ts';
import { rackText } from '#server/model/testing/rack.ts';
import { openShop } from '../testing/sample-shop.ts';
import { pairs, parameter, parametersIn } from '../testing/test-configurator.ts';

const german = `texts:
  Shelf: Fach
  Height: Höhe
  Shelves one by one: Die Fächer
  Number of shelves: Zahl der Fächer
  A high shelf needs a steel board.: Ein hohes Fach braucht einen Stahlboden.`;

async function openRack() {
  const shop = await openShop(rackText(), { 'thing/translations/de.yaml': german });
  const commit = (form: ReturnType<typeof pairs>, language = 'en') =>
    shop.post('/config/commit', form, { as: 'ada', language });
  return { ...shop, commit };
}

function table({ steps }: Configuration): Group {
  const found = steps[0]?.rootGroup?.members.flatMap((member) => (member.isGroup ? member.members : []));
  const group = found?.find((member): member is Group => member.isGroup);
  if (!group) throw new Error('There is no table.');
  return group;
}

const names = (members: readonly Member[]) => members.map(({ name }) => name);
const rows = (configuration: Configuration) => names(table(configuration).members);

describe('a table', () => {
  test('is a group of the rows that are there, each with the same fields', async () => {
    const { start } = await openRack();
    const started = await start();
    const group = table(started);
    expect(group).toMatchObject({
      name: 'shelf',
      description: 'Shelves one by one',
      properties: { tc_table_count: 'shelf_count', tc_table_row: 'Shelf' },
    });
    expect(group.properties).toMatchObject({ tc_table: 'shelf' });
    expect(group.members.map(({ description }) => description)).toEqual(['Shelf 1', 'Shelf 2']);
    expect(group.members.map(({ properties }) => properties)).toMatchObject([
      { tc_row_table: 'shelf', tc_row_number: '1' },
      { tc_row_table: 'shelf', tc_row_number: '2' },
    ]);
    const columns = group.members.map((row) =>
      row.isGroup ? row.members.map((one) => one.description) : [],
    );
    expect(columns[0]).toEqual([
      'Height',
      'Board',
      'Hooks',
      'Hooks: quantity',
      'Lamp',
      'Inscription',
      'Volume',
    ]);
    expect(columns[1]).toEqual(columns[0]);
    expect(names(parametersIn([group])).slice(0, 2)).toEqual(['shelf_1_height_field', 'shelf_1_board_field']);
    expect(parameter(started, 'shelf_count')).toMatchObject({
      description: 'Number of shelves',
      value: '2',
      properties: { tc_range_min: '1', tc_range_max: '4' },
    });
  });

  test('asks for what is mandatory in the rows that are there only', async () => {
    const { start, commit } = await openRack();
    const started = await start();
    expect(started.numberOfUncommittedMandatoryFields).toBe(2);
    const fewer = await commit(pairs(started.configId, ['shelf_count', '1']));
    expect(fewer.numberOfUncommittedMandatoryFields).toBe(1);
    expect(table(fewer).numberOfUncommittedMandatoryFields).toBe(1);
  });

  test('speaks the language of the call', async () => {
    const { start, commit } = await openRack();
    const started = await start();
    const more = await commit(pairs(started.configId, ['shelf_2_board_field', 'wood']), 'de');
    expect(table(more).members.map(({ description }) => description)).toEqual(['Fach 1', 'Fach 2']);
    const conflict = await commit(pairs(started.configId, ['shelf_2_height_field', '90']), 'de');
    expect(conflict.response).toMatchObject({
      status: 'RESOLVABLE',
      changed: [{ name: 'shelf_2_board_field', description: 'Fach 2: Board' }],
      explanation: {
        rules: [{ text: 'Fach 2: Ein hohes Fach braucht einen Stahlboden.' }],
      },
    });
  });
});

describe('rows come and go', () => {
  test('with their number', async () => {
    const { start, commit } = await openRack();
    const started = await start();
    const three = await commit(pairs(started.configId, ['shelf_count', '3'], ['shelf_3_height_field', '60']));
    expect(three.response.status).toBe('OK');
    expect(rows(three)).toEqual(['shelf_1', 'shelf_2', 'shelf_3']);
    const two = await commit(pairs(started.configId, ['shelf_count', '2']));
    expect(two.response.status).toBe('OK');
    expect(rows(two)).toEqual(['shelf_1', 'shelf_2']);
    // What goes is gone: a third row later is a new one.
    const again = await commit(pairs(started.configId, ['shelf_count', '3']));
    expect(parameter(again, 'shelf_3_height_field')).toMatchObject({ value: '40', committed: false });
  });

  test('a value for a row that is not there brings it', async () => {
    const { start, commit } = await openRack();
    const started = await start();
    // The value that an absent row has for the engine, so that nothing but the wish brings the row.
    const three = await commit(pairs(started.configId, ['shelf_3_height_field', '40']));
    expect(rows(three)).toEqual(['shelf_1', 'shelf_2', 'shelf_3']);
    expect(parameter(three, 'shelf_count')).toMatchObject({ value: '3', committed: true });
    const text = await commit(pairs(started.configId, ['shelf_4_text_field', 'Tea']));
    expect(parameter(text, 'shelf_4_text_field').value).toBe('Tea');
  });

  test('a row taken out of the middle moves the others up in one call', async () => {
    const { start, commit } = await openRack();
    const started = await start();
    await commit(
      pairs(
        started.configId,
        ['shelf_count', '3'],
        ['shelf_2_height_field', '50'],
        ['shelf_3_height_field', '70'],
        ['shelf_3_text_field', 'Books'],
      ),
    );
    const fewer = await commit(
      pairs(
        started.configId,
        ['shelf_count', '2'],
        ['shelf_2_height_field', '70'],
        ['shelf_2_text_field', 'Books'],
      ),
    );
    expect(rows(fewer)).toEqual(['shelf_1', 'shelf_2']);
    expect(parameter(fewer, 'shelf_2_height_field').value).toBe('70');
    expect(parameter(fewer, 'shelf_2_text_field').value).toBe('Books');
  });

  test('in a conflict, with what was said about them', async () => {
    const { start, commit, post } = await openRack();
    const started = await start();
    await commit(pairs(started.configId, ['shelf_count', '3'], ['shelf_3_lamp_field', 'Yes']));
    for (const row of ['1', '2']) {
      await commit(pairs(started.configId, [`shelf_${row}_height_field`, '50']));
    }
    const wish = pairs(started.configId, ['frame_field', '110']);
    const ways = await post('/config/alternatives', wish);
    const removing = ways.response.changedLists?.find((way) =>
      way.some(({ name }) => name === 'shelf_count'),
    );
    expect(removing).toMatchObject([{ name: 'shelf_count', oldValue: '3', newValue: '2' }]);
    const accepted = await post('/config/accept', [...wish, ['parameter', 'shelf_count'], ['value', '2']]);
    expect(accepted.response.status).toBe('OK');
    expect(rows(accepted)).toEqual(['shelf_1', 'shelf_2']);
    expect(parameter(accepted, 'frame_field').value).toBe('110');
  });

  test('letting go of the number leaves as many as the model begins with', async () => {
    const { start, commit, post } = await openRack();
    const started = await start();
    await commit(
      pairs(
        started.configId,
        ['shelf_count', '4'],
        ['shelf_2_height_field', '50'],
        ['shelf_4_height_field', '20'],
      ),
    );
    const released = await post('/config/uncommit', [
      ['configId', started.configId ?? ''],
      ['parameter', 'shelf_count'],
    ]);
    expect(rows(released)).toEqual(['shelf_1', 'shelf_2']);
    expect(parameter(released, 'shelf_2_height_field').value).toBe('50');
    expect(parameter(released, 'shelf_count').committed).toBe(false);
  });

  test('the bill of materials and the price list name the row', async () => {
    const { start } = await openRack();
    const { bom, pricing } = await start();
    expect(JSON.stringify(bom)).toContain('Shelf 2: Board');
    expect(JSON.stringify(bom)).not.toContain('Shelf 3');
    expect(JSON.stringify(pricing)).toContain('B-1');
  });
});

describe('config/remove-row and config/insert-row', () => {
  /** What the customer sees of the rows, with a star on what was chosen. */
  const contents = (configuration: Configuration) =>
    table(configuration).members.map((row) =>
      parametersIn([row])
        .filter(({ value }) => value !== '')
        .map(({ description, value, committed }) => `${description} ${value}${committed ? '*' : ''}`)
        .join(', '),
    );
  const place = (configId: string | undefined, row: number): [string, string][] => [
    ['configId', configId ?? ''],
    ['table', 'shelf_count'],
    ['row', String(row)],
  ];
  const sent = (values: readonly { name: string; value: string }[] = []) =>
    values.flatMap(({ name, value }): [string, string][] => [
      ['parameter', name],
      ['value', value],
    ]);

  async function openThree() {
    const shop = await openRack();
    const started = await shop.start();
    const { configId } = started;
    const three = await shop.commit(
      pairs(
        configId,
        ['shelf_count', '3'],
        ['shelf_2_height_field', '50'],
        ['shelf_2_hook_field', 'brass'],
        ['shelf_2_text_field', 'Tea'],
        ['shelf_3_height_field', '70'],
        ['shelf_3_text_field', 'Books'],
      ),
    );
    return { ...shop, configId, three };
  }

  test('are offered where there are tables', async () => {
    expect((await (await openRack()).start()).extensions?.rows).toBe(true);
  });

  test('take a row out of the middle, with what was chosen in it, and put it in again', async () => {
    const { post, configId, three } = await openThree();
    const removed = await post('/config/remove-row', place(configId, 2));
    expect(removed.response).toEqual({
      status: 'OK',
      propagated: expect.anything(),
      removedRow: {
        table: 'shelf_count',
        row: 2,
        values: [
          { name: 'shelf_2_height_field', value: '50' },
          { name: 'shelf_2_hook_field', value: 'brass' },
          { name: 'shelf_2_text_field', value: 'Tea' },
        ],
      },
    });
    expect(rows(removed)).toEqual(['shelf_1', 'shelf_2']);
    expect(contents(removed)[1]).toBe(contents(three)[2]);
    const { row = 0, values } = removed.response.removedRow ?? {};
    const restored = await post('/config/insert-row', [...place(configId, row), ...sent(values)]);
    expect(restored).toEqual({ ...three, response: { status: 'OK', propagated: expect.anything() } });
  });

  test('undo each other after other choices, too', async () => {
    const { commit, post, configId, three } = await openThree();
    const { response } = await post('/config/remove-row', place(configId, 1));
    expect(response.removedRow?.values).toEqual([]);
    await commit(pairs(configId, ['shelf_1_board_field', 'steel']));
    const restored = await post('/config/insert-row', place(configId, 1));
    expect(contents(restored)).toEqual(
      contents(three).map((row, index) => (index === 1 ? row.replace('Board wood', 'Board steel*') : row)),
    );
  });

  test('keep the age of what moves: in a conflict, the older choice still stays', async () => {
    const { commit, post, configId } = await openThree();
    await commit(pairs(configId, ['frame_field', '190']));
    await post('/config/remove-row', place(configId, 1));
    // 50 and 70 are left. The frame was chosen after both, so it is the frame that moves.
    const { response } = await commit(pairs(configId, ['shelf_3_height_field', '75']));
    expect(response.changed?.map(({ name }) => name)).toEqual(['frame_field']);
  });

  test('leave a table at its limits as it is, and say why', async () => {
    const { start, commit, post } = await openRack();
    const { configId } = await start();
    const one = await commit(pairs(configId, ['shelf_count', '1']));
    const fewer = await post('/config/remove-row', place(configId, 1));
    expect(fewer.response).toMatchObject({
      status: 'not OK',
      message: 'Number of shelves must be a whole number from 1 to 4.',
    });
    expect(rows(fewer)).toEqual(rows(one));
    await commit(pairs(configId, ['shelf_count', '4']));
    const more = await post('/config/insert-row', place(configId, 2));
    expect(more.response.status).toBe('not OK');
    expect(rows(more)).toHaveLength(4);
  });

  test('ask in a conflict, and what they mean can be accepted', async () => {
    const shop = await openShop(
      rackText({
        rules: `\n  filled: { text: No gap., require: 'sum(shelf: height_field) >= frame_field - 20' }`,
      }),
    );
    const { configId } = await shop.start();
    const heights = ['1', '2', '3'].map((row) => [`shelf_${row}_height_field`, '50'] as const);
    await shop.post(
      '/config/commit',
      pairs(configId, ['shelf_count', '3'], ...heights, ['frame_field', '170']),
    );
    const conflict = await shop.post('/config/remove-row', place(configId, 2));
    expect(conflict.response).toMatchObject({
      status: 'RESOLVABLE',
      changed: [{ name: 'frame_field', oldValue: '170' }],
      explanation: { rules: [{ text: 'No gap.' }] },
      commit: [
        { name: 'shelf_count', value: '2' },
        { name: 'shelf_3_height_field', value: '' },
      ],
    });
    expect(rows(conflict)).toHaveLength(3);
    const accepted = await shop.post('/config/accept', [
      ['configId', configId ?? ''],
      ...sent(conflict.response.commit),
    ]);
    expect(accepted.response.status).toBe('OK');
    expect(rows(accepted)).toHaveLength(2);
    expect(Number(parameter(accepted, 'frame_field').value)).toBeLessThanOrEqual(120);
  });

  test('work for anonymous customers', async () => {
    const { post } = await openRack();
    const { configState = '' } = await post('/config/start/things/thing', {}, {});
    const one = await post('/config/remove-row', { configState, table: 'shelf_count', row: '2' }, {});
    expect(rows(one)).toEqual(['shelf_1']);
    const form = { configState: one.configState ?? '', table: 'shelf_count', row: '1' };
    expect(rows(await post('/config/insert-row', form, {}))).toEqual(['shelf_1', 'shelf_2']);
  });

  test.each([
    ['remove-row', { table: 'shelf_count', row: '3' }, 404, 'There is no row 3: the table has 2.'],
    ['remove-row', { table: 'frame_field', row: '1' }, 404, 'Those that do: shelf_count.'],
    ['remove-row', { table: 'shelf_count', row: 'x' }, 400, 'row must be a whole number from 1.'],
    ['remove-row', { table: 'shelf_count' }, 404, 'row not provided'],
    ['insert-row', { table: 'shelf_count', row: '4' }, 404, 'There is no row 4'],
    [
      'insert-row',
      { table: 'shelf_count', row: '1', parameter: 'shelf_2_height_field', value: '50' },
      404,
      'no parameter "shelf_2_height_field"',
    ],
  ])('%s of %j is %i', async (call, form, status, message) => {
    const { start, tenant } = await openRack();
    const { configId = '' } = await start();
    const response = await tenant.call(`/config/${call}`, { form: { configId, ...form }, as: 'ada' });
    expect(response.status).toBe(status);
    expect(((await response.json()) as { message: string }).message).toContain(message);
  });
});
