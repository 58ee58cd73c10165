/**
 * Parameters as tenants send them: every widget, every quirk that `resolve-kind.ts` has a rule for, once. The tests of
 * the rules, of the views and of every renderer run over all of them.
 */
import type { Element, Parameter } from '#src/api/read/configuration.ts';
import type { FieldKind } from '../fields/resolve-kind.ts';
import { sampleParameter } from '#src/api/configuration/testing/sample-answer.ts';

export interface Sample {
  /** Says what is special about it. */
  title: string;
  kind: FieldKind;
  parameter: Parameter;
}

function element(name: string, more: Partial<Element> = {}): Element {
  return { name, description: `${name} label`, state: 'green', selected: false, properties: {}, ...more };
}

function pictured(name: string, more: Partial<Element> = {}): Element {
  const properties = { tc_component_picture: `/self-service-api-v1.3/product/p/image/colours/${name}` };
  return element(name, { properties, ...more });
}

const RANGE = { tc_range_min: '10', tc_range_max: '90', tc_range_step: '5' };
const three = [element('one'), element('two', { state: 'orange' }), element('three', { state: 'red' })];
const seven = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'].map((name) => element(name));
const yesNo = [element('Yes'), element('No')];
const pictures = [pictured('red'), pictured('blue', { state: 'orange' }), element('plain')];
const list = (elements: readonly Element[]) => ({
  name: 'values',
  min: undefined,
  max: undefined,
  elements: [...elements],
});
const whole = { name: 'int', min: '20', max: '80', elements: [element('min'), element('max')] };

interface Draft extends Partial<Parameter> {
  widget?: Record<string, string>;
}

function sample(kind: FieldKind, title: string, { widget = {}, properties = {}, ...more }: Draft): Sample {
  const parameter = sampleParameter(title.replaceAll(/\W+/g, '_'), {
    description: `${title} label`,
    properties: { hidden: 'no', readonly: 'no', ...widget, ...properties },
    ...more,
  });
  return { title, kind, parameter };
}

const chosen = { value: 'two', valueDescription: 'two label' };

