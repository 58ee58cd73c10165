import type { ChangedParameter, ConfigurationResponse, Explanation } from '#contract/configuration.ts';
import type { Change, Commit, Explanation as EngineExplanation } from '#server/engine/engine-port.ts';
import type { RemovedRow } from '#server/configurator/response.ts';
import { nameOf } from '#server/model/product/row-label.ts';
import { localize } from '#server/model/product/localize.ts';
import type { ModelUnitSystem, ProductModel } from '#server/model/product/product-model.ts';
import { describeWithUnit } from '../../product/describe-value.ts';
import type { Message } from '../../text/messages.ts';
import type { Configured } from '../service.ts';
import { refusalMessage, roundingMessage, formatInUnits } from './refusal-message.ts';
import { presentPropagated } from './present-propagated.ts';
import { presentWarnings } from './present-warnings.ts';

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
    rounded,
    propagated,
    product: { model },
  }: Pick<Configured, 'response' | 'notApplied' | 'rounded' | 'propagated' | 'product'>,
  language: string | undefined,
  system?: ModelUnitSystem,
): ConfigurationResponse {
  const isPartial = notApplied.length > 0;
  const messages: readonly Message[] = [
    ...(isPartial ? [{ kind: 'not-applied' } as const] : []),
    ...rounded.map((rounding) => roundingMessage(model, rounding)),
  ];
  const partial = {
    ...(isCutShort(response) && { exact: false }),
    message: messages.map((message) => formatInUnits(message, language, system)).join(' ') || undefined,
    ...(isPartial && { 'not-applied': presentPairs(notApplied) }),
  };
  const lists = propagated.map((one) => presentPropagated(model, one, language, system));
  const changes = (lists[0]?.changed.length ?? 0) > 0 ? { propagated: lists[0] } : undefined;
  switch (response.kind) {
    case 'ok':
      return {
        status: 'OK',
        ...partial,
        ...changes,
        ...(response.removedRow && { removedRow: presentRemovedRow(response.removedRow) }),
      };
    case 'conflict':
      return {
        status: 'RESOLVABLE',
        ...partial,
        changed: response.changes.map((change) => presentChange(model, change, language, system)),
        ...changes,
        explanation: presentExplanation(model, response.explanation, language, system),
        ...(response.commit && { commit: presentPairs(response.commit) }),
      };
    case 'alternatives':
      return {
        status: 'RESOLVABLE',
        ...partial,
        changedLists: response.alternatives.map((changes) =>
          changes.map((change) => presentChange(model, change, language, system)),
        ),
        complete: response.isComplete,
        propagatedLists: lists,
        explanation: presentExplanation(model, response.explanation, language, system),
      };
    case 'refused':
      return {
        status: 'not OK',
        ...partial,
        message: formatInUnits(refusalMessage(model, response.refusal), language, system),
        ...(response.explanation && {
          explanation: presentExplanation(model, response.explanation, language, system),
        }),
      };
  }
}

function presentPairs(pairs: readonly Commit[]): { name: string; value: string }[] {
  return pairs.map(({ field, value }) => ({ name: field, value }));
}

function presentRemovedRow({ count, row, values }: RemovedRow) {
  return { table: count, row, values: presentPairs(values) };
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
