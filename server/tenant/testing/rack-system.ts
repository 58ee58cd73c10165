/**
 * A small CPQ system for tests: a rack with two steps, of which the second is not known at first. Units 42 and a double power
 * supply contradict each other; a subscription is paid by month. Its sessions hold everything, as those of real adapters do.
 */
import type { Configuration, Parameter } from '#contract/configuration.ts';
import {
  ForeignError,
  type ForeignAnswer,
  type ForeignCommit,
  type ForeignConfigurator,
  type ForeignContext,
  type ForeignPart,
  type ForeignSession,
} from '#server/upstreams/foreign-configurator.ts';

interface RackSession {
  readonly commits: readonly ForeignCommit[];
  readonly step: 'frame' | 'service';
  readonly saves: number;
}

export interface RackSystem extends ForeignConfigurator {
  /** Thrown by the next call, once. */
  failNext(error: unknown): void;
  /** Never answers from now on, unless it is aborted. */
  hang(): void;
  /** Every call with what it was asked with. */
  readonly calls: { readonly name: string; readonly locale: string; readonly currency: string }[];
}

const HEIGHTS = ['24', '42'];
const POWER = ['single', 'double'];
const SUPPORT = ['none', 'standard'];

/** @param currency answered whatever is asked for; undefined for the one that is asked for */
export function rackSystem(currency?: string): RackSystem {
  const calls: RackSystem['calls'] = [];
  let failure: { readonly error: unknown } | undefined;
  let isHanging = false;
  const begin = async (name: string, context: ForeignContext) => {
    calls.push({ name, locale: context.locale, currency: context.currency });
    if (isHanging)
      await new Promise((_, reject) => {
        context.signal?.addEventListener('abort', () => {
          reject(new Error('aborted'));
        });
      });
    const failed = failure;
    failure = undefined;
    if (failed) throw failed.error;
  };
  const answer = (
    session: RackSession,
    context: ForeignContext,
    more: Partial<Configuration['response']> = {},
  ) => answerOf(session, currency ?? context.currency, context.locale, more);

  return {
    calls,
    failNext: (error) => {
      failure = { error };
    },
    hang: () => {
      isHanging = true;
    },
    capabilities: {
      allStepsKnown: false,
      anyStepNext: false,
      uncommit: 'exact',
      preview: false,
      alternatives: 'some',
      optionPrices: false,
      rows: false,
      explain: false,
    },
    async listProducts(context) {
      await begin('listProducts', context);
      return [
        {
          id: 'rack-1',
          title: context.locale === 'de' ? 'Serverschrank' : 'Server rack',
          description: 'A rack with a service contract.',
        },
      ];
    },
    async start(productId, context) {
      await begin('start', context);
      if (productId !== 'rack-1') throw new ForeignError('not-found', `There is no ${productId}.`);
      return answer({ commits: [], step: 'frame', saves: 0 }, context);
    },
    async read(session, context) {
      await begin('read', context);
      return answer(readSession(session), context);
    },
    async commit(session, commits, context) {
      await begin('commit', context);
      const before = readSession(session);
      for (const { name, value } of commits) check(name, value);
      const after = withCommits(before, commits);
      const moving = conflictOf(after, commits);
      if (!moving) return answer(after, context);
      return answer(before, context, { status: 'RESOLVABLE', changed: [changeOf(moving)] });
    },
    async accept(session, commits, context) {
      await begin('accept', context);
      const after = withCommits(readSession(session), commits);
      const moving = conflictOf(after, commits);
      return answer(moving ? withCommits(after, [moving.to]) : after, context);
    },
    async uncommit(session, parameter, context) {
      await begin('uncommit', context);
      const before = readSession(session);
      return answer({ ...before, commits: before.commits.filter(({ name }) => name !== parameter) }, context);
    },
    async showStep(session, step, context) {
      await begin('showStep', context);
      if (step !== 'frame' && step !== 'service') throw new ForeignError('not-found', `There is no ${step}.`);
      return answer({ ...readSession(session), step }, context);
    },
    async save(session, context) {
      await begin('save', context);
      const before = readSession(session);
      return {
        session: { ...before, saves: before.saves + 1 },
        reference: `R-${before.saves + 1}`,
      };
    },
  };
}

function readSession(session: ForeignSession): RackSession {
  return session as unknown as RackSession;
}

function check(name: string, value: string): void {
  const values = { height: HEIGHTS, power: POWER, support: SUPPORT, options: undefined }[name];
  if (values && !values.includes(value)) throw new ForeignError('refused', `${name} cannot be ${value}.`);
}

function withCommits(session: RackSession, commits: readonly ForeignCommit[]): RackSession {
  const names = new Set(commits.map(({ name }) => name));
  return { ...session, commits: [...session.commits.filter(({ name }) => !names.has(name)), ...commits] };
}

