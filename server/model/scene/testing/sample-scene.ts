/** The smallest scene, and the sections of a model with a field of each kind for it. */
import { expect } from 'vitest';
import { withoutMarks } from '../../testing/marked-text.ts';
import { modelText, problemsOf } from '../../testing/model-folder.ts';

export const sections = {
  components: `
  arm:
    label: Arm
    features: { reach: { unit: cm }, width: { unit: mm }, bent: yesno, kind: text, turns: number }
    variants:
      short: { label: Short, features: { reach: 45.5, width: 20, bent: no, kind: S, turns: 1 } }
      long: { label: Long, features: { reach: 80, width: 24, bent: yes, kind: L, turns: 2 } }
  part:
    label: Part
    features: { weight: { unit: kg } }
    variants: { clamp: { label: Clamp, article: C-1, features: { weight: 2 } } }`,
  fields: `
  arm_field: { label: Arm, component: arm, default: short }
  lamp_field: { label: Lamp, type: yesno }
  clamp_field: { label: Clamp, option: part.clamp }
  height_field: { label: Height, type: integer, min: 100, max: 900, unit: mm }
  depth_field: { label: Depth, type: integer, min: 10, max: 90, unit: cm }
  count_field: { label: Count, type: integer, min: 0, max: 1000000 }
  volume_field: { label: Volume, computed: height_field * 2, unit: l }
  lit_field: { label: Lit, computed: lamp_field and arm_field = long }
  text_field: { label: Words, type: text }`,
  rows: `
  shelf:
    label: Shelf
    min: 1
    max: 3
    default: 2
    count: Number of shelves
    fields: { rise_field: { label: Rise, type: integer, min: 100, max: 300, default: 200, unit: mm } }`,
  steps: `
  - step: s
    label: S
    groups:
      - group: g
        label: G
        members:
          [arm_field, lamp_field, clamp_field, height_field, depth_field, count_field, volume_field, lit_field, text_field]
      - { group: shelves, label: Shelves, members: [{ rows: shelf }] }`,
};

const frame = {
  format: '1',
  materials: "{ steel: { color: '#888888' } }",
  parts: '{ base: { shapes: [{ box: { size: [10, 10, 10] }, material: steel }] } }',
  views: '{ whole: { label: Whole, azimuth: 20, elevation: 10 } }',
};

export function sceneText(more: Readonly<Record<string, string>>): string {
  return Object.entries({ ...frame, ...more })
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
}

/** What is wrong with a scene whose faults are marked: without places, which have to be those of the marks. */
export async function faults(more: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { text, places } = withoutMarks(sceneText(more));
  const problems = await problemsOf(modelText(sections), { 'scene.yaml': text });
  return problems.map((problem, index) => {
    const start = `scene.yaml:${places[index] ?? '(more than the marks)'}: error: `;
    expect(problem.slice(0, start.length)).toBe(start);
    return problem.slice(start.length).replace('\n  hint: ', ' | ');
  });
}
