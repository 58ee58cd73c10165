import { modelText } from './model-folder.ts';

/** A rack with shelves: everything that rows can have, as small as it can be. */
const sections = {
  components: `
  board:
    label: Board
    features: { carries: { unit: kg }, weight: { unit: kg, default: 4 } }
    variants:
      wood: { label: Wood, article: B-1, price: 20, features: { carries: 40 } }
      steel: { label: Steel, article: B-2, price: 50, features: { carries: 90, weight: 9.5 } }
  hook:
    label: Hooks
    variants: { none: None, brass: { label: Brass, article: H-1, price: 3 } }`,
  fields: `
  frame_field: { label: Frame height, type: integer, min: 100, max: 250, default: 200, unit: cm }
  light_field: { label: Spotlights, type: yesno }
  total_field: { label: Taken, computed: 'sum(shelf: height_field)', unit: cm }
  strong_field: { label: Strong, computed: 'all(shelf: board_field.carries >= 90)' }
  least_field: { label: Least, computed: 'min(shelf: board_field.carries)', unit: kg }`,
  rows: `
  shelf:
    label: Shelf
    min: 1
    max: 4
    default: 2
    count: Number of shelves
    fields:
      height_field: { label: Height, type: integer, min: 20, max: 100, default: 40, unit: cm, mandatory: confirmation }
      board_field: { label: Board, component: board, default: wood }
      hook_field: { label: Hooks, component: hook, quantity: { min: 0, max: 6 } }
      lamp_field: { label: Lamp, type: yesno, price: 15, article: L-1, editable_if: height_field >= 30 }
      text_field: { label: Inscription, type: text }
      liters_field: { label: Volume, computed: height_field * 3, unit: l }`,
  rules: `
  fits: { text: The shelves must fit into the frame., require: 'sum(shelf: height_field) <= frame_field' }
  one_steel: { text: One board of steel at most., require: 'count(shelf: board_field = steel) <= 1' }
  high_is_steel: { text: A high shelf needs a steel board., each: shelf, if: height_field > 80, then: board_field = steel }
  some_light: { text: Some shelf is lit., if: light_field, then: 'any(shelf: lamp_field)' }
  dark: { text: It is dark in there., each: shelf, warning: yes, forbid: height_field < 30 and not lamp_field }`,
  steps: `
  - step: s
    label: Rack
    groups:
      - { group: frame_group, label: Frame, members: [frame_field, light_field, total_field, strong_field, least_field] }
      - { group: shelves_group, label: Shelves, members: [{ rows: shelf, label: Shelves one by one }] }`,
  bom: `
  - { part: Frame, article: F-1, lines: [{ rows: shelf, lines: [{ field: board_field, lines: [hook_field] }, lamp_field] }] }`,
  summary: '[frame_field, shelf]',
};

/** @param others sections that replace those of the rack */
export function rackText(others: Readonly<Record<string, string>> = {}): string {
  return modelText({ ...sections, ...others });
}
