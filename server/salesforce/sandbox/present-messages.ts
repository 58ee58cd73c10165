import { fails } from '#server/model/expression/evaluate.ts';
import { localize } from '#server/model/product/localize.ts';
import type { ConfiguratorMessage } from '../wire/configurator-answers.ts';
import type { EvaluatedLine } from './evaluate-context.ts';
import { fieldsOfAttribute } from './sandbox-product.ts';
import { chosenComponents } from './chosen-components.ts';

/** Messages by the id of the line they are about: what is violated, and what the customer should know. */
export function presentMessages(
  evaluated: EvaluatedLine,
  transactionId: string,
  language: string | undefined,
): Record<string, ConfiguratorMessage[]> {
  const { line, configured, violations } = evaluated;
  const { product } = line;
  const messages: Record<string, ConfiguratorMessage[]> = {};
  const tell = (text: string, messageType: string, category: string, lineId: string): void => {
    const list = (messages[lineId] ??= []);
    if (list.some(({ message }) => message === text)) return;
    list.push({
      message: text,
      messageType,
      category,
      primaryRecordId: transactionId,
      relatedRecordId: lineId,
    });
  };

  for (const { choice, texts } of violations) {
    const component = [...product.components].find(([, { field }]) => field === choice.field)?.[0];
    const isAttribute = [...product.attributes.values()].some((binding) =>
      fieldsOfAttribute(binding).includes(choice.field),
    );
    const lineId = (isAttribute ? undefined : line.components.get(component ?? '')?.id) ?? line.id;
    for (const text of texts) tell(text, 'Error', 'ConfigurationRules', lineId);
  }
  for (const group of product.catalog(language).productComponentGroups ?? []) {
    const count = chosenComponents(evaluated).filter(({ binding }) => binding.groupId === group.id).length;
    const { minBundleComponents: min, maxBundleComponents: max, name } = group;
    if (max != null && count > max)
      tell(`Choose at most ${String(max)} of ${name ?? group.id}.`, 'Error', 'BundleValidation', line.id);
    if (min != null && count < min)
      tell(`Choose at least ${String(min)} of ${name ?? group.id}.`, 'Error', 'BundleValidation', line.id);
  }
  for (const { name, text, condition } of product.model.warnings) {
    if (!fails(condition, configured.evaluation.assignment)) continue;
    const messageType = product.infos.has(name) ? 'Info' : 'Warning';
    tell(localize(text, language), messageType, 'ConfigurationRules', line.id);
  }
  return messages;
}
