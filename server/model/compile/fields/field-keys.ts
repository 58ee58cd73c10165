/** What an author may say of a field, by what the field is, and how it can be drawn. */
import type { FieldWidget, ModelField } from '../../product/model-field.ts';
import type { FieldSource } from '../../source/schema/model-schema.ts';
import type { Path } from '../../source/yaml-source.ts';
import type { Compilation } from '../compilation.ts';

interface TypeRow {
  /** In hints. */
  readonly name: string;
  /** Keys that only some types have. */
  readonly keys: readonly (keyof FieldSource)[];
  /** The usual one first. */
  readonly widgets: readonly [FieldWidget, ...FieldWidget[]];
}

const choosable = ['default', 'default_policy', 'keep'] as const;
const numeric = [...choosable, 'min', 'max', 'step', 'unit'] as const;
const part = ['price', 'prices', 'quantity_prices', 'article', 'picture', 'price_lookup'] as const;
const buttons = ['text_buttons', 'image_buttons', 'imagetext_buttons'] as const;

const rows: Readonly<Record<ModelField['type'], TypeRow>> = {
  enumerated: {
    name: 'enumerated',
    keys: [...choosable, 'price_lookup', 'quantity'],
    widgets: ['dropdown', 'radio', ...buttons, 'selected_image', 'readonly'],
  },
  'yes-no': {
    name: 'yesno',
    keys: [...choosable, ...part],
    widgets: ['radio', 'onoff', 'dropdown', ...buttons, 'readonly'],
  },
  integer: { name: 'integer', keys: numeric, widgets: ['text', 'slider', 'readonly'] },
  decimal: { name: 'decimal', keys: [...numeric, 'decimals'], widgets: ['text', 'slider', 'readonly'] },
  text: { name: 'text', keys: ['max_length'], widgets: ['text', 'custom_viz_image', 'readonly'] },
  computed: { name: 'computed', keys: ['unit', 'decimals', 'default'], widgets: ['readonly'] },
};
const onlyForSome = new Set(Object.values(rows).flatMap(({ keys }) => keys));

/** The widget of a field; keys that mean nothing for its type, and a widget that cannot draw it, are reported. */
export function checkKeys(
  compilation: Compilation,
  type: ModelField['type'],
  source: FieldSource,
  path: Path,
): FieldWidget {
  const { keys, widgets } = rows[type];
  for (const key of onlyForSome) {
    if (source[key] === undefined || keys.includes(key)) continue;
    const possible = Object.values(rows).filter((row) => row.keys.includes(key));
    compilation.error(
      { path: [...path, key], key: true },
      `"${key}" is not possible here.`,
      `It is for fields that are ${possible.map(({ name }) => name).join(' or ')}.`,
    );
  }
  const [usual] = widgets;
  const widget = source.widget ?? (source.option === undefined ? usual : 'onoff');
  if (!widgets.includes(widget)) {
    const hint = `Choose one of: ${widgets.join(', ')}.`;
    compilation.error([...path, 'widget'], `This field cannot be drawn as "${widget}".`, hint);
  }
  return widget;
}
