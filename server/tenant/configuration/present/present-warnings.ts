import type { Warning } from '#contract/configuration.ts';
import { fails } from '#server/model/expression/evaluate.ts';
import { localize } from '#server/model/product/localize.ts';
import type { ModelWarning } from '#server/model/product/product-model.ts';
import type { EvaluatedConfiguration } from '../../product/evaluated-configuration.ts';

/** `response.warnings`: what the customer should know although nothing forbids it. Absent when there is nothing. */
export function presentWarnings(
  configuration: EvaluatedConfiguration,
  language: string | undefined,
): { warnings?: Warning[] } {
  const warnings = currentWarnings(configuration).map(({ name, text, fields }): Warning => ({
    name,
    text: localize(text, language),
    parameters: [...fields],
  }));
  return warnings.length === 0 ? {} : { warnings };
}

/** `tc_warning` of a parameter: the warnings that the customer's newest choice about them gave rise to. */
export function warningOf(
  configuration: EvaluatedConfiguration,
  field: string,
  language: string | undefined,
): string | undefined {
  const { commits } = configuration.state;
  const caused = currentWarnings(configuration).filter(
    ({ fields }) => commits.findLast((commit) => fields.includes(commit.field))?.field === field,
  );
  return caused.map(({ text }) => localize(text, language)).join(' ') || undefined;
}

const found = new WeakMap<ReadonlyMap<string, string>, readonly ModelWarning[]>();

/** Asked for once for every field of an answer. */
function currentWarnings({
  product: { model },
  evaluation,
}: EvaluatedConfiguration): readonly ModelWarning[] {
  const known = found.get(evaluation.assignment);
  if (known) return known;
  const current = model.warnings.filter(({ condition }) => fails(condition, evaluation.assignment));
  found.set(evaluation.assignment, current);
  return current;
}
