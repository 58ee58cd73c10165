import { localize } from '#server/model/product/localize.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { authorsGoals, goalsOf, hasPrice } from './goal-problem.ts';

/** What a configuration can be completed for; the author's goals in their words, ours have no description. */
export function presentGoals(
  model: ProductModel,
  { language, currency }: { language: string | undefined; currency: string },
  isKnown: boolean,
) {
  const labels = new Map(authorsGoals(model).map(({ name, label }) => [name, localize(label, language)]));
  return {
    goals: goalsOf(model).map((name) => ({ name, description: labels.get(name) ?? '' })),
    currency: isKnown && hasPrice(model) ? currency : undefined,
  };
}
