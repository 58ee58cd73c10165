import type { Configuration, Group, Member, Step } from '#contract/configuration.ts';
import { API_BASE, apiPaths } from '#contract/paths.ts';
import type { BomItem } from '#contract/pricing.ts';
import { localize } from '#server/modeling/localize.ts';
import type { ModelField, ModelGroup, ModelStep } from '#server/modeling/product-model.ts';
import { strongReference } from '../catalog/product-registry.ts';
import { fieldsOf } from './fields-of.ts';
import { countAllUncommittedMandatory, countUncommittedMandatory } from './mandatory-fields.ts';
import { presentParameter, type Presentation } from './present-parameter.ts';
import { NO_PRICING, presentBom, presentPricing, type WirePricing } from './present-prices.ts';
import { presentResponse } from './present-response.ts';
import type { Configured, EvaluatedConfiguration } from './service.ts';

/**
 * Configurator Data as it travels: `Configuration` of the contract, with prices in their wire shape. Prices, parts and
 * references belong to known customers only ("Summary of returned data").
 */
export type WireConfiguration = Pick<
  Configuration,
  'numberOfUncommittedMandatoryFields' | 'steps' | 'response'
> &
  Partial<
    Pick<Configuration, 'configId' | 'configState' | 'tab' | 'productId' | 'visualization' | 'extensions'>
  > & {
    pricing?: WirePricing | typeof NO_PRICING;
    bom?: BomItem[];
  };

/** How a call wants its answer. */
export interface ConfigurationView {
  readonly language: string | undefined;
  readonly excludePricing: boolean;
}

/**
 * The whole configuration. The order of the keys matters: clients find groups by searching the answer for a name and
 * take the first hit, so steps come before parts and prices.
 */
export function presentConfiguration(configured: Configured, view: ConfigurationView): WireConfiguration {
  const { identity, product, state } = configured;
  const isKnown = 'configId' in identity;
  const presentation = { language: view.language, withPrices: isKnown && !view.excludePricing };
  const common = {
    numberOfUncommittedMandatoryFields: countAllUncommittedMandatory(product.model, state),
    steps: product.model.steps.map((step) => presentStep(configured, step, presentation)),
    response: presentResponse(configured, view.language),
    extensions: { explain: true },
  };
  if (!isKnown) return { ...identity, ...common };
  return {
    ...identity,
    tab: product.tab.name,
    productId: strongReference(product.product),
    ...common,
    visualization: {},
    pricing: view.excludePricing ? NO_PRICING : presentPricing(configured, view.language),
    bom: presentBom(configured, view.language, !view.excludePricing),
  };
}

/** Only the current step carries its groups: clients draw the first `root` they find. */
function presentStep(
  configuration: EvaluatedConfiguration,
  step: ModelStep,
  presentation: Presentation,
): Step {
  const isCurrent = step.name === configuration.state.step;
  return {
    name: step.name,
    description: localize(step.label, presentation.language),
    current: isCurrent,
    available: true,
    hasVisibleParameters: hasVisibleFields(step),
    numberOfUncommittedMandatoryFields: countUncommittedMandatory(step, configuration.state),
    ...(isCurrent && { rootGroup: presentRoot(configuration, step, presentation) }),
  };
}

function presentRoot(
  configuration: EvaluatedConfiguration,
  step: ModelStep,
  presentation: Presentation,
): Group {
  return {
    isGroup: true,
    isParameter: false,
    name: 'root',
    description: localize(step.label, presentation.language),
    hasVisibleParameters: hasVisibleFields(step),
    numberOfUncommittedMandatoryFields: countUncommittedMandatory(step, configuration.state),
    properties: {},
    members: step.groups.map((group) => presentGroup(configuration, group, presentation)),
  };
}

function presentGroup(
  configuration: EvaluatedConfiguration,
  group: ModelGroup,
  presentation: Presentation,
): Group {
  const { language } = presentation;
  const { product } = configuration.product;
  return {
    isGroup: true,
    isParameter: false,
    name: group.name,
    description: localize(group.label, language),
    hasVisibleParameters: hasVisibleFields(group),
    numberOfUncommittedMandatoryFields: countUncommittedMandatory(group, configuration.state),
    properties: {
      hidden: hasVisibleFields(group) ? 'no' : 'yes',
      ...(group.info && { info_group: 'yes' }),
      ...(group.help && { tc_info_text: localize(group.help, language) }),
      ...(group.picture !== undefined && {
        tc_group_picture: API_BASE + apiPaths.modelImage(strongReference(product), 'group', group.name),
      }),
    },
    members: group.members.map((member) => presentMember(configuration, member, presentation)),
  };
}

function presentMember(
  configuration: EvaluatedConfiguration,
  member: ModelField | ModelGroup,
  presentation: Presentation,
): Member {
  return 'members' in member
    ? presentGroup(configuration, member, presentation)
    : presentParameter(configuration, member, presentation);
}

function hasVisibleFields(part: ModelStep | ModelGroup): boolean {
  return fieldsOf(part).some(({ hidden }) => !hidden);
}
