/** A UVL file and what it imports → a feature model, or everything that is wrong with it. */
import { basename } from 'node:path';
import type { Diagnostic } from '#server/model/source/diagnostic.ts';
import { fromEngineText } from '#server/model/number/decimal.ts';
import { inFileOrder } from '#server/model/source/diagnostic.ts';
import type { Condition, Constraint, Feature, FeatureModel, FeatureValue } from '../feature-model.ts';
import type { ReadOptions, ReadResult } from '../read-result.ts';
import { compileCondition } from './compile-condition.ts';
import { buildFeatureTree, keyOf, type FeatureTree, type Placed, type TreeFeature } from './feature-tree.ts';
import { loadUvl, reporterFor, type UvlModule } from './load-uvl.ts';
import { featuresByAttribute, NameScope } from './name-scope.ts';
import { realDecimals } from './real-decimals.ts';
import { Mistake, Unsupported } from './unsupported.ts';
import { rangesIn, type Range } from './value-ranges.ts';

/** What a whole number is limited to when the model does not say. */
const assumedLimit = 1_000_000;
/** So many steps of the last decimal are exact. */
const largest = 1_000_000_000;

export async function readUvl(file: string, options: ReadOptions): Promise<ReadResult> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const failed = () => diagnostics.some(({ severity }) => severity === 'error');
  const finish = (model?: FeatureModel): ReadResult => ({
    model: failed() ? undefined : model,
    diagnostics: inFileOrder(diagnostics),
  });
  const module = await loadUvl(file, options, report);
  if (!module || failed()) return finish();
  const reportIn = ({ content }: UvlModule) => reporterFor(content.file, report);
  const tree = buildFeatureTree(module, reportIn, options);
  if (failed()) return finish();

  const byAttribute = featuresByAttribute(tree);
  const constraints: Constraint[] = instanceConstraints(tree, module.content.file);
  const scopes = tree.placed.map((placed) => ({ placed, scope: new NameScope(tree, placed, byAttribute) }));
  const decimals = realDecimals(
    scopes.flatMap(({ placed, scope }) => placed.constraints.map(({ condition }) => ({ condition, scope }))),
  );
  for (const { placed, scope } of scopes)
    constraints.push(...compileConstraints(placed, scope, decimals, options, report));
  if (failed()) return finish();
  const { namespace } = module.content;
  return finish({
    name: namespace ? keyOf(namespace.path) : basename(file).replace(/\.uvl$/i, ''),
    file: module.content.file,
    features: withValues(tree, constraints, decimals, report),
    groups: tree.groups,
    constraints,
  });
}

function compileConstraints(
  placed: Placed,
  scope: NameScope,
  decimals: number,
  { skipUnsupported }: ReadOptions,
  report: (diagnostic: Diagnostic) => void,
): Constraint[] {
  const { file } = placed.module.content;
  return placed.constraints.flatMap(({ condition, text, line }): Constraint[] => {
    try {
      return [{ condition: compileCondition(condition, scope, decimals), text, file, line }];
    } catch (error) {
      if (!(error instanceof Mistake || error instanceof Unsupported)) throw error;
      const message = skipUnsupported ? `${error.message} The constraint is left out.` : error.message;
      report({
        severity: skipUnsupported ? 'warning' : 'error',
        file,
        ...error.place,
        message,
        hint: error.hint,
      });
      return [];
    }
  });
}

/** Instances are filled from the first on. */
function instanceConstraints(tree: FeatureTree, file: string): Constraint[] {
  return tree.instanceOrder.map(({ instance, before }) => ({
    condition: {
      kind: 'implies',
      left: { kind: 'feature', feature: instance },
      right: { kind: 'feature', feature: before },
    },
    text: `${quoted(tree.features[instance]?.name ?? '')} => ${quoted(tree.features[before]?.name ?? '')}`,
    file,
    line: tree.features[instance]?.line ?? 1,
  }));
}

function quoted(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `"${name}"`;
}

function withValues(
  tree: FeatureTree,
  constraints: readonly Constraint[],
  decimals: number,
  report: (diagnostic: Diagnostic) => void,
): Feature[] {
  const ranges = rangesIn(constraints.map(({ condition }) => condition));
  const texts = textsIn(constraints);
  return tree.features.map((feature, index): Feature => {
    const { name, group, abstract, attributes, file, line, type, quantity } = feature;
    const value: FeatureValue | undefined =
      type === 'String' && !quantity
        ? { kind: 'text', compared: texts.get(index) ?? [] }
        : type === 'Boolean' && !quantity
          ? undefined
          : numberOf(feature, ranges.get(index), decimals);
    const tell = (severity: Diagnostic['severity'], message: string, hint: string): void =>
      report({ severity, file, line, column: 1, message, hint });
    if (value?.kind === 'real' && Math.max(-value.min, value.max) >= largest) {
      const hint = 'Limit it more, or write fewer decimals in the constraints about numbers of type Real.';
      tell('error', `With ${decimals} decimals, "${name}" has more values than can be exact.`, hint);
    } else if (value && value.kind !== 'text' && value.assumed && !quantity) {
      const [from = '', to = ''] = [value.min, value.max].map((limit) =>
        fromEngineText(String(limit), value.kind === 'real' ? decimals : 0),
      );
      const hint = `Write them as a constraint: ${quoted(name)} >= 0 & ${quoted(name)} <= 100.`;
      tell('warning', `"${name}" has no limits; from ${from} to ${to} is assumed.`, hint);
    }
    return { name, group, root: index === 0, abstract, attributes, value, file, line, auxiliary: false };
  });
}

function numberOf({ type, quantity }: TreeFeature, range: Range | undefined, decimals: number) {
  const isReal = type === 'Real' && !quantity;
  const limit = isReal ? Math.min(assumedLimit * 10 ** decimals, assumedRealLimit(decimals)) : assumedLimit;
  const from = Math.max(quantity?.min ?? -Infinity, range?.min ?? -Infinity);
  const to = Math.min(quantity?.max ?? Infinity, range?.max ?? Infinity);
  const min = Number.isFinite(from) ? from : Math.min(-limit, to);
  const max = Math.max(min, Number.isFinite(to) ? to : Math.max(limit, min));
  const assumed = !Number.isFinite(from) || !Number.isFinite(to);
  if (isReal) return { kind: 'real', min, max, decimals, assumed } as const;
  return { kind: quantity ? 'quantity' : 'integer', min, max, assumed } as const;
}

/** The largest number without decimals that is exact with so many. */
function assumedRealLimit(decimals: number): number {
  const steps = 10 ** decimals;
  return (largest / steps - 1) * steps;
}

/** Feature → the texts it is compared with, in the order of the file. */
function textsIn(constraints: readonly Constraint[]): ReadonlyMap<number, string[]> {
  const texts = new Map<number, string[]>();
  const walk = (condition: Condition): void => {
    if (condition.kind === 'and' || condition.kind === 'or') condition.args.forEach(walk);
    else if (condition.kind === 'not') walk(condition.arg);
    else if (condition.kind === 'implies' || condition.kind === 'equivalent') {
      walk(condition.left);
      walk(condition.right);
    } else if (condition.kind === 'text') {
      const known = texts.get(condition.feature) ?? [];
      texts.set(condition.feature, known.includes(condition.text) ? known : [...known, condition.text]);
    }
  };
  for (const { condition } of constraints) walk(condition);
  return texts;
}
