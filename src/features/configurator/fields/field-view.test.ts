import { describe, expect, it } from 'vitest';
import { isHidden, toFieldView } from './field-view.ts';
import { samples } from '../testing/sample-corpus.ts';

function view(title: string) {
  const sample = samples.find((candidate) => candidate.title === title);
  if (!sample) throw new Error(`No sample called ${title}`);
  return toFieldView(sample.parameter);
}

describe('toFieldView', () => {
  it('says of every value what choosing it would mean', () => {
    expect(view('a dropdown').elements.map(({ fit }) => fit)).toEqual(['fits', 'changes', 'never']);
    expect(view('an element state nobody has seen').elements[0]?.fit).toBe('unsure');
  });

  it('reads None as unset, and shows nothing for it', () => {
    expect(view('unset text')).toMatchObject({ value: '', valueText: '' });
  });

  it('shows a value that is not among the elements any more', () => {
    expect(view('a list whose value is not among its elements').valueText).toBe('Gone since');
  });

  it('tells the full range from what fits, and frees the unit of brackets', () => {
    expect(view('text over whole numbers')).toMatchObject({
      unit: 'mm',
      scale: { min: 10, max: 90, from: 20, to: 80, step: 5, isWhole: true },
    });
    expect(view('decimals').scale).toMatchObject({ min: 0.5, max: 2.5, from: 0.5, to: 2.5, isWhole: false });
  });

  it('does not offer the ends of a range as values', () => {
    expect(view('text over whole numbers').elements).toEqual([]);
  });

  it('puts prices to the values they belong to', () => {
    expect(
      view('a dropdown with list prices')
        .elements.map(({ price }) => price)
        .slice(0, 3),
    ).toEqual(['€10.00', '€20.00', undefined]);
  });

  it('takes pictures from the gateway, for values and for the field', () => {
    expect(view('picture buttons').elements[0]?.picture).toBe('/api/product/p/image/colours/red');
    expect(view('picture buttons').picture).toBe('/api/product/p/image/colours/blue');
  });

  it('knows what still has to be answered', () => {
    expect(view('picture-and-text buttons')).toMatchObject({ mandatory: 'confirmation', isOpen: true });
    expect(view('numbers without a widget')).toMatchObject({ mandatory: 'input', isOpen: true });
    expect(view('a radio')).toMatchObject({ mandatory: undefined, isOpen: false, canReset: true });
  });

  it('never leaves a label blank', () => {
    for (const { parameter } of samples) {
      expect(toFieldView({ ...parameter, description: '' }).label).toBe(parameter.name);
    }
  });
});

describe('isHidden', () => {
  it.each([
    ['yes', true],
    ['true', true],
    ['no', false],
    ['', false],
  ])('%s', (hidden, expected) => expect(isHidden({ hidden })).toBe(expected));

  it('is off where nothing is said', () => expect(isHidden({})).toBe(false));
});
