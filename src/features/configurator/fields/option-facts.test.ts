import { expect, it } from 'vitest';
import { samples } from '../testing/sample-corpus.ts';
import { optionFacts } from './option-facts.ts';

const [sample] = samples;

function factsOf(json: string | undefined) {
  if (!sample) throw new Error('There are samples');
  const { parameter } = sample;
  return optionFacts({
    ...parameter,
    properties: { ...parameter.properties, ...(json !== undefined && { tc_options_features: json }) },
  });
}

it('reads what the tenant tells of an option', () => {
  const json =
    '[{"name":"weight","description":"Gewicht","valueDescription":"1,2 kg"},{"name":"x","valueDescription":7}]';
  expect(factsOf(json)).toEqual([
    { name: 'weight', label: 'Gewicht', text: '1,2 kg' },
    { name: 'x', label: 'x', text: '7' },
  ]);
});

it('knows nothing where the tenant tells nothing, or nonsense', () => {
  for (const json of [undefined, '', '{', '{}', 'null', '[1]', '[null]', '[{}]'])
    expect(factsOf(json)).toEqual([]);
});
