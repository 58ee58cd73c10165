import { expect, test } from 'vitest';
import { attributes, good, tree, shown } from './testing/parsed-uvl.ts';

test('attributes: numbers, texts, yes/no, alone, nested and lists', () => {
  const written =
    "Price 5, Weight 1.50, Loss -2, Tiny .5, Name 'Bell // & co.', Old \"double\", abstract, sold false, Box {Width 3, Tag {Deep true}}, Sizes [1, 'two', [3]], Empty [], None {}";
  expect(attributes(written)).toEqual({
    Price: 5,
    Weight: 1.5,
    Loss: -2,
    Tiny: 0.5,
    Name: 'Bell // & co.',
    Old: 'double',
    abstract: true,
    sold: false,
    Box: { Width: 3, Tag: { Deep: true } },
    Sizes: [1, 'two', [3]],
    Empty: [],
    None: {},
  });
});

test('attributes over several lines', () => {
  const text = `features
    A {
        Price 5,
  Name 'x'
    }
        optional
            B`;
  expect(tree(text)).toBe('A (optional: B)');
  expect(good(text).root?.attributes.map(({ key }) => key)).toEqual(['Price', 'Name']);
});

test('"__proto__" is an attribute like any other', () => {
  const { root } = good('features\n  A {__proto__ 3, constructor 4}\n');
  expect(root?.attributes.map(({ key }) => key)).toEqual(['__proto__', 'constructor']);
});

test('constraints as attributes: one or a list', () => {
  const { root } = good(
    'features\n  A {constraint B => !C, Price 3, constraints [B, C | D, sum(Price) < 3]}\n',
  );
  expect(root?.constraints.map((its) => [shown(its.condition), its.text])).toEqual([
    ['(B => !C)', 'B => !C'],
    ['B', 'B'],
    ['(C | D)', 'C | D'],
    ['(sum(Price) < 3)', 'sum(Price) < 3'],
  ]);
  expect(root?.attributes.map(({ key }) => key)).toEqual(['Price']);
});

test('an attribute that is called "constraint"', () => {
  const { root } = good('features\n  A {constraint, constraints}\n');
  expect(root?.attributes.map(({ key }) => key)).toEqual(['constraint', 'constraints']);
});
