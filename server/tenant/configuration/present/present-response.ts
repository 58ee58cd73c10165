import type { ChangedParameter, ConfigurationResponse, Explanation } from '#contract/configuration.ts';
import type { Change, Commit, Explanation as EngineExplanation } from '#server/engine/engine-port.ts';
import type { RemovedRow } from '#server/configurator/response.ts';
import { nameOf } from '#server/model/product/row-label.ts';
import { localize } from '#server/model/product/localize.ts';
import type { ModelUnitSystem, ProductModel } from '#server/model/product/product-model.ts';
import type { Message } from '../../text/messages.ts';
import type { Configured } from '../service.ts';
import { describeWithEquivalent, type Customer } from './money-equivalent.ts';
import { refusalMessage, roundingMessage, formatInUnits } from './refusal-message.ts';
import { presentPropagated } from './present-propagated.ts';
import { presentWarnings } from './present-warnings.ts';

/** `response`, in the shapes of "Configuration Responses"; `explanation` is our own (`docs/tenant-differences.md`). */
export function presentResponse(
  configured: Configured,
  language: string | undefined,
  system?: ModelUnitSystem,
  currency?: string,
): ConfigurationResponse {
  return {
    ...presentOutcome(configured, language, system, currency),
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
  currency?: string,
): ConfigurationResponse {
  const customer = { language, currency };
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
  const lists = propagated.map((one) => presentPropagated(model, one, customer, system));
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
        changed: response.changes.map((change) => presentChange(model, change, customer, system)),
        ...changes,
        explanation: presentExplanation(model, response.explanation, customer, system),
        ...(response.commit && { commit: presentPairs(response.commit) }),
      };
    case 'alternatives':
      return {
        status: 'RESOLVABLE',
        ...partial,
        changedLists: response.alternatives.map((changes) =>
          changes.map((change) => presentChange(model, change, customer, system)),
        ),
        complete: response.isComplete,
        propagatedLists: lists,
        explanation: presentExplanation(model, response.explanation, customer, system),
      };
    case 'refused':
      return {
        status: 'not OK',
        ...partial,
        message: formatInUnits(refusalMessage(model, response.refusal), language, system),
        ...(response.explanation && {
          explanation: presentExplanation(model, response.explanation, customer, system),
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
  customer: Customer,
  system: ModelUnitSystem | undefined,
): ChangedParameter {
  const describe = describer(model, name, customer, system);
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
  customer: Customer,
  system: ModelUnitSystem | undefined,
): Explanation {
  return {
    // Rules without a text only give others something to count or multiply with.
    rules: rules.flatMap((name) => {
      const text = model.rules.get(name)?.text;
      return text ? [{ name, text: localize(text, customer.language) }] : [];
    }),
    commits: commits.map(({ field, value }: Commit) => {
      const describe = describer(model, field, customer, system);
      return { name: field, description: describe.label, value, valueDescription: describe.value(value) };
    }),
  };
}

function describer(
  model: ProductModel,
  name: string,
  customer: Customer,
  system: ModelUnitSystem | undefined,
) {
  const field = model.fields.get(name);
  return {
    label: field ? localize(nameOf(field), customer.language) : name,
    value: (value: string) => (field ? describeWithEquivalent(field, value, model, customer, system) : value),
  };
}
