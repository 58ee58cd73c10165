import type { Parameter } from '#src/api/read/configuration.ts';

export interface OptionFact {
  name: string;
  label: string;
  text: string;
}

/**
 * The feature details of an option. The API names the features of a group and says nothing about them; Bespoke's tenant
 * sends them in a property of its own (`docs/tenant-differences.md`), others have none.
 */
export function optionFacts({ properties }: Parameter): OptionFact[] {
  const features = parse(properties['tc_options_features']);
  if (!Array.isArray(features)) return [];
  return features.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return [];
    const read = (key: string) => {
      const found = (entry as Record<string, unknown>)[key];
      return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
    };
    const [name, text] = [read('name'), read('valueDescription')];
    return text === '' ? [] : [{ name, label: read('description') || name, text }];
  });
}

function parse(json: string | undefined): unknown {
  try {
    return JSON.parse(json ?? '');
  } catch {
    return undefined;
  }
}