const valueIn = ({ commits }: RackSession, name: string, fallback: string) =>
  commits.find((commit) => commit.name === name)?.value ?? fallback;

interface Moving {
  readonly from: ForeignCommit;
  readonly to: ForeignCommit;
}

/** The earlier commit that has to give way to the new ones. */
function conflictOf(session: RackSession, newer: readonly ForeignCommit[]): Moving | undefined {
  if (valueIn(session, 'height', '24') !== '42' || valueIn(session, 'power', 'single') !== 'double')
    return undefined;
  return newer.some(({ name }) => name === 'height')
    ? { from: { name: 'power', value: 'double' }, to: { name: 'power', value: 'single' } }
    : { from: { name: 'height', value: '42' }, to: { name: 'height', value: '24' } };
}

function changeOf({ from, to }: Moving) {
  return {
    name: from.name,
    description: from.name,
    oldValue: from.value,
    oldValueDescription: from.value,
    newValue: to.value,
    newValueDescription: to.value,
  };
}

function answerOf(
  session: RackSession,
  currency: string,
  locale: string,
  more: Partial<Configuration['response']>,
): ForeignAnswer {
  const isService = session.step === 'service';
  const hasSupport = valueIn(session, 'support', 'none') !== 'none';
  const is42 = valueIn(session, 'height', '24') === '42';
  const parameters = isService
    ? [parameterOf(session, 'support', SUPPORT)]
    : [
        parameterOf(session, 'height', HEIGHTS),
        parameterOf(session, 'power', POWER),
        parameterOf(session, 'options', ['door', 'fan', 'lamp']),
      ];
  const frame: ForeignPart = {
    id: 'FRAME',
    name: is42 ? 'Frame 42 U' : 'Frame 24 U',
    description: '',
    quantity: '1',
    unitPrice: is42 ? '1499.50' : '899.00',
    sellingModel: { kind: 'one-time' },
    kind: 'included',
  };
  const rails: ForeignPart = {
    ...frame,
    id: 'RAILS',
    name: 'Rails',
    quantity: '2',
    unitPrice: '20',
    kind: 'mandatory',
  };
  const support: ForeignPart = {
    ...frame,
    id: 'SUPPORT',
    name: 'Support',
    unitPrice: '19.90',
    sellingModel: { kind: 'termed', period: 'month', term: 12 },
    kind: 'recommended',
    quantity: hasSupport ? '1' : '0',
  };
  const isOpen = !session.commits.some(({ name }) => name === 'height');
  return {
    session: { ...session },
    configuration: {
      numberOfUncommittedMandatoryFields: isOpen ? 1 : 0,
      steps: [
        {
          name: 'frame',
          description: locale === 'de' ? 'Gestell' : 'Frame',
          current: !isService,
          available: true,
          hasVisibleParameters: true,
          ...(!isService && { rootGroup: rootOf(parameters) }),
        },
        {
          name: 'service',
          description: '',
          current: isService,
          available: true,
          hasVisibleParameters: true,
          ...(isService && { rootGroup: rootOf(parameters) }),
        },
      ],
      response: {
        status: 'OK',
        ...(is42 && {
          warnings: [
            { name: 'heavy', text: 'This rack needs a forklift.', parameters: ['height'], severity: 'info' },
          ],
        }),
        ...more,
      },
    },
    parts: [frame, rails, support],
    prices: {
      currency,
      oneTime: is42 ? '1539.50' : '939',
      recurring: hasSupport ? [{ period: 'month', amount: '19.90' }] : [],
      waterfall: is42
        ? [
            { label: 'List price', amount: '1639.50' },
            { label: 'Volume discount', amount: '-100' },
          ]
        : [],
    },
  };
}

function rootOf(members: Parameter[]) {
  return {
    isGroup: true as const,
    isParameter: false as const,
    name: 'root',
    description: '',
    hasVisibleParameters: true,
    numberOfUncommittedMandatoryFields: 0,
    properties: {},
    members,
  };
}

function parameterOf(session: RackSession, name: string, values: readonly string[]): Parameter {
  const isSeveral = name === 'options';
  const value = valueIn(session, name, isSeveral ? '' : (values[0] ?? ''));
  const chosen = isSeveral ? value.split(';') : [value];
  return {
    isGroup: false,
    isParameter: true,
    name,
    description: name,
    value,
    valueDescription: value,
    committed: session.commits.some((commit) => commit.name === name),
    alwaysCommitted: false,
    isMandatory: name === 'height',
    properties: isSeveral ? { guitype: 'checkboxes' } : { guitype: 'radio' },
    domain: {
      name,
      elements: values.map((element) => ({
        name: element,
        description: element,
        state: 'green' as const,
        selected: chosen.includes(element),
        properties: propertiesOf(element),
      })),
    },
  };
}

/** The lamp is sold out. */
function propertiesOf(element: string): Record<string, string> {
  return element === 'lamp' ? { disabled: 'yes' } : {};
}
