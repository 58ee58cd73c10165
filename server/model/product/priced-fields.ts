import type { LocalizedText } from '../source/texts.ts';
import { fieldsOf } from './fields-of.ts';
import type { ModelValue } from './model-domain.ts';
import { valuesOf } from './model-field.ts';
import type { ProductModel } from './product-model.ts';

/** The fields of a step that may cost something. */
interface PricedFields {
  /** The step's name; empty for what no step shows. */
  readonly step: string;
  readonly label: LocalizedText;
  readonly fields: readonly string[];
}

const knownFields = new WeakMap<ProductModel, readonly PricedFields[]>();

/**
 * Which fields a price may come from, by the step they are chosen in: the first that shows them. Prices beside options are
 * differences of whole prices, so this is asked for many times in an answer.
 */
export function pricedFields(model: ProductModel): readonly PricedFields[] {
  const known = knownFields.get(model);
  if (known) return known;
  const counted = new Set<string>();
  const notCounted = (names: readonly string[]) =>
    names.filter((name) => {
      const isNew = !counted.has(name);
      counted.add(name);
      return isNew && valuesOf(model.fields.get(name)).some(mayCost);
    });
  const ofSteps = model.steps.map((step) => ({
    step: step.name,
    label: step.label,
    fields: notCounted(fieldsOf(step).map(({ name }) => name)),
  }));
  const unseen = { step: '', label: model.title, fields: notCounted([...model.fields.keys()]) };
  const found = [...ofSteps, unseen];
  knownFields.set(model, found);
  return found;
}

/** Whether a value is a part or has a price in some currency. */
function mayCost({ price, prices, article, isPriceMissing }: ModelValue): boolean {
  return price !== 0 || prices !== undefined || article !== undefined || isPriceMissing === true;
}
