import type { Condition, FeatureModel } from './feature-model.ts';

/** A constraint in words where it is one of the usual ones ("needs", "excludes"); otherwise undefined. */
export function constraintWords(condition: Condition, model: FeatureModel): string | undefined {
  const name = (feature: number) => model.features[feature]?.name ?? '';
  const [causes, effects] = clauseOf(condition);
  if (!causes || !effects || causes.length + effects.length > 6) return undefined;
  const needs = causes.map(name).join(' with ');
  if (causes.length === 0)
    return effects.length === 1 ? `${effects.map(name).join('')} is always included.` : undefined;
  if (effects.length > 0) return `${needs} needs ${effects.map(name).join(' or ')}.`;
  const [first, ...others] = causes.map(name);
  return others.length === 0
    ? `${first ?? ''} is never included.`
    : `${first ?? ''} excludes ${others.join(' with ')}.`;
}

type Features = readonly number[];

/** `causes => one of effects`, when the condition is that. */
function clauseOf(condition: Condition): readonly [Features, Features] | readonly [] {
  switch (condition.kind) {
    case 'feature':
      return [[], [condition.feature]];
    case 'not':
      if (condition.arg.kind === 'feature') return [[condition.arg.feature], []];
      if (condition.arg.kind === 'and') {
        const args = condition.arg.args.flatMap((arg) => (arg.kind === 'feature' ? [arg.feature] : []));
        if (args.length === condition.arg.args.length) return [args, []];
      }
      return [];
    case 'or':
      return united(condition.args.map(clauseOf));
    case 'implies': {
      const causes = condition.left.kind === 'and' ? condition.left.args : [condition.left];
      const features = causes.flatMap((its) => (its.kind === 'feature' ? [its.feature] : []));
      if (features.length !== causes.length) return [];
      return united([[features, []], clauseOf(condition.right)]);
    }
    default:
      return [];
  }
}

function united(
  parts: readonly (readonly [Features, Features] | readonly [])[],
): readonly [Features, Features] | readonly [] {
  const causes: number[] = [];
  const effects: number[] = [];
  for (const [its, theirs] of parts) {
    if (!its || !theirs) return [];
    causes.push(...its);
    effects.push(...theirs);
  }
  return [causes, effects];
}
