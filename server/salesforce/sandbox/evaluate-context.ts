/** What follows from the choices of a context: asked of the configurator of its product's model. */
import type { Configuration } from '#server/configurator/configuration.ts';
import type { Configured, ConfiguratorPort } from '#server/configurator/questions.ts';
import type { Refusal } from '#server/configurator/read-value.ts';
import type { ConfiguratorResponse } from '#server/configurator/response.ts';
import type { Commit } from '#server/engine/engine-port.ts';
import { localize } from '#server/model/product/localize.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { withChoices, type BundleLine } from './configuration-context.ts';

export interface EvaluatedLine {
  readonly line: BundleLine;
  readonly configured: Configured;
  /** Choices that do not go together with the others, and why. */
  readonly violations: readonly Violation[];
}

export interface Violation {
  readonly choice: Commit;
  readonly texts: readonly string[];
}

const VIEW = { kind: 'everything' } as const;

/** @param choices of this call, which are the newest */
export async function evaluateLine(
  configurator: ConfiguratorPort,
  line: BundleLine,
  choices: readonly Commit[],
  language: string | undefined,
): Promise<EvaluatedLine> {
  const started = await configurator.ask({ kind: 'start', needs: new Map(), previous: [], view: VIEW });
  return line.product.conflicts === 'adjust'
    ? adjust(configurator, line, { started, choices, language })
    : keepAll(configurator, line, { started, language });
}

/** All choices stay; those that contradict older ones are violations. */
async function keepAll(
  configurator: ConfiguratorPort,
  line: BundleLine,
  { started, language }: { started: Configured; language: string | undefined },
): Promise<EvaluatedLine> {
  const configured =
    line.choices.length === 0
      ? started
      : await configurator.ask({
          kind: 'change',
          configuration: started.configuration,
          transition: { kind: 'commit', values: line.choices },
          view: VIEW,
        });
  const { configuration } = configured;
  const violations: Violation[] = [];
  for (const choice of line.choices) {
    if (isHeld(configuration, choice)) continue;
    const { response } = await configurator.ask({ kind: 'explain', configuration, values: [choice] });
    violations.push({ choice, texts: textsOf(line.product.model, response, language) });
  }
  return { line: { ...line, configuration }, configured, violations };
}

/** Older choices give way to those of this call. */
async function adjust(
  configurator: ConfiguratorPort,
  line: BundleLine,
  {
    started,
    choices,
    language,
  }: { started: Configured; choices: readonly Commit[]; language: string | undefined },
): Promise<EvaluatedLine> {
  const configuration = line.configuration ?? started.configuration;
  const blanks = choices.filter(({ value }) => value === '').map(({ field }) => field);
  const uncommitted =
    blanks.length === 0
      ? configuration
      : (
          await configurator.ask({
            kind: 'change',
            configuration,
            transition: { kind: 'uncommit', fields: blanks },
            view: { kind: 'values' },
          })
        ).configuration;
  const values = choices.filter(({ value }) => value !== '');
  const configured = await configurator.ask({
    kind: 'change',
    configuration: uncommitted,
    transition: values.length === 0 ? { kind: 'read' } : { kind: 'accept', values },
    view: VIEW,
  });
  const { response } = configured;
  const refused = response.kind === 'refused' || configured.notApplied.length > 0;
  const texts = textsOf(line.product.model, response, language);
  return {
    line: { ...line, configuration: configured.configuration, choices: choicesOf(configured.configuration) },
    configured,
    violations: refused
      ? values
          .filter((choice) => !isHeld(configured.configuration, choice))
          .map((choice) => ({ choice, texts }))
      : [],
  };
}

function choicesOf({ commits, texts }: Configuration): readonly Commit[] {
  return withChoices(
    commits,
    [...texts].map(([field, value]) => ({ field, value })),
  );
}

function isHeld({ commits, texts, needs }: Configuration, { field, value }: Commit): boolean {
  return (
    texts.get(field) === value ||
    [...needs, ...commits].some((commit) => commit.field === field && commit.value === value)
  );
}

function textsOf(
  model: ProductModel,
  response: ConfiguratorResponse,
  language: string | undefined,
): readonly string[] {
  const explanation = 'explanation' in response ? response.explanation : undefined;
  const rules = (explanation?.rules ?? []).flatMap((name) => {
    const rule = model.rules.get(name);
    return rule ? [localize(rule.text, language)] : [];
  });
  if (rules.length > 0) return [...new Set(rules)];
  return [response.kind === 'refused' ? textOfRefusal(model, response.refusal, language) : NO_FIT];
}

const NO_FIT = 'This value does not fit the other values.';

function textOfRefusal(model: ProductModel, refusal: Refusal, language: string | undefined): string {
  if (refusal.kind === 'impossible') return 'This value is not possible.';
  const field = model.fields.get(refusal.field);
  const label = field ? localize(field.label, language) : refusal.field;
  switch (refusal.kind) {
    case 'out-of-range':
    case 'no-decimal':
      return `${label} must be a number from ${String(refusal.min)} to ${String(refusal.max)}.`;
    case 'read-only':
    case 'not-editable':
    case 'fixed-need':
      return `${label} cannot be changed.`;
    default:
      return `${label} cannot have this value.`;
  }
}
