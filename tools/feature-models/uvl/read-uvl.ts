/** A UVL file and what it imports → a feature model, or everything that is wrong with it. */
import { basename } from 'node:path';
import type { Diagnostic } from '#server/model/source/diagnostic.ts';
import { inFileOrder } from '#server/model/source/diagnostic.ts';
import type { Condition, Constraint, Feature, FeatureModel, FeatureValue } from '../feature-model.ts';
import type { ReadOptions, ReadResult } from '../read-result.ts';
import { compileCondition } from './compile-condition.ts';
import { buildFeatureTree, keyOf, type FeatureTree, type Placed } from './feature-tree.ts';
import { loadUvl, reporterFor } from './load-uvl.ts';
import { featuresByAttribute, NameScope } from './name-scope.ts';
import { Mistake, Unsupported } from './unsupported.ts';
import { rangesIn, type Range } from './value-ranges.ts';

/** What a whole number is limited to when the model does not say. */
const assumedLimit = 1_000_000;

export async function readUvl(file: string, options: ReadOptions): Promise<ReadResult> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const failed = () => diagnostics.some(({ severity }) => severity === 'error');
  const finish = (model?: FeatureModel): ReadResult => ({
    model: failed() ? undefined : model,
    diagnostics: inFileOrder(diagnostics),
  });
  const module = await loadUvl(file, report);
  if (!module || failed()) return finish();
  const tree = buildFeatureTree(module, ({ content }) => reporterFor(content.file, report));
  if (failed()) return finish();

  const byAttribute = featuresByAttribute(tree);
  const constraints: Constraint[] = instanceConstraints(tree, module.content.file);
  for (const placed of tree.placed) {
    constraints.push(
      ...compileConstraints(placed, new NameScope(tree, placed, byAttribute), options, report),
    );
  }
  if (failed()) return finish();
  const { namespace } = module.content;
  return finish({
    name: namespace ? keyOf(namespace.path) : basename(file).replace(/\.uvl$/i, ''),
    file: module.content.file,
    features: withValues(tree, constraints, report),
    groups: tree.groups,
    constraints,
  });
}

function compileConstraints(
  placed: Placed,
  scope: NameScope,
  { skipUnsupported }: ReadOptions,
  report: (diagnostic: Diagnostic) => void,
): Constraint[] {
  const { file } = placed.module.content;
  return placed.constraints.flatMap(({ condition, text, line }): Constraint[] => {
    try {
      return [{ condition: compileCondition(condition, scope), text, file, line }];
    } catch (error) {
      if (!(error instanceof Mistake || error instanceof Unsupported)) throw error;
      const skipped = error instanceof Unsupported && skipUnsupported;
      const message = skipped ? `${error.message} The constraint is left out.` : error.message;
      report({ severity: skipped ? 'warning' : 'error', file, ...error.place, message, hint: error.hint });
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
  report: (diagnostic: Diagnostic) => void,
): Feature[] {
  const { ranges, used } = rangesIn(constraints.map(({ condition }) => condition));
  const texts = textsIn(constraints);
  return tree.features.map((feature, index): Feature => {
    const { name, group, abstract, attributes, file, line, type, quantity } = feature;
    let value: FeatureValue | undefined;
    if (type === 'Integer' || quantity) {
      value = numberOf(quantity, ranges.get(index));
      if (value.assumed && used.has(index)) {
        const message = `"${name}" has no limits; from ${value.min} to ${value.max} is assumed.`;
        const hint = `Write them as a constraint: ${quoted(name)} >= 0 & ${quoted(name)} <= 100.`;
        report({ severity: 'warning', file, line, column: 1, message, hint });
      }
    } else if (type === 'String') value = { kind: 'text', compared: texts.get(index) ?? [] };
    else if (type === 'Real') value = { kind: 'real' };
    return { name, group, root: index === 0, abstract, attributes, value, file, line, auxiliary: false };
  });
}

function numberOf(
  quantity: { readonly min: number; readonly max: number } | undefined,
  range: Range | undefined,
): Extract<FeatureValue, { kind: 'integer' | 'quantity' }> {
  const from = Math.max(quantity?.min ?? -Infinity, range?.min ?? -Infinity);
  const to = Math.min(quantity?.max ?? Infinity, range?.max ?? Infinity);
  const min = Number.isFinite(from) ? from : Math.min(-assumedLimit, to);
  const max = Number.isFinite(to) ? to : Math.max(assumedLimit, min);
  const assumed = !Number.isFinite(from) || !Number.isFinite(to);
  return { kind: quantity ? 'quantity' : 'integer', min, max: Math.max(min, max), assumed };
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
