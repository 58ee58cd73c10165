/** A model that was sent says the same as the one it was made of. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { priceConfiguration } from '../product/price.ts';
import type { ProductModel } from '../product/product-model.ts';
import { loadText } from '../testing/model-folder.ts';
import { rackText } from '../testing/rack.ts';
import { withComputed } from './compile-computed.ts';
import { loadModel } from './load-model.ts';
import { packModel, unpackModel } from './transfer-model.ts';

const sent = (model: ProductModel) => unpackModel(structuredClone(packModel(model)));
const shipped = (name: string) => loadModel(join(import.meta.dirname, '../../../models', name));

/** Whatever a model can be asked about finished values. */
function answers(model: ProductModel, values: ReadonlyMap<string, string>) {
  const all = withComputed(model.computed, values);
  return {
    all,
    locked: [...model.fields.values()]
      .filter(({ editableIf }) => editableIf?.(all) === false)
      .map(({ name }) => name),
    sized: model.sizing.map(({ applies }) => applies(all)),
    price: priceConfiguration(model, all, { pieces: 2 }),
  };
}

/** Some values for the fields that the engine would choose; they need not fit together. */
function someValues({ problem }: ProductModel, turn: number): ReadonlyMap<string, string> {
  return new Map(
    problem.fields.map((field, i): [string, string] => [
      field.name,
      field.kind === 'enumerated'
        ? (field.values[(i + turn) % field.values.length] ?? '')
        : String(field.min + ((i * 7 + turn) % (field.max - field.min + 1))),
    ]),
  );
}

describe('a model that was sent', () => {
  it.each([
    ['the bike', () => shipped('bike')],
    ['the pump', () => shipped('pump')],
    ['a rack with rows', () => loadText(rackText())],
  ])('answers as the one it was made of: %s', async (_, load) => {
    const model = await load();
    const copy = sent(model);
    for (let turn = 0; turn < 12; turn++)
      expect(answers(copy, someValues(model, turn))).toEqual(answers(model, someValues(model, turn)));
    expect(copy.problem).toEqual(model.problem);
  });

  it('has the same object where the other has one: a field of a step is that of the model', async () => {
    const model = sent(await loadText(rackText()));
    const [group] = model.steps[0]?.groups ?? [];
    expect(group?.members[0]).toBe(model.fields.get('frame_field'));
  });

  it('cannot have a function of which nobody knows where it comes from', async () => {
    const model = await loadText(rackText());
    const odd = { ...model, sizing: [{ applies: () => false, wishes: [] }] };
    expect(() => packModel(odd)).toThrow('cannot be sent');
  });
});
