import type { NamedValue } from '../evaluate/field-values.ts';
import type { PlacedPart, PlacedScene } from '../evaluate/placed-scene.ts';
import type { Scene } from '../scene.ts';
import type { SceneText } from '../shape/shape.ts';

/** A part in words: `Saddle`, `Rove Sport`. */
export interface DescribedPart {
  readonly name: string;
  readonly label: string;
  /** What the part is in this configuration; empty where its label says all. */
  readonly details: string;
}

/** The text in a language, or in the model's own where there is no translation. */
export function inLanguage({ text, translations }: SceneText, language: string): string {
  const [general = language] = language.split('-');
  for (const key of [language, general])
    if (Object.hasOwn(translations, key)) return translations[key] ?? text;
  return text;
}

/** The parts that have a name, in words. Parts of the same name that are the same are told once. */
export function describeParts(
  scene: Scene,
  { parts }: PlacedScene,
  configuration: readonly NamedValue[],
  language: string,
): readonly DescribedPart[] {
  const values = new Map(configuration.map(({ name, value }) => [name, value]));
  const told = new Map<string, DescribedPart>();
  for (const part of parts) {
    if (!part.label) continue;
    const label = inLanguage(part.label, language);
    const details = detailsOf(scene, part, values, language);
    const key = `${label}: ${details}`;
    if (!told.has(key)) told.set(key, { name: part.name, label, details });
  }
  return [...told.values()];
}

/** A product in one paragraph, for those who do not see it. */
export function describeScene(
  scene: Scene,
  placed: PlacedScene,
  configuration: readonly NamedValue[],
  language: string,
): string {
  const parts = describeParts(scene, placed, configuration, language).map(({ label, details }) =>
    details === '' ? label : `${label}: ${details}`,
  );
  return [inLanguage(scene.title, language), ...parts].map((sentence) => `${sentence}.`).join(' ');
}

function detailsOf(
  scene: Scene,
  { about }: PlacedPart,
  values: ReadonlyMap<string, string>,
  language: string,
): string {
  return about
    .map((name) => {
      const field = Object.hasOwn(scene.fields, name) ? scene.fields[name] : undefined;
      const value = values.get(name) ?? '';
      if (!field || value === '') return '';
      const known = field.values && Object.hasOwn(field.values, value) ? field.values[value] : undefined;
      // "Yes" and "No" say nothing beside other details, and a number without a unit little.
      if (field.type === 'truth') return /^yes$/i.test(value) ? inLanguage(field.label, language) : '';
      if (known) return inLanguage(known, language);
      if (field.unit !== undefined) return `${value} ${field.unit}`;
      return about.length > 1 && field.type === 'number'
        ? `${inLanguage(field.label, language)} ${value}`
        : value;
    })
    .filter((detail) => detail !== '')
    .join(', ');
}
