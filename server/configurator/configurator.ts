/** The configurator of a product model: one question in, one answer out. It keeps no configuration. */
import type { Problem } from '#server/engine/problem.ts';
import type { SyncEngine } from '#server/engine/engine-port.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { accept, alternatives, commit, uncommit } from './transitions/commit.ts';
import { CompletionCache } from './completion-cache.ts';
import { fixedCommits, type Configuration } from './configuration.ts';
import { ConfiguratorError } from './configurator-error.ts';
import type { ConfiguratorContext } from './context.ts';
import { convertSent, type Rounding, type SentValue } from './read-value.ts';
import { evaluate } from './evaluate.ts';
import { listedSteps, onListedStep } from './listed-steps.ts';
import { migrateRevision } from './transitions/migrate-revision.ts';
import { insertRow, removeRow } from './transitions/move-rows.ts';
import { placeVariants } from './transitions/place-variants.ts';
import { readNeeds, replaceNeeds } from './transitions/needs.ts';
import { optimize } from './optimization/optimize.ts';
import { fieldsInView, type View } from './parameters.ts';
import { readPreviousValues, withPreviousValues } from './previous-values.ts';
import type {
  Answers,
  ChangeQuestion,
  Configured,
  ConfiguratorPort,
  Explained,
  ExplainQuestion,
  Question,
  StartQuestion,
  Transition,
} from './questions.ts';
import { ok, type ConfiguratorResponse, type TransitionResult } from './response.ts';
import { withFixedNeeds } from './ruled-out-by-needs.ts';
import type { Propagated } from './changes/compare-values.ts';
import { propagatedChanges } from './changes/propagated-changes.ts';

export interface ConfiguratorEngines {
  /** The engine of the model's own problem. */
  readonly engine: SyncEngine;
  /**
   * An engine for another problem about the same model, which an optimization needs.
   * @param key the same for the same problem
   */
  readonly engineFor: (key: string, problem: Problem) => Promise<SyncEngine>;
}

export class Configurator implements ConfiguratorPort {
  readonly #context: ConfiguratorContext;
  readonly #engineFor: ConfiguratorEngines['engineFor'];

  constructor(model: ProductModel, { engine, engineFor }: ConfiguratorEngines) {
    this.#context = { model, engine, completions: new CompletionCache() };
    this.#engineFor = engineFor;
  }

