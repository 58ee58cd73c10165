import { nameOf } from '#server/model/product/row-label.ts';
import { localize } from '#server/model/product/localize.ts';
import { isPresent } from '#server/model/product/row-presence.ts';
import type { ModelField } from '#server/model/product/model-field.ts';
import type { ModelUnitSystem } from '#server/model/product/product-model.ts';
import { describeWithUnit } from './describe-value.ts';
import { unitSystemOf } from './unit-view.ts';
import type { EvaluatedConfiguration } from './service.ts';

/** The value a field has now: chosen, typed, or completed by the engine. Empty for a text nobody entered. */
export function valueOf({ state, evaluation }: EvaluatedConfiguration, field: ModelField): string {
  if (field.type === 'text')
    return isPresent(field, evaluation.assignment) ? (state.texts.get(field.name) ?? '') : '';
  return evaluation.assignment.get(field.name) ?? '';
}

/** The unit system that the customer read the configuration in; undefined for the model's own units. */
export function unitsOf({ product, state }: EvaluatedConfiguration): ModelUnitSystem | undefined {
  return unitSystemOf(product.model, state.units);
}

/** A configuration in one line, in the customer's units, from the fields the model names for it: `Calvin Pulse · M · Disc Brakes S-Type`. */
export function summaryLine(configuration: EvaluatedConfiguration, language: string | undefined): string {
  const { model } = configuration.product;
  const system = unitsOf(configuration);
  const tables = [...model.tables.values()];
  const parts = model.summary.flatMap((name) => {
    const field = model.fields.get(name);
    if (!field) return [];
    const value = valueOf(configuration, field);
    // "Yes" says nothing without its question; "No" need not be said.
    if (field.type === 'yes-no') return value === 'Yes' ? [localize(nameOf(field), language)] : [];
    const table = tables.find(({ count }) => count === name);
    if (table) return Number(value) > 0 ? [`${value} × ${localize(table.label, language)}`] : [];
    return [describeWithUnit(field, value, language, system)];
  });
  return parts.filter(Boolean).join(' · ');
}
