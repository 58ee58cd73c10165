import { nameOf } from '#server/model/product/row-label.ts';
import { localize } from '#server/model/product/localize.ts';
import { tableCountedBy } from '#server/configurator/rows.ts';
import { describeWithUnit } from './describe-value.ts';
import { unitsOf, valueOf, type EvaluatedConfiguration } from './evaluated-configuration.ts';

/** A configuration in one line, in the customer's units, from the fields the model names for it: `Calvin Pulse · M · Disc brakes S-Type`. */
export function summaryLine(configuration: EvaluatedConfiguration, language: string | undefined): string {
  const { model } = configuration.product;
  const system = unitsOf(configuration);
  const parts = model.summary.flatMap((name) => {
    const field = model.fields.get(name);
    if (!field) return [];
    const value = valueOf(configuration, field);
    // "Yes" says nothing without its question; "No" need not be said.
    if (field.type === 'yes-no') return value === 'Yes' ? [localize(nameOf(field), language)] : [];
    const table = tableCountedBy(model, name);
    if (table) return Number(value) > 0 ? [`${value} × ${localize(table.label, language)}`] : [];
    return [describeWithUnit(field, value, language, system)];
  });
  return parts.filter(Boolean).join(' · ');
}
