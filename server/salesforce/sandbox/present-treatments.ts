import type { ValueState } from '#server/engine/engine-port.ts';
import type { UiTreatment } from '../wire/configurator-answers.ts';
import { holdsYesNo, quantityOfComponent } from './component-quantity.ts';
import type { EvaluatedLine } from './evaluate-context.ts';
import type { AttributeBinding, ComponentBinding, Treatment } from './sandbox-product.ts';

/** Values of attributes that do not fit, and components that cannot be added or taken away. */
export function presentTreatments({ line, configured }: EvaluatedLine): UiTreatment[] {
  const { product } = line;
  const { states, assignment } = configured.evaluation;
  const stateOf = (field: string, value: string) => states.get(field)?.get(value) ?? 'free';

  const ofAttribute = (key: string, binding: AttributeBinding): UiTreatment[] => {
    const { content, treatmentComponent } = binding;
    if (!('values' in content)) return [];
    return [...content.values.values()].flatMap(({ value, name }): UiTreatment[] => {
      const state = content.kind === 'picklist' ? stateOf(content.field, name) : stateOf(name, 'Yes');
      const treatment = treatmentFor(state, binding.treatment);
      if (!treatment) return [];
      return [
        {
          details: {
            attributeId: product.attributes.get(key)?.attribute.id,
            ...(treatmentComponent !== undefined && { prcId: treatmentComponent }),
            stiId: line.id,
            attributePicklistValueId: value.id,
          },
          uiTreatmentScope: treatmentComponent === undefined ? 'Product' : 'Bundle',
          uiTreatmentTarget: 'Attribute_Picklist_Value',
          uiTreatmentType: treatment,
        },
      ];
    });
  };

  const ofComponent = (key: string, binding: ComponentBinding): UiTreatment[] => {
    const { field } = binding;
    const isThere = quantityOfComponent(product, field, assignment.get(field) ?? '') > 0;
    const [none, some] = holdsYesNo(product, field) ? ['No', 'Yes'] : ['0', '1'];
    const treatment = treatmentFor(stateOf(field, isThere ? none : some), binding.treatment);
    // A component that is always there is no hidden one.
    if (!treatment || (isThere && treatment === 'Hide')) return [];
    const stiId = isThere ? line.components.get(key)?.id : line.id;
    return [
      {
        details: { ...(!isThere && { prcId: binding.product.productRelatedComponent?.id }), stiId },
        uiTreatmentScope: isThere ? 'Product' : 'Bundle',
        uiTreatmentTarget: 'Component',
        uiTreatmentType: treatment,
      },
    ];
  };

  return [
    ...[...product.attributes].flatMap(([key, binding]) => ofAttribute(key, binding)),
    ...[...product.components].flatMap(([key, binding]) => ofComponent(key, binding)),
  ];
}

function treatmentFor(state: ValueState, treatment: Treatment | undefined): Treatment | undefined {
  if (state === 'impossible') return 'Hide';
  return state === 'conflicting' ? treatment : undefined;
}
