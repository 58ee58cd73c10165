import type { Expression } from '../expression/expression.ts';
import { sceneFormat, type Scene, type ScenePart } from '../scene.ts';
import type { SceneText } from '../shape/shape.ts';

export function sceneText(text: string): SceneText {
  return { text, translations: { de: `${text} (de)` } };
}

export const armField: Expression = { op: 'field', name: 'arm_field' };

/** A part with a cylinder, 10 mm wide and as long as is said. */
export function rod(name: string, length: Expression, more: Partial<ScenePart> = {}): ScenePart {
  return {
    name,
    about: [],
    placement: {},
    points: [],
    bodies: [
      {
        shape: { kind: 'cylinder', diameter: 10, length },
        material: 'steel',
        placement: { at: [0, length, 0] },
      },
    ],
    ...more,
  };
}

/** A lamp of an arm that can be tilted, and a shade at its end. Lengths in millimetres. */
export function lampScene(more: Partial<Scene> = {}): Scene {
  const end: Expression = { op: 'value', name: 'reach' };
  return {
    format: sceneFormat,
    name: 'lamp',
    title: sceneText('Lamp'),
    unit: 0.001,
    fields: {
      arm_field: { type: 'number', label: sceneText('Arm'), unit: 'mm' },
      shade_field: {
        type: 'word',
        label: sceneText('Shade'),
        values: { none: sceneText('None'), dome: sceneText('Dome'), cone: sceneText('Cone') },
      },
      cable_field: { type: 'truth', label: sceneText('Cable') },
    },
    actions: [{ name: 'tilted', label: sceneText('Tilt') }],
    values: [{ name: 'reach', value: { op: 'add', args: [armField, 20] } }],
    materials: {
      steel: {
        color: {
          op: 'choose',
          by: { op: 'field', name: 'shade_field' },
          cases: { cone: '#FF0000' },
          otherwise: '#888888',
        },
        metalness: 1,
      },
    },
    parts: [
      rod('arm', end, {
        label: sceneText('Arm'),
        about: ['arm_field'],
        group: 'arm_group',
        placement: { turn: [0, 0, { op: 'if', args: [{ op: 'value', name: 'tilted' }, 90, 0] }] },
        points: [{ name: 'end', placement: { at: [0, end, 0] } }],
      }),
      rod('shade', 30, {
        label: sceneText('Shade'),
        about: ['shade_field'],
        when: { op: '!=', args: [{ op: 'field', name: 'shade_field' }, 'none'] },
        placement: { on: 'arm.end' },
        points: [{ name: 'tip', placement: { at: [0, 30, 0] } }],
        click: { cycle: 'shade_field', values: ['none', 'dome', 'cone'] },
      }),
      rod('bulb', 5, { placement: { on: 'shade.tip' } }),
    ],
    dimensions: [
      {
        name: 'height',
        label: sceneText('Height'),
        from: 'arm',
        to: 'arm.end',
        axis: 'y',
        shift: [-50, 0, 0],
      },
    ],
    views: [{ name: 'whole', label: sceneText('Whole'), azimuth: 20, elevation: 10, fit: [] }],
    groups: { arm_group: 'whole' },
    ...more,
  };
}
