import { expect, test } from 'vitest';
import { evaluateScene } from '../evaluate/evaluate-scene.ts';
import { lampScene } from '../testing/lamp-scene.ts';
import { describeScene } from './describe-scene.ts';

function described(language: string, shade: string): string {
  const configuration = [
    { name: 'arm_field', value: '380' },
    { name: 'shade_field', value: shade },
  ];
  const scene = lampScene();
  return describeScene(scene, evaluateScene(scene, configuration), configuration, language);
}

test('a scene in words: what is there, and what it is', () => {
  expect(described('en', 'cone')).toBe('Lamp. Arm: 380 mm. Shade: Cone.');
  expect(described('en', 'none')).toBe('Lamp. Arm: 380 mm.');
});

test('details without a unit, and those that hold or do not, are told by the names of their fields', () => {
  const lamp = lampScene();
  const label = (text: string) => ({ text, translations: {} });
  const scene = {
    ...lamp,
    fields: {
      ...lamp.fields,
      bulbs: { type: 'number', label: label('Bulbs') },
      dimmer: { type: 'truth', label: label('Dimmer') },
      timer: { type: 'truth', label: label('Timer') },
    } as const,
    parts: lamp.parts.map((part) => ({ ...part, about: [...part.about, 'bulbs', 'dimmer', 'timer'] })),
  };
  const configuration = Object.entries({
    arm_field: '380',
    shade_field: 'none',
    bulbs: '2',
    dimmer: 'Yes',
    timer: 'No',
  }).map(([name, value]) => ({ name, value }));
  expect(describeScene(scene, evaluateScene(scene, configuration), configuration, 'en')).toContain(
    'Arm: 380 mm, Bulbs 2, Dimmer.',
  );
});

test('in another language, as far as it is translated', () => {
  expect(described('de-CH', 'cone')).toBe('Lamp (de). Arm (de): 380 mm. Shade (de): Cone (de).');
  expect(described('fr', 'cone')).toBe('Lamp. Arm: 380 mm. Shade: Cone.');
});
