/**
 * Which widget draws a parameter. This file alone knows the four spellings tenants use for it (`guitype`,
 * `tc_gui_input`, `tc_guitype`, `tc_gui_type`), the thresholds and the fall-backs.
 *
 * The answer is the kind of the first rule that holds, so the order is the meaning. To add a kind: a rule here, a file
 * with its descriptor in `kinds/`, a line in `field-registry.ts`; the compiler says what is still missing.
 */
import type { Parameter } from '#src/api/read/configuration.ts';
import { onceFor } from '#src/lib/once-for.ts';
import { isListOfYesAndNo, isNumericDomain, selectableElements } from './elements.ts';

/** A list this short is seen whole at a glance: a dropdown would only hide it. */
const DROPDOWN_FROM = 3;
/** Radio buttons beyond this many push everything else off the screen. */
const RADIO_UP_TO = 5;

/** What the rules look at. */
interface Facts {
  /** The effective widget: the first of the spellings that says anything. Lower case; '' when none does. */
  widget: string;
  /** What a read-only field would have been drawn as, were it not read-only. */
  input: string;
  isReadonly: boolean;
  isYesNo: boolean;
  isNumeric: boolean;
  /** A number between ends that are known, so that it can be drawn to scale. */
  isBounded: boolean;
  /** How many values can be chosen from; 0 for numbers and free text. */
  elements: number;
  hasPictures: boolean;
}

interface KindRule {
  name: string;
  when: (facts: Facts) => boolean;
  kind: string;
}

const LISTS = new Set(['dropdown', 'radio', 'text_buttons', 'image_buttons', 'imagetext_buttons', 'onoff']);

export const kindRules = [
  {
    name: 'a picture that the customer uploads',
    when: ({ widget, isReadonly }) => widget === 'custom_viz_image' && !isReadonly,
    kind: 'custom_viz_image',
  },
  {
    name: 'the picture of the current value',
    when: ({ widget, input }) =>
      widget === 'selected_image' || (widget === 'readonly' && input === 'selected_image'),
    kind: 'selected_image',
  },
  { name: 'drawn read-only', when: ({ widget }) => widget === 'readonly', kind: 'readonly' },
  { name: 'locked by the model', when: ({ isReadonly }) => isReadonly, kind: 'readonly' },

  {
    name: 'several of a list',
    when: ({ widget, elements }) => widget === 'checkboxes' && elements > 0,
    kind: 'checkboxes',
  },
  {
    name: 'a switch needs a yes and a no',
    when: ({ widget, isYesNo }) => widget === 'onoff' && isYesNo,
    kind: 'onoff',
  },
  {
    name: 'a slider needs two ends',
    when: ({ widget, isBounded }) => widget === 'slider' && isBounded,
    kind: 'slider',
  },
  {
    name: 'text over numbers',
    when: ({ widget, isNumeric }) => (widget === 'text' || widget === 'slider') && isNumeric,
    kind: 'number',
  },
  {
    name: 'text over a list: only its values are accepted, so offer them',
    when: ({ widget, elements }) => widget === 'text' && elements > 0,
    kind: 'dropdown',
  },
  { name: 'free text', when: ({ widget }) => widget === 'text' || widget === 'slider', kind: 'text' },

  {
    name: 'a list over numbers: they are typed',
    when: ({ widget, isNumeric }) => LISTS.has(widget) && isNumeric,
    kind: 'number',
  },
  {
    name: 'a list without values: nothing to choose',
    when: ({ widget, elements }) => LISTS.has(widget) && elements === 0,
    kind: 'readonly',
  },
  {
    name: 'a dropdown of very few',
    when: ({ widget, elements }) => widget === 'dropdown' && elements < DROPDOWN_FROM,
    kind: 'radio',
  },
  { name: 'a dropdown', when: ({ widget }) => widget === 'dropdown', kind: 'dropdown' },
  {
    name: 'radio buttons for too many',
    when: ({ widget, elements }) => (widget === 'radio' || widget === 'onoff') && elements > RADIO_UP_TO,
    kind: 'dropdown',
  },
  {
    name: 'radio buttons, also for a switch that is not about yes and no',
    when: ({ widget }) => widget === 'radio' || widget === 'onoff',
    kind: 'radio',
  },
  { name: 'text buttons', when: ({ widget }) => widget === 'text_buttons', kind: 'text_buttons' },
  {
    name: 'picture buttons without a single picture',
    when: ({ widget, hasPictures }) => widget === 'image_buttons' && !hasPictures,
    kind: 'text_buttons',
  },
  { name: 'picture buttons', when: ({ widget }) => widget === 'image_buttons', kind: 'image_buttons' },
  {
    name: 'picture-and-text buttons without a single picture',
    when: ({ widget, hasPictures }) => widget === 'imagetext_buttons' && !hasPictures,
    kind: 'text_buttons',
  },
  {
    name: 'picture-and-text buttons',
    when: ({ widget }) => widget === 'imagetext_buttons',
    kind: 'imagetext_buttons',
  },

  {
    // A widget we do not know may mean something we do not know (several values, a date): show it, do not guess.
    name: 'an unknown widget',
    when: ({ widget }) => widget !== '',
    kind: 'unsupported',
  },
  { name: 'no widget named: a number', when: ({ isNumeric }) => isNumeric, kind: 'number' },
  { name: 'no widget named: yes or no', when: ({ isYesNo }) => isYesNo, kind: 'onoff' },
  { name: 'no widget named: free text', when: ({ elements }) => elements === 0, kind: 'text' },
  {
    name: 'no widget named: a short list',
    when: ({ elements }) => elements <= RADIO_UP_TO,
    kind: 'radio',
  },
  { name: 'no widget named: a long list', when: () => true, kind: 'dropdown' },
] as const satisfies readonly KindRule[];

