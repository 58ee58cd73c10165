import type { ResultMember, ResultStep } from '#contract/cart.ts';
import { listedSteps } from '#server/configurator/listed-steps.ts';
import { localize } from '#server/model/product/localize.ts';
import type { ModelField } from '#server/model/product/model-field.ts';
import type { ModelGroup } from '#server/model/product/product-model.ts';
import { hasRow, isPresent } from '#server/model/product/row-presence.ts';
import { describeWithUnit } from './describe-value.ts';
import { unitsOf, valueOf, type EvaluatedConfiguration } from './evaluated-configuration.ts';

/** `resultLayout`: "a deprecated list of steps and their members". Hidden fields and missing rows are left out. */
export function presentResultLayout(
  configuration: EvaluatedConfiguration,
  language: string | undefined,
): ResultStep[] {
  const { product, state, evaluation } = configuration;
  const { assignment } = evaluation;
  const system = unitsOf(configuration);
  const members = (parts: readonly (ModelField | ModelGroup)[]): ResultMember[] =>
    parts.flatMap((part): ResultMember[] => {
      const { name } = part;
      if ('members' in part) {
        if (part.row && !hasRow(part.row.table, part.row.number, assignment)) return [];
        return [{ name, description: localize(part.label, language), members: members(part.members) }];
      }
      if (part.hidden || !isPresent(part, assignment)) return [];
      const value = valueOf(configuration, part);
      const valueDescription = describeWithUnit(part, value, language, system);
      return [{ name, description: localize(part.label, language), value, valueDescription }];
    });
  return listedSteps(product.model, state).map(({ name, label, groups }) => ({
    name,
    description: localize(label, language),
    members: members(groups),
  }));
}
