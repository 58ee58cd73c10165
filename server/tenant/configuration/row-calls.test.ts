/** The calls that take rows out of a table and put them in. */
import { describe, expect, test } from 'vitest';
import type { Configuration } from '#contract/configuration.ts';
import { rackText } from '#server/model/testing/rack.ts';
import { openRackTable, rackTable, rows } from '../testing/rack-table.ts';
import { openShop } from '../testing/sample-shop.ts';
import { pairs, parameter, parametersIn } from '../testing/test-configurator.ts';

describe('config/remove-row and config/insert-row', () => {
  /** What the customer sees of the rows, with a star on what was chosen. */
  const contents = (configuration: Configuration) =>
    rackTable(configuration).members.map((row) =>
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
    const shop = await openRackTable();
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
    expect((await (await openRackTable()).start()).extensions?.rows).toBe(true);
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
    const { start, commit, post } = await openRackTable();
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
    const { post } = await openRackTable();
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
    const { start, tenant } = await openRackTable();
    const { configId = '' } = await start();
    const response = await tenant.call(`/config/${call}`, { form: { configId, ...form }, as: 'ada' });
    expect(response.status).toBe(status);
    expect(((await response.json()) as { message: string }).message).toContain(message);
  });
});
