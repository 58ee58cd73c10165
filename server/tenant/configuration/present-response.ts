import type { ChangedParameter, ConfigurationResponse, Explanation } from '#contract/configuration.ts';
import type { Change, Commit, Explanation as EngineExplanation } from '#server/engine/engine-port.ts';
import { nameOf } from '#server/model/product/row-label.ts';
import { localize } from '#server/model/product/localize.ts';
import type { ModelUnitSystem, ProductModel } from '#server/model/product/product-model.ts';
import { presentWarnings } from './warnings.ts';
import type { Message } from '../text/messages.ts';
import { describeWithUnit } from './describe-value.ts';
import type { Configured } from './service.ts';
import { sayInUnits } from './say-in-units.ts';

/** `response`, in the shapes of "Configuration Responses"; `explanation` is our own (`docs/tenant-differences.md`). */
export function presentResponse(
  configured: Configured,
  language: string | undefined,
  system?: ModelUnitSystem,
): ConfigurationResponse {
  return {
    ...presentOutcome(configured, language, system),
    ...(configured.evaluation.exact === false && { exact: false }),
    ...presentWarnings(configured, language),
  };
}

/** Was the search for the best answer given up? */
function isCutShort(response: Configured['response']): boolean {
  const explanation = 'explanation' in response ? response.explanation : undefined;
  return ('exact' in response && response.exact === false) || explanation?.exact === false;
}

/** What came of what was asked; of a mere question that is all there is. */
export function presentOutcome(
  {
    response,
    notApplied,
    rounded = [],
    product: { model },
  }: Pick<Configured, 'response' | 'notApplied' | 'rounded' | 'product'>,
  language: string | undefined,
  system?: ModelUnitSystem,
): ConfigurationResponse {
  const isPartial = notApplied.length > 0;
  const said: readonly Message[] = [...(isPartial ? [{ kind: 'not-applied' } as const] : []), ...rounded];
  const left = {
    ...(isCutShort(response) && { exact: false }),
    message: said.map((one) => sayInUnits(one, language, system)).join(' ') || undefined,
    ...(isPartial && { 'not-applied': notApplied.map(({ field, value }) => ({ name: field, value })) }),
  };
  switch (response.kind) {
    case 'ok':
      return { status: 'OK', ...left };
    case 'conflict':
      return {
        status: 'RESOLVABLE',
        ...left,
        changed: response.changes.map((change) => presentChange(model, change, language, system)),
        explanation: presentExplanation(model, response.explanation, language, system),
      };
    case 'alternatives':
      return {
        status: 'RESOLVABLE',
        ...left,
        changedLists: response.ways.map((way) =>
          way.map((change) => presentChange(model, change, language, system)),
        ),
        explanation: presentExplanation(model, response.explanation, language, system),
      };
    case 'refused':
      return {
        status: 'not OK',
        ...left,
        message: sayInUnits(response.message, language, system),
        ...(response.explanation && {
          explanation: presentExplanation(model, response.explanation, language, system),
        }),
      };
  }
}

function presentChange(
  model: ProductModel,
  { field: name, from, to }: Change,
  language: string | undefined,
  system: ModelUnitSystem | undefined,
): ChangedParameter {
  const describe = describer(model, name, language, system);
  return {
    name,
    description: describe.label,
    oldValue: from,
    oldValueDescription: describe.value(from),
    newValue: to,
    newValueDescription: describe.value(to),
  };
}

function presentExplanation(
  model: ProductModel,
  { rules, commits }: EngineExplanation,
  language: string | undefined,
  system: ModelUnitSystem | undefined,
): Explanation {
  return {
    // Rules without a text only give others something to count or multiply with.
    rules: rules.flatMap((name) => {
      const text = model.rules.get(name)?.text;
      return text ? [{ name, text: localize(text, language) }] : [];
    }),
    commits: commits.map(({ field, value }: Commit) => {
      const describe = describer(model, field, language, system);
      return { name: field, description: describe.label, value, valueDescription: describe.value(value) };
    }),
  };
}

function describer(
  model: ProductModel,
  name: string,
  language: string | undefined,
  system: ModelUnitSystem | undefined,
) {
  const field = model.fields.get(name);
  return {
    label: field ? localize(nameOf(field), language) : name,
    value: (value: string) => (field ? describeWithUnit(field, value, language, system) : value),
  };
}
