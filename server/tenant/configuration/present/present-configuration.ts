import type { Configuration, Group, Member, Step } from '#contract/configuration.ts';
import { addressOf } from '#contract/endpoint.ts';
import * as endpoints from '#contract/endpoints.ts';
import { hasRow } from '#server/model/product/row-presence.ts';
import { localize } from '#server/model/product/localize.ts';
import type { ModelField } from '#server/model/product/model-field.ts';
import { fieldsOf } from '#server/model/product/fields-of.ts';
import type { ModelGroup, ModelStep, ProductModel } from '#server/model/product/product-model.ts';
import type { Configuration as ConfigurationCore } from '#server/configurator/configuration.ts';
import { listedSteps } from '#server/configurator/listed-steps.ts';
import { keepingFields } from '#server/configurator/previous-values.ts';
import { unitSystemOf } from '../../product/describe-value.ts';
import {
  countAllUncommittedMandatory,
  countUncommittedMandatory,
  type EvaluatedConfiguration,
} from '../../product/evaluated-configuration.ts';
import { configurationPicture } from '../../product/present-picture.ts';
import { NO_PRICING, presentBom, presentPricing } from '../../product/present-prices.ts';
import { strongReference } from '../../product/product-registry.ts';
import type { ShownPictures } from '../../product/shown-pictures.ts';
import type { Configured } from '../service.ts';
import { presentGoals } from './present-optimization.ts';
import { presentOptionPrices, presentOptionsProperties, withOption } from './present-options.ts';
import { presentParameter, type Presentation } from './present-parameter.ts';
import { presentResponse } from './present-response.ts';
import { presentVisualization } from './present-visualization.ts';

/** How a call wants its answer. */
export interface ConfigurationView {
  readonly language: string | undefined;
  readonly excludePricing: boolean;
  /** What the customer pays in. */
  readonly currency: string;
  /** The unit system numbers are told in. */
  readonly uomSystemId?: string | undefined;
  /** Pictures for the visualization object. */
  readonly pictures?: ShownPictures;
}

/**
 * The whole configuration; prices, parts and references are for known customers only ("Summary of returned data").
 * The order of the keys matters: clients find groups by searching the answer for a name and
 * take the first hit, so steps come before parts and prices.
 */
export function presentConfiguration(configured: Configured, view: ConfigurationView): Configuration {
  const { identity, product } = configured;
  const isKnown = 'configId' in identity;
  const system = unitSystemOf(product.model, view.uomSystemId);
  const presentation = {
    system,
    language: view.language,
    currency: view.currency,
    isKnown,
    withPrices: isKnown && !view.excludePricing,
  };
  const common = {
    numberOfUncommittedMandatoryFields: countAllUncommittedMandatory(configured),
    steps: listedSteps(product.model, configured.state).map((step) =>
      presentStep(configured, step, presentation),
    ),
    response: presentResponse(configured, view.language, system, view.currency),
    ...(product.model.unitSystems.length > 0 && {
      uomSystems: product.model.unitSystems.map(({ name, label }) => ({
        id: name,
        name: localize(label, view.language),
      })),
    }),
    extensions: {
      explain: true,
      optimize: presentGoals(product.model, view, isKnown),
      rows: product.model.tables.size > 0,
      ...(isKnown && product.model.variantCatalogs.length > 0 && { variantCatalogs: true }),
      previous: presentPrevious(product.model, configured.state),
      picture: configurationPicture(configured),
    },
  };
  if (!isKnown) return { ...identity, ...common };
  return {
    ...identity,
    tab: product.tab.name,
    productId: strongReference(product.product),
    ...common,
    visualization: presentVisualization(configured, view.pictures),
    pricing: view.excludePricing ? NO_PRICING : presentPricing(configured, { ...view, system }),
    bom: presentBom(configured, { ...view, system }, !view.excludePricing),
  };
}

/** Previous values, for a start call that seeds another configuration; undefined for a product whose fields keep nothing. */
function presentPrevious(model: ProductModel, { previous }: ConfigurationCore): string | undefined {
  if (keepingFields(model).length === 0) return undefined;
  return new URLSearchParams(previous.map(({ field, value }): [string, string] => [field, value])).toString();
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
    numberOfUncommittedMandatoryFields: countUncommittedMandatory(step, configuration),
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
    numberOfUncommittedMandatoryFields: countUncommittedMandatory(step, configuration),
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
  const { options, table, row } = group;
  return {
    isGroup: true,
    isParameter: false,
    name: group.name,
    description: localize(group.label, language),
    hasVisibleParameters: hasVisibleFields(group),
    numberOfUncommittedMandatoryFields: countUncommittedMandatory(group, configuration),
    ...(presentation.withPrices &&
      options?.withPrices && { 'price-details': presentOptionPrices(configuration, group, presentation) }),
    properties: {
      ...group.properties,
      hidden: hasVisibleFields(group) ? 'no' : 'yes',
      ...(group.info && { info_group: 'yes' }),
      ...(group.help && { tc_info_text: localize(group.help, language) }),
      ...(group.picture !== undefined && {
        tc_group_picture: addressOf(endpoints.modelImage, {
          productId: strongReference(product),
          section: 'group',
          sectionId: group.name,
        }),
      }),
      ...(options && presentOptionsProperties(options, presentation)),
      ...(table && {
        tc_table: table.name,
        tc_table_count: table.count,
        tc_table_row: localize(table.label, language),
      }),
      ...(row && { tc_row_table: row.table.name, tc_row_number: String(row.number) }),
    },
    members: group.members
      .filter((member) => isPresentMember(member, configuration))
      .map((member) => presentMember(configuration, member, group, presentation)),
  };
}

function presentMember(
  configuration: EvaluatedConfiguration,
  member: ModelField | ModelGroup,
  { options }: ModelGroup,
  presentation: Presentation,
): Member {
  if ('members' in member) return presentGroup(configuration, member, presentation);
  const parameter = presentParameter(configuration, member, presentation);
  return options ? withOption(parameter, member, options, configuration, presentation) : parameter;
}

/** A row that is not there is left out. */
function isPresentMember(member: ModelField | ModelGroup, { evaluation }: EvaluatedConfiguration): boolean {
  const row = 'members' in member ? member.row : undefined;
  return row === undefined || hasRow(row.table, row.number, evaluation.assignment);
}

function hasVisibleFields(part: ModelStep | ModelGroup): boolean {
  return fieldsOf(part).some(({ hidden }) => !hidden);
}
