import type { SandboxProduct } from './sandbox-product.ts';

/** Whether a component is there or not; otherwise its field is how many there are. */
export function holdsYesNo({ model }: SandboxProduct, field: string): boolean {
  return model.fields.get(field)?.type === 'yes-no';
}

/** How many of a component there are, by the value of its field. */
export function quantityOfComponent(product: SandboxProduct, field: string, value: string): number {
  return holdsYesNo(product, field) ? (value === 'Yes' ? 1 : 0) : Number(value);
}