/** What the rules decide between. */
export type FieldKind = (typeof kindRules)[number]['kind'];

export interface ResolvedKind {
  kind: FieldKind;
  /** The name of the rule that decided; tests and the unsupported field quote it. */
  rule: string;
}

/** Decides how a parameter is drawn. Pure; every parameter gets an answer. */
export const resolveKind: (parameter: Parameter) => ResolvedKind = onceFor((parameter) => {
  const facts = factsOf(parameter);
  for (const { name, when, kind } of kindRules) if (when(facts)) return { kind, rule: name };
  throw new Error('The last rule always holds');
});

/** The widget as the tenant named it, for a field that says it cannot be drawn. */
export function namedWidget({ properties }: Parameter): string {
  return (
    properties['guitype'] ||
    properties['tc_gui_input'] ||
    properties['tc_gui_type'] ||
    properties['tc_guitype'] ||
    ''
  );
}

function factsOf(parameter: Parameter): Facts {
  const { properties, domain } = parameter;
  const read = (name: string) => (properties[name] ?? '').trim().toLowerCase();
  const elements = selectableElements(parameter);
  const isNumeric = isNumericDomain(domain);
  const min = Number.parseFloat(properties['tc_range_min'] || domain?.min || '');
  const max = Number.parseFloat(properties['tc_range_max'] || domain?.max || '');
  return {
    widget: effectiveWidget(read),
    input: read('tc_gui_input'),
    isReadonly: read('readonly') === 'yes' || read('readonly') === 'true',
    isYesNo: isListOfYesAndNo(elements),
    isNumeric,
    isBounded: isNumeric && Number.isFinite(min) && Number.isFinite(max) && min < max,
    elements: elements.length,
    hasPictures: elements.some((element) => element.properties['tc_component_picture']),
  };
}

/**
 * `guitype` takes precedence over the others, with two exceptions that modellers rely on: the auxiliary `tc_guitype`
 * refines a plain widget (a radio into a switch, a text into a slider), and a custom image only shows in
 * `tc_gui_type`.
 */
function effectiveWidget(read: (name: string) => string): string {
  if (read('tc_gui_type') === 'custom_viz_image') return 'custom_viz_image';
  const widget = read('guitype') || read('tc_gui_input') || read('tc_gui_type') || read('tc_guitype');
  const refinement = read('tc_guitype');
  if (refinement === 'onoff' && LISTS.has(widget)) return 'onoff';
  if (refinement === 'slider' && widget === 'text') return 'slider';
  return widget;
}
