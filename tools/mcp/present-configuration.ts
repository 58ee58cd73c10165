/** A configuration as an assistant reads it: the current step's parameters in one list, without what only screens need. */
import type { Configuration, Element, Member, Parameter } from '#contract/configuration.ts';
import type { BomItem } from '#contract/pricing.ts';
import { presentConflict, type Pair } from './present-conflict.ts';

/** Beyond this a list of options says how many there are instead. */
const MAX_OPTIONS = 100;

/** What a state of an element means for a commit of it. */
const fits = {
  green: 'yes',
  orange: 'would change other choices',
  red: 'not possible',
  unknown: 'not known',
} as const;

/** @param asked what the call wanted to commit, for the ways to go on from a conflict */
export function presentConfiguration(configuration: Configuration, asked: readonly Pair[] = []): object {
  const { configId = '', steps, response, pricing, bom, extensions } = configuration;
  const current = steps.find((step) => step.current);
  const notApplied = response['not-applied'];
  return {
    configId,
    result: presentConflict(configId, response, asked),
    ...(notApplied && notApplied.length > 0 && { notApplied }),
    ...(response.warnings && { warnings: response.warnings.map(({ text }) => text) }),
    mandatoryParametersLeft: configuration.numberOfUncommittedMandatoryFields,
    steps: steps.map(({ name, description, numberOfUncommittedMandatoryFields: left }) => ({
      step: name,
      title: description,
      ...(left !== undefined && { mandatoryParametersLeft: left }),
    })),
    currentStep: current?.name ?? '',
    parameters: current?.rootGroup ? parametersIn(current.rootGroup.members, []) : [],
    ...(pricing && 'summary' in pricing && { price: pricing.summary, notPriced: pricing.unpriced ?? [] }),
    ...(bom && { billOfMaterials: bom.map(presentPart) }),
    ...(extensions?.optimize && { optimise: extensions.optimize }),
  };
}

function parametersIn(members: readonly Member[], groups: readonly string[]): object[] {
  return members.flatMap((member) => {
    if (member.isGroup) return parametersIn(member.members, [...groups, member.description]);
    return member.properties['hidden'] === 'yes' ? [] : [presentParameter(member, groups)];
  });
}

function presentParameter(parameter: Parameter, groups: readonly string[]): object {
  const { name, description, value, valueDescription, committed, isMandatory, properties, domain } =
    parameter;
  const prices = parameter['price-details'];
  const options = domain?.min === undefined ? (domain?.elements ?? []) : [];
  return {
    parameter: name,
    title: description,
    group: groups.join(' › '),
    value,
    valueTitle: valueDescription,
    chosenBy: committed ? 'customer' : 'configurator',
    ...(isMandatory && { mandatory: true }),
    ...((properties['readonly'] === 'yes' || properties['guitype'] === 'readonly') && { readOnly: true }),
    ...(properties['tc_unit'] && { unit: properties['tc_unit'] }),
    ...(domain?.min !== undefined && { min: domain.min, max: domain.max }),
    ...(options.length > 0 && {
      options: options.slice(0, MAX_OPTIONS).map((element) => presentOption(element, prices)),
    }),
    ...(options.length > MAX_OPTIONS && { optionsLeftOut: options.length - MAX_OPTIONS }),
  };
}

function presentOption({ name, description, state }: Element, prices: Parameter['price-details']): object {
  const price = prices?.[name];
  return { value: name, title: description, fits: fits[state], ...(price !== undefined && { price }) };
}

function presentPart({ name, description, qty, subItems }: BomItem): object {
  return { name, description, qty, ...(subItems.length > 0 && { parts: subItems.map(presentPart) }) };
}