export const samples: readonly Sample[] = [
  sample('dropdown', 'a dropdown', {
    widget: { guitype: 'dropdown', tc_gui_input: 'dropdown' },
    domain: list(three),
    ...chosen,
  }),
  sample('dropdown', 'a dropdown with list prices', {
    widget: { guitype: 'dropdown' },
    properties: { tc_price_lookup_mode: 'list' },
    'price-details': { one: '€10.00', two: '€20.00' },
    domain: list(seven),
    ...chosen,
  }),
  sample('dropdown', 'a radio of seven', { widget: { guitype: 'radio' }, domain: list(seven), ...chosen }),
  sample('dropdown', 'text over a list', { widget: { guitype: 'text' }, domain: list(three), ...chosen }),
  sample('dropdown', 'a long list without a widget', { domain: list(seven) }),

  sample('radio', 'a radio', {
    widget: { guitype: 'radio' },
    domain: list(three),
    committed: true,
    ...chosen,
  }),
  sample('radio', 'a dropdown of two', {
    widget: { guitype: 'dropdown' },
    domain: list(three.slice(0, 2)),
    ...chosen,
  }),
  sample('radio', 'a radio with price differences', {
    widget: { guitype: 'radio' },
    properties: { tc_price_lookup_mode: 'delta' },
    'price-details': { one: '+ €10.00', three: '− €5.00' },
    domain: list(three),
    ...chosen,
  }),
  sample('radio', 'a switch over things that are no yes and no', {
    widget: { guitype: 'radio', tc_guitype: 'onoff' },
    domain: list(three.slice(0, 2)),
    ...chosen,
  }),
  sample('radio', 'a short list without a widget', { domain: list(three), ...chosen }),
  sample('radio', 'a list whose value is not among its elements', {
    widget: { guitype: 'radio' },
    domain: list(three),
    value: 'gone',
    valueDescription: 'Gone since',
  }),
  sample('radio', 'an element state nobody has seen', {
    widget: { guitype: 'radio' },
    domain: list([element('one', { state: 'grey' }), element('two')]),
  }),

  sample('text', 'free text', { widget: { guitype: 'text' }, value: 'Lena', valueDescription: 'Lena' }),
  sample('text', 'unset text', { widget: { guitype: 'text' }, value: 'None', valueDescription: 'None' }),
  sample('text', 'a slider without ends', { widget: { guitype: 'text', tc_guitype: 'slider' } }),
  sample('text', 'nothing but a name', {}),

  sample('number', 'text over whole numbers', {
    widget: { guitype: 'text' },
    properties: { ...RANGE, tc_unit: '[mm]' },
    domain: whole,
    value: '40',
    valueDescription: '40 mm',
  }),
  sample('number', 'decimals', {
    widget: { guitype: 'text' },
    domain: { name: 'float', min: '0.5', max: '2.5', elements: [] },
    value: '1.25',
    valueDescription: '1.25',
  }),
  sample('number', 'numbers with one end', {
    widget: { guitype: 'text', tc_guitype: 'slider' },
    domain: { name: 'int', min: '0', max: undefined, elements: [element('min')] },
  }),
  sample('number', 'a dropdown over numbers', {
    widget: { guitype: 'dropdown' },
    domain: whole,
    value: '40',
  }),
  sample('number', 'numbers without a widget', { domain: whole, value: '40', isMandatory: true }),

  sample('slider', 'a slider', {
    widget: { guitype: 'text', tc_guitype: 'slider', tc_gui_input: 'text' },
    properties: { ...RANGE, tc_unit: 'kg' },
    domain: whole,
    value: '40',
    valueDescription: '40 kg',
    committed: true,
  }),

  sample('onoff', 'a switch', {
    widget: { guitype: 'radio', tc_gui_input: 'radio', tc_guitype: 'onoff' },
    domain: list(yesNo),
    value: 'Yes',
    valueDescription: 'Yes',
  }),
  sample('onoff', 'a switch whose other side would change other choices', {
    widget: { guitype: 'onoff' },
    domain: list([element('off', { state: 'orange' }), element('on')]),
    value: 'on',
    valueDescription: 'On',
  }),
  sample('onoff', 'yes and no without a widget', {
    domain: list(yesNo),
    value: 'No',
    valueDescription: 'No',
  }),

  sample('checkboxes', 'several of a list', {
    widget: { guitype: 'checkboxes' },
    domain: list([
      element('one'),
      element('two', { state: 'orange' }),
      element('three', { properties: { disabled: 'yes' } }),
      element('four', { properties: { hidden: 'yes' } }),
    ]),
    value: 'one;two',
    valueDescription: 'one label, two label',
  }),

  sample('text_buttons', 'text buttons', {
    widget: { guitype: 'text_buttons' },
    domain: list(three),
    ...chosen,
  }),
  sample('text_buttons', 'picture buttons without pictures', {
    widget: { guitype: 'image_buttons' },
    domain: list(three),
    ...chosen,
  }),
  sample('text_buttons', 'picture-and-text buttons without pictures', {
    widget: { guitype: 'imagetext_buttons' },
    domain: list(three),
    ...chosen,
  }),
  sample('image_buttons', 'picture buttons', {
    widget: { guitype: 'image_buttons' },
    domain: list(pictures),
    value: 'blue',
    valueDescription: 'blue label',
  }),
  sample('imagetext_buttons', 'picture-and-text buttons', {
    widget: { guitype: 'imagetext_buttons' },
    properties: {
      tc_price_lookup_mode: 'list',
      tc_mandatory: 'confirmation',
      tc_info_text: 'Matte or gloss',
    },
    'price-details': { red: '€90.00' },
    domain: list(pictures),
    value: 'red',
    valueDescription: 'red label',
    isMandatory: true,
  }),

  sample('selected_image', 'the picture of a value', {
    widget: { guitype: 'selected_image' },
    properties: { tc_component_picture: '/self-service-api-v1.3/product/p/image/frame/m' },
    value: 'm',
    valueDescription: 'Frame M',
  }),
  sample('selected_image', 'read-only, to be drawn as a picture', {
    widget: { guitype: 'readonly', tc_gui_input: 'selected_image' },
    domain: list(pictures),
    value: 'red',
    valueDescription: 'red label',
  }),

  sample('readonly', 'read-only', {
    widget: { guitype: 'readonly', tc_gui_input: 'dropdown' },
    domain: list(three),
    ...chosen,
  }),
  sample('readonly', 'locked by the model', {
    widget: { guitype: 'dropdown', readonly: 'yes' },
    domain: list(three),
    ...chosen,
  }),
  sample('readonly', 'a list without values', {
    widget: { guitype: 'imagetext_buttons' },
    domain: list([]),
    ...chosen,
  }),
  sample('readonly', 'a link', {
    widget: { guitype: 'readonly' },
    value: 'https://example.com/sheet.pdf',
    valueDescription: 'https://example.com/sheet.pdf',
  }),

  sample('unsupported', 'a widget nobody knows', {
    widget: { guitype: 'colour_wheel' },
    domain: list(three),
    ...chosen,
  }),
  sample('custom_viz_image', 'a picture of the customer', {
    widget: { guitype: 'dropdown', tc_gui_type: 'custom_viz_image', tc_custom_image_id: 'logo' },
    value: 'logo.png',
    valueDescription: 'logo.png',
  }),
];
