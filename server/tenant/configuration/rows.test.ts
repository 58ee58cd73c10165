/** Repeated rows on the wire: the API's table, whose rows come and go. */
import { describe, expect, test } from 'vitest';
import { names, openRackTable, rackTable, rows } from '../testing/rack-table.ts';
import { pairs, parameter, parametersIn } from '../testing/test-configurator.ts';

describe('a table', () => {
  test('is a group of the rows that are there, each with the same fields', async () => {
    const { start } = await openRackTable();
    const started = await start();
    const group = rackTable(started);
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
    const { start, commit } = await openRackTable();
    const started = await start();
    expect(started.numberOfUncommittedMandatoryFields).toBe(2);
    const fewer = await commit(pairs(started.configId, ['shelf_count', '1']));
    expect(fewer.numberOfUncommittedMandatoryFields).toBe(1);
    expect(rackTable(fewer).numberOfUncommittedMandatoryFields).toBe(1);
  });

  test('speaks the language of the call', async () => {
    const { start, commit } = await openRackTable();
    const started = await start();
    const more = await commit(pairs(started.configId, ['shelf_2_board_field', 'wood']), 'de');
    expect(rackTable(more).members.map(({ description }) => description)).toEqual(['Fach 1', 'Fach 2']);
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
    const { start, commit } = await openRackTable();
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
    const { start, commit } = await openRackTable();
    const started = await start();
    // The value that an absent row has for the engine, so that nothing but the wish brings the row.
    const three = await commit(pairs(started.configId, ['shelf_3_height_field', '40']));
    expect(rows(three)).toEqual(['shelf_1', 'shelf_2', 'shelf_3']);
    expect(parameter(three, 'shelf_count')).toMatchObject({ value: '3', committed: true });
    const text = await commit(pairs(started.configId, ['shelf_4_text_field', 'Tea']));
    expect(parameter(text, 'shelf_4_text_field').value).toBe('Tea');
  });

  test('a row taken out of the middle moves the others up in one call', async () => {
    const { start, commit } = await openRackTable();
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
    const { start, commit, post } = await openRackTable();
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
    const { start, commit, post } = await openRackTable();
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
    const { start } = await openRackTable();
    const { bom, pricing } = await start();
    expect(JSON.stringify(bom)).toContain('Shelf 2: Board');
    expect(JSON.stringify(bom)).not.toContain('Shelf 3');
    expect(JSON.stringify(pricing)).toContain('B-1');
  });
});
