import type { Configuration, Group, Step } from '#contract/configuration.ts';
import type { ForeignAnswer } from '#server/upstreams/foreign-configurator.ts';
import type { ConfigurationDetails } from '../wire/configurator-answers.ts';
import { messagesOf, severityOf } from './messages.ts';
import { isMandatory, presentParameter, type ParameterView } from './present-parameter.ts';
import type { ProductStructure, StructureField, StructureGroup, StructureStep } from './product-structure.ts';
import { NO, type TransactionState } from './transaction-state.ts';
import { readTreatments } from './treatments.ts';

export interface PresentedState {
  readonly structure: ProductStructure;
  readonly state: TransactionState;
  readonly details: ConfigurationDetails;
  readonly step: string;
  readonly committed: ReadonlySet<string>;
  readonly locale: string;
}

/** Steps with the fields of the current one; what belongs to a component that is not chosen is left out. */
export function presentConfiguration(
  presented: PresentedState,
  response: Configuration['response'],
): ForeignAnswer['configuration'] {
  const { structure, state, details, committed, locale } = presented;
  const view: ParameterView = {
    locale,
    values: state.values,
    committed,
    treatments: readTreatments(details.uiTreatments ?? [], structure, state),
  };
  const current = currentStep(structure, presented.step);
  const steps = structure.steps.map((step) => presentStep(step, step === current, state, view));
  return {
    steps,
    numberOfUncommittedMandatoryFields: steps.reduce(
      (sum, step) => sum + (step.numberOfUncommittedMandatoryFields ?? 0),
      0,
    ),
    response: { ...response, ...presentWarnings(details) },
  };
}

export function currentStep(structure: ProductStructure, name: string): StructureStep | undefined {
  return structure.steps.find((step) => step.name === name) ?? structure.steps[0];
}

/** Everything that Salesforce says of the configuration as it is, errors first. */
function presentWarnings(details: ConfigurationDetails): Pick<Configuration['response'], 'warnings'> {
  const order = ['error', 'warning', 'info'];
  const messages = messagesOf(details)
    .map((message) => ({ message, severity: severityOf(message) }))
    .sort((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity));
  if (messages.length === 0) return {};
  return {
    warnings: messages.map(({ message, severity }) => ({
      name: severity,
      severity,
      text: message.message,
      parameters: [],
    })),
  };
}

function presentStep(
  step: StructureStep,
  isCurrent: boolean,
  state: TransactionState,
  view: ParameterView,
): Step {
  const groups = step.groups.filter(({ node }) => state.lines.has(node.key));
  const open = groups.reduce((sum, group) => sum + openIn(group, state), 0);
  const presented = groups.map((group) => presentGroup(group, state, view));
  const hasVisibleParameters = presented.some((group) => group.hasVisibleParameters);
  return {
    name: step.name,
    description: step.label,
    current: isCurrent,
    available: true,
    hasVisibleParameters,
    numberOfUncommittedMandatoryFields: open,
    ...(isCurrent && {
      rootGroup: {
        isGroup: true,
        isParameter: false,
        name: 'root',
        description: step.label,
        hasVisibleParameters,
        numberOfUncommittedMandatoryFields: open,
        properties: {},
        members: presented,
      },
    }),
  };
}

function presentGroup(group: StructureGroup, state: TransactionState, view: ParameterView): Group {
  const members = group.fields
    .filter((field) => isThere(field, state))
    .map((field) => presentParameter(field, view));
  const hasVisibleParameters = members.some(({ properties }) => properties.hidden !== 'yes');
  return {
    isGroup: true,
    isParameter: false,
    name: group.name,
    description: group.label,
    hasVisibleParameters,
    numberOfUncommittedMandatoryFields: openIn(group, state),
    properties: {
      hidden: hasVisibleParameters ? 'no' : 'yes',
      ...(group.help !== undefined && { tc_info_text: group.help }),
    },
    members,
  };
}

function isThere({ node }: StructureField, { lines }: TransactionState): boolean {
  return lines.has(node.key);
}

/** Mandatory fields without a value, and a group with fewer components than it needs. */
function openIn({ fields, minComponents, node }: StructureGroup, state: TransactionState): number {
  if (!state.lines.has(node.key)) return 0;
  const empty = fields.filter(
    (field) => isThere(field, state) && isMandatory(field) && (state.values.get(field.name) ?? '') === '',
  ).length;
  const chosen = fields.filter((field) => {
    if (field.kind !== 'component') return field.kind === 'component-choice';
    const value = state.values.get(field.name) ?? NO;
    return value !== NO && value !== '0';
  }).length;
  return empty + (chosen < minComponents ? 1 : 0);
}
