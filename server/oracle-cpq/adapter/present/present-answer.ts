import type { ChangedParameter, ConfigurationResponse, Step, Warning } from '#contract/configuration.ts';
import { texts } from '#server/texts/texts.ts';
import type { ForeignAnswer, ForeignCommit } from '#server/upstreams/foreign-configurator.ts';
import { placeOf } from '../attribute-place.ts';
import { readAttributeValue } from '../attribute-text.ts';
import type { ParameterChange } from '../commit-values.ts';
import { countOpenMandatory } from '../open-mandatory.ts';
import { writeSession, type OracleSession, type PageData } from '../oracle-session.ts';
import { canMove } from '../rebuild-session.ts';
import { pageLabel, presentRoot } from './present-groups.ts';
import { textOf } from './present-parameter.ts';

const STEP_PREFIX = 'page-';

/** The number of the page that a step is, from 0 on; undefined for what is no step of ours. */
export function pageOfStep(step: string): number | undefined {
  const number = /^page-(\d+)$/.exec(step)?.[1];
  return number === undefined ? undefined : Number(number) - 1;
}

export function presentAnswer(
  session: OracleSession,
  {
    notApplied = [],
    conflict,
  }: {
    readonly notApplied?: readonly ForeignCommit[];
    readonly conflict?: readonly ParameterChange[] | undefined;
  } = {},
): ForeignAnswer {
  const { visited, pageIndex, page } = session;
  const elsewhere = visited.filter((_, index) => index !== pageIndex);
  return {
    session: writeSession(session),
    configuration: {
      // Pages that nobody has visited may have more.
      numberOfUncommittedMandatoryFields:
        countOpenMandatory(page) + elsewhere.reduce((sum, { openMandatory }) => sum + openMandatory, 0),
      steps: presentSteps(session),
      response: conflict ? presentConflict(session, conflict) : presentResponse(session, notApplied),
    },
    parts: page.parts,
    prices: page.prices,
  };
}

/** The pages that were visited, and the one after the current one where there is one: nobody knows how many there are. */
function presentSteps(session: OracleSession): Step[] {
  const { visited, pageIndex, page } = session;
  const hasNext = canMove(session, 'next');
  const known = Math.max(visited.length, hasNext ? pageIndex + 2 : 0);
  return Array.from({ length: known }, (_, index): Step => {
    const isCurrent = index === pageIndex;
    const open = isCurrent ? countOpenMandatory(page) : visited[index]?.openMandatory;
    const isReachable = index < pageIndex ? canMove(session, 'previous') : hasNext;
    return {
      name: `${STEP_PREFIX}${index + 1}`,
      description: pageLabel(session, index),
      current: isCurrent,
      available: isCurrent || isReachable,
      hasVisibleParameters: true,
      ...(open !== undefined && { numberOfUncommittedMandatoryFields: open }),
      ...(isCurrent && { rootGroup: presentRoot(session) }),
    };
  });
}

/** Values against the rules are kept, and the message says so. */
function presentResponse(
  session: OracleSession,
  notApplied: readonly ForeignCommit[],
): ConfigurationResponse {
  const { page, locale } = session;
  const messages = [
    ...(notApplied.length > 0 ? [texts.format('message.not-applied', locale)] : []),
    ...violationMessages(page, locale),
  ];
  const warnings = warningsOf(page);
  return {
    status: 'OK',
    ...(messages.length > 0 && { message: messages.join(' ') }),
    ...(notApplied.length > 0 && {
      'not-applied': notApplied.map(({ name, value }) => ({ name, value })),
    }),
    ...(warnings.length > 0 && { warnings: [...warnings] }),
  };
}

function violationMessages(page: PageData, locale: string): readonly string[] {
  const violated = Object.entries(page.state.attributes).filter(([, state]) => isViolated(state));
  const ofAttributes = violated.flatMap(([name, { messages = [] }]) => {
    const said = messages.map(textOf).filter(Boolean);
    return said.length > 0
      ? said
      : [texts.format('foreign.not-allowed', locale, { name: labelOf(page, name) })];
  });
  const ofPage = page.state.hasError ? (page.state.messages ?? []).map(textOf).filter(Boolean) : [];
  return [...new Set([...ofAttributes, ...ofPage])];
}

function isViolated({ hasError, hasConstraintViolation }: PageData['state']['attributes'][string]): boolean {
  return hasError === true || hasConstraintViolation === true;
}

/** What rules recommend or warn of, and forbid nothing. */
function warningsOf(page: PageData): readonly Warning[] {
  const warnings = new Map<string, string[]>();
  for (const [name, state] of Object.entries(page.state.attributes)) {
    const other = state.hasWarning && !isViolated(state) ? (state.messages ?? []) : [];
    for (const message of [...(state.recommendationMessages ?? []), ...other].map(textOf)) {
      if (message) warnings.set(message, [...(warnings.get(message) ?? []), name]);
    }
  }
  return [...warnings].map(([text, parameters], index) => ({
    name: `message-${index + 1}`,
    text,
    parameters,
  }));
}

function presentConflict(
  { page }: OracleSession,
  changes: readonly ParameterChange[],
): ConfigurationResponse {
  return {
    status: 'RESOLVABLE',
    changed: changes.map(({ name, before, after }): ChangedParameter => {
      const old = readAttributeValue(before);
      const next = readAttributeValue(after);
      return {
        name,
        description: labelOf(page, name),
        oldValue: old.value,
        oldValueDescription: old.text,
        newValue: next.value,
        newValueDescription: next.text,
      };
    }),
    // Other changes may do as well; the store does not tell them.
    complete: false,
  };
}

function labelOf({ layout }: PageData, parameter: string): string {
  const place = placeOf(parameter, layout.sets);
  const name = 'name' in place ? place.name : place.set;
  return layout.attributes.find((attribute) => attribute.name === name)?.label ?? name;
}
