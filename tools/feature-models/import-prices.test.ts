import fc from 'fast-check';
import { writeFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allSolutions } from '#server/engine/testing/brute-force.ts';
import { loadModel } from '#server/model/compile/load-model.ts';
import { valuesOf } from '#server/model/product/model-field.ts';
import { priceConfiguration } from '#server/model/product/price.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { folderWith } from '#server/model/testing/model-folder.ts';
import { run } from '#tools/model/cli.ts';
import { importFolder } from './testing/import-folder.ts';
import { smallFeatureModel } from './testing/random-feature-model.ts';

/** Fields and lines of a total, in the currency's main unit. */
function priced(model: ProductModel, choices: Readonly<Record<string, string>>) {
  const { sections, total } = priceConfiguration(model, new Map(Object.entries(choices)));
  const lines = sections.flatMap((section) => section.lines);
  return {
    total: total / 100,
    lines: lines.map(({ role, quantity, total: amount }) => [role.text, quantity, amount / 100]),
  };
}

const boat = `features
	Boat {Price 4900}
		mandatory
			Hull {Price 1200}
				alternative
					Oak {Price 300}
					Steel {Price 0}
			Rudder {Price 80}
		optional
			Sail {Price 250}
				alternative
					White {Price 0}
					Red {Price 40}
			Discount {Price -100}
			Motor {Price 700}
				mandatory
					Tank {price 55.5}
`;

test('the price of a feature counts wherever the feature stands', async () => {
  const { code, lines, product } = await importFolder({ 'boat.uvl': boat });
  expect([code, lines.filter((line) => line.includes('error'))]).toEqual([0, []]);
  const model = await product();
  const settled = Object.fromEntries(
    [...model.fields.values()]
      .filter(({ hidden }) => hidden)
      .map((field) => [field.name, valuesOf(field)[0]?.name ?? '']),
  );
  const none = { ...settled, Hull: 'Steel', Sail: 'none', Discount: 'No', Motor: 'No' };
  expect(priced(model, none)).toEqual({
    total: 6180,
    lines: [
      ['Boat', 1, 4900],
      ['Hull', 1, 1200],
      ['Rudder', 1, 80],
    ],
  });
  const all = { ...settled, Hull: 'Oak', Sail: 'Red', Discount: 'Yes', Motor: 'Yes' };
  expect(priced(model, all).total).toBe(7370 + 55.5);
  expect(priced(model, { ...none, Sail: 'White' }).total).toBe(6180 + 250);
  expect(priced(model, { ...none, Discount: 'Yes' }).total).toBe(6080);
  // A price is no help text.
  expect([...model.fields.values()].flatMap(({ help }) => help?.text ?? [])).toEqual([]);
});

test('the price of a feature counts for each of its copies', async () => {
  const copies = `features
    Cart
        mandatory
            Wheel cardinality [1..3] {Price 20}
                optional
                    Brake {Price 7}
            Bolt cardinality [2..9] {Price 0.25}
        optional
            Lamp cardinality [1..2] {Price 11}
`;
  const { code, lines, product } = await importFolder({ 'cart.uvl': copies });
  expect([code, lines.filter((line) => line.includes('error'))]).toEqual([0, []]);
  const model = await product();
  const totals = new Set(
    allSolutions(model.problem).map((solution) => priceConfiguration(model, solution).total),
  );
  const wanted = new Set<number>();
  for (const wheels of [1, 2, 3])
    for (let brakes = 0; brakes <= wheels; brakes += 1)
      for (let bolts = 2; bolts <= 9; bolts += 1)
        for (const lamps of [0, 1, 2]) wanted.add(2000 * wheels + 700 * brakes + 25 * bolts + 1100 * lamps);
  expect([...totals].sort((a, b) => a - b)).toEqual([...wanted].sort((a, b) => a - b));
});

test('a price that cannot be carried is refused by its name', async () => {
  const text = `features
  R {Price 'on request'}
    optional
      A {Price 0.125}
      B {Price 5, price 6}
      C {Price 12345678901}
      D {Price true}
      E {Price [1, 2]}
      F {Price 1.50}
      G {Price {EUR 5}}
`;
  const { code, lines } = await importFolder({ 'a.uvl': text });
  expect([code, lines]).toEqual([
    1,
    [
      'a.uvl:2:1: error: The price of "R" is not a number: on request.\n  hint: Write an amount such as 12.50.',
      'a.uvl:4:1: error: The price of "A" has more than 2 decimals: 0.125.\n  hint: Write an amount such as 12.50.',
      'a.uvl:5:1: error: "B" has several prices: Price 5, price 6.\n  hint: Leave one of them.',
      'a.uvl:6:1: error: The price of "C" is too large: 12345678901.\n  hint: It must be below 1,000,000,000.',
      'a.uvl:7:1: error: The price of "D" is not a number: true.\n  hint: Write an amount such as 12.50.',
      'a.uvl:8:1: error: The price of "E" is not a number: 1, 2.\n  hint: Write an amount such as 12.50.',
      'a.uvl:10:1: error: "Price.EUR" of "G" is not read as a price.\n  hint: Write "Price" and a number.',
    ],
  ]);
});

test('an alternative without a price beside others that have one is named', async () => {
  const text = 'features\n  R\n    alternative\n      A {Price 5}\n      B\n    optional\n      C\n';
  const { code, lines } = await importFolder({ 'a.uvl': text });
  expect(code).toBe(0);
  expect(lines.filter((line) => line.includes('warning'))).toEqual([
    'a.uvl:5:1: warning: "B" has no price, and other alternatives have one: it costs nothing.\n  hint: Give it a price, or 0 if it is free.',
  ]);
});

const runs = 60 * Number(process.env['ENGINE_TEST_RUNS'] ?? 1);

test('every configuration costs the sum of the prices of its features', async () => {
  const folder = await folderWith({});
  await fc.assert(
    fc.asyncProperty(smallFeatureModel, async ({ uvl, features, prices, configurations }) => {
      fc.pre(configurations.length > 0);
      await rm(join(folder, 'out'), { recursive: true, force: true });
      await writeFile(join(folder, 'a.uvl'), uvl);
      await run(['import', join(folder, 'a.uvl'), '--out', join(folder, 'out')], () => undefined);
      const model = await loadModel(join(folder, 'out'));
      const totals = allSolutions(model.problem).map((solution) => priceConfiguration(model, solution).total);
      const sums = configurations.map((chosen) =>
        features.reduce((sum, name, index) => sum + (chosen.has(name) ? 100 * (prices[index] ?? 0) : 0), 0),
      );
      expect(totals.sort((a, b) => a - b)).toEqual(sums.sort((a, b) => a - b));
    }),
    { numRuns: runs, seed: 5 },
  );
}, 120_000);
