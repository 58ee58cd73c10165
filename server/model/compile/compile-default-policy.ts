/** `default_policy`: what a field becomes while nobody chooses. */
import type { Compilation } from './compilation.ts';
import type { ModelField } from '../product/product-model.ts';

/**
 * The fields, those marked that keep what they showed before; a quantity goes with its part. What can only be read follows
 * from the rest and keeps nothing of its own.
 */
export function withDefaultPolicy(
  compilation: Compilation,
  fields: ReadonlyMap<string, ModelField>,
): ReadonlyMap<string, ModelField> {
  const keeping = new Set<string>();
  for (const [name, { default_policy: own }] of compilation.model.fields) {
    const field = fields.get(name);
    if (!field || field.type === 'text' || field.type === 'computed') continue;
    if (own === 'previous' && field.readonly) {
      const hint = 'Leave "default_policy" out, or let it be chosen.';
      compilation.error(['fields', name, 'default_policy'], 'What can only be read keeps nothing.', hint);
    }
    if ((own ?? compilation.model.default_policy) !== 'previous' || field.readonly) continue;
    keeping.add(name);
    if (field.quantity !== undefined) keeping.add(field.quantity);
  }
  if (keeping.size === 0) return fields;
  return new Map(
    [...fields].map(([name, field]) => [name, keeping.has(name) ? { ...field, keepsValue: true } : field]),
  );
}
