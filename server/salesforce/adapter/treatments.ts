/** What rules hide or disable, by fields of the structure. */
import type { UiTreatment } from '../wire/configurator-answers.ts';
import { isSameRecord, recordKey } from '../wire/salesforce-id.ts';
import type { ProductNode, ProductStructure } from './product-structure.ts';
import type { TransactionState } from './transaction-state.ts';

export type Treatment = 'hidden' | 'disabled';

export interface Treatments {
  /** Of whole fields, by name. */
  readonly fields: ReadonlyMap<string, Treatment>;
  /** Of values, by `valueKey`. */
  readonly values: ReadonlyMap<string, Treatment>;
}

export function valueKey(field: string, value: string): string {
  return `${field}\n${value}`;
}

export function readTreatments(
  uiTreatments: readonly UiTreatment[],
  structure: ProductStructure,
  { lines }: Pick<TransactionState, 'lines'>,
): Treatments {
  const fields = new Map<string, Treatment>();
  const values = new Map<string, Treatment>();
  for (const { uiTreatmentType, uiTreatmentTarget, details } of uiTreatments) {
    const treatment = TREATMENTS[(uiTreatmentType ?? '').toLowerCase()];
    if (!treatment || !details) continue;
    const node = nodeWith(structure, lines, details.stiId);
    if (uiTreatmentTarget?.toLowerCase() === 'component') {
      const related = details.prcId == null ? undefined : structure.nodes.get(recordKey(details.prcId));
      const component = related ?? node;
      for (const field of structure.fields.values()) {
        if (field.kind === 'component' && field.component === component) set(fields, field.name, treatment);
        if (field.kind === 'component-choice' && component && field.components.includes(component))
          set(values, valueKey(field.name, component.key), treatment);
      }
      continue;
    }
    for (const field of structure.fields.values()) {
      if (field.kind !== 'attribute' || !isSameRecord(field.attribute.id, details.attributeId)) continue;
      // The same attribute may belong to several nodes; without a line that is known, all are meant.
      if (node && field.node !== node && node.product.id !== field.node.product.id) continue;
      if (details.attributePicklistValueId == null) set(fields, field.name, treatment);
      else set(values, valueKey(field.name, recordKey(details.attributePicklistValueId)), treatment);
    }
  }
  return { fields, values };
}

const TREATMENTS: Readonly<Record<string, Treatment>> = { hide: 'hidden', disable: 'disabled' };

/** What is hidden by one rule and disabled by another one is hidden. */
function set(map: Map<string, Treatment>, key: string, treatment: Treatment): void {
  if (map.get(key) !== 'hidden') map.set(key, treatment);
}

function nodeWith(
  structure: ProductStructure,
  lines: TransactionState['lines'],
  stiId: string | null | undefined,
): ProductNode | undefined {
  const key = [...lines].find(([, { id }]) => isSameRecord(id, stiId))?.[0];
  return key === undefined ? undefined : structure.nodes.get(key);
}