  /** All but optimizations are answered at once, within the call. */
  async ask<Q extends Question>(question: Q): Promise<Answers[Q['kind']]>;
  async ask(question: Question): Promise<Answers[Question['kind']]> {
    const context = this.#context;
    switch (question.kind) {
      case 'start':
        return start(context, question);
      case 'change':
        return change(context, question);
      case 'explain':
        return explain(context, question);
      case 'optimize': {
        const { configuration } = migrateRevision(context, question.configuration);
        return optimize(context, configuration, question.request, this.#engineFor);
      }
    }
  }
}

/** "Start Configuration". @throws ConfiguratorError for needs that cannot be met */
function start(context: ConfiguratorContext, { needs, previous, units, view }: StartQuestion): Configured {
  const { model } = context;
  const started: Configuration = {
    revision: model.revision,
    needs: readNeeds(context, needs),
    commits: [],
    texts: new Map(),
    previous: readPreviousValues(model, previous),
    step: model.steps[0]?.name ?? '',
    units: hasUnitSystem(model, units) ? units : undefined,
  };
  const onStep = onListedStep(model, started);
  return {
    ...show(context, withPreviousValues(context, onStep), view),
    isChanged: true,
    response: { kind: 'ok' },
    notApplied: [],
    rounded: [],
    propagated: [],
  };
}

/** A transition, on the current revision of the model. */
function change(
  context: ConfiguratorContext,
  { configuration, transition, units, view, currency }: ChangeQuestion,
): Configured {
  const migrated = migrateRevision(context, configuration);
  const { rounded, ...result } = applyTransition(context, migrated.configuration, transition);
  const changed = onListedStep(context.model, withUnits(context, result.configuration, units));
  const isChanged = changed !== configuration;
  const after = isChanged ? withPreviousValues(context, changed) : configuration;
  // First what is shown: what has changed is found out from the same completion.
  const shown = show(context, after, view);
  return {
    ...shown,
    isChanged,
    response: result.response,
    notApplied: [...migrated.notApplied, ...result.notApplied],
    rounded,
    propagated: propagated(context, transition, {
      before: migrated.configuration,
      // Another unit system alone changes no value.
      after: result.configuration === migrated.configuration ? migrated.configuration : after,
      response: result.response,
      currency,
    }),
  };
}

function propagated(
  context: ConfiguratorContext,
  transition: Transition,
  {
    currency,
    ...outcome
  }: {
    readonly before: Configuration;
    readonly after: Configuration;
    readonly response: ConfiguratorResponse;
    readonly currency: string | undefined;
  },
): readonly Propagated[] {
  return propagatedChanges(context, transition, outcome, currency, (values) => {
    const accepted = applyTransition(context, outcome.before, { kind: 'accept', values });
    return withPreviousValues(context, accepted.configuration);
  });
}

function explain(
  context: ConfiguratorContext,
  { configuration, values, currency }: ExplainQuestion,
): Explained {
  const before = migrateRevision(context, configuration).configuration;
  const transition = { kind: 'commit', values } as const;
  const { response, notApplied, rounded, ...result } = applyTransition(context, before, transition);
  const after = result.configuration === before ? before : withPreviousValues(context, result.configuration);
  return {
    response,
    notApplied,
    rounded,
    propagated: propagated(context, transition, { before, after, response, currency }),
  };
}

function applyTransition(
  context: ConfiguratorContext,
  configuration: Configuration,
  transition: Transition,
): TransitionResult & { readonly rounded: readonly Rounding[] } {
  const { model } = context;
  const withSent = (sent: readonly SentValue[], apply: (values: SentValue[]) => TransitionResult) => {
    const { values, rounded } = convertSent(model, sent);
    const result = apply([...values]);
    return { ...result, rounded: result.response.kind === 'refused' ? [] : rounded };
  };
  const exactly = (result: TransitionResult) => ({ ...result, rounded: [] });
  switch (transition.kind) {
    case 'read':
      return exactly(ok(configuration));
    case 'commit':
      return withSent(transition.values, (values) => commit(context, configuration, values));
    case 'uncommit':
      return exactly(uncommit(context, configuration, transition.fields));
    case 'accept':
      return withSent(transition.values, (values) => accept(context, configuration, values));
    case 'alternatives':
      return withSent([transition.value], ([value = transition.value]) =>
        alternatives(context, configuration, value),
      );
    case 'step':
      return exactly(goToStep(model, configuration, transition.step));
    case 'replace-needs': {
      const { previous } = transition;
      const seeded = previous
        ? { ...configuration, previous: readPreviousValues(model, previous) }
        : configuration;
      return exactly(replaceNeeds(context, seeded, transition.needs));
    }
    case 'place-variants':
      return exactly(ok(placeVariants(configuration, transition.variants)));
    case 'remove-row':
      return exactly(removeRow(context, configuration, transition));
    case 'insert-row':
      return withSent(transition.values, (values) => insertRow(context, configuration, transition, values));
  }
}

/** "Change Step"; the step after the last one is the last one. @throws ConfiguratorError for a step that is not there */
function goToStep(model: ProductModel, configuration: Configuration, step: string): TransitionResult {
  const steps = listedSteps(model, configuration);
  const index = steps.findIndex(({ name }) => name === (step === 'next' ? configuration.step : step));
  const target = step === 'next' ? (steps[index + 1] ?? steps[index]) : steps[index];
  if (!target) throw new ConfiguratorError({ kind: 'unknown-step', steps: steps.map(({ name }) => name) });
  return ok(target.name === configuration.step ? configuration : { ...configuration, step: target.name });
}

/** Remembers, for the cart and the proposal, which units the customer reads. */
function withUnits(
  { model }: ConfiguratorContext,
  configuration: Configuration,
  units: string | undefined,
): Configuration {
  if (units === configuration.units || !hasUnitSystem(model, units)) return configuration;
  return { ...configuration, units };
}

function hasUnitSystem({ unitSystems }: ProductModel, units: string | undefined): boolean {
  return unitSystems.some(({ name }) => name === units);
}

function show(
  context: ConfiguratorContext,
  configuration: Configuration,
  view: View,
): Pick<Configured, 'configuration' | 'evaluation'> {
  const { needs, previous, step } = configuration;
  const choices = { commits: fixedCommits(configuration), previous };
  const evaluation = evaluate(context, choices, fieldsInView(context.model, step, view));
  return { configuration, evaluation: withFixedNeeds(context, needs, evaluation) };
}
