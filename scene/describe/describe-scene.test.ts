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

test('in another language, as far as it is translated', () => {
  expect(described('de-CH', 'cone')).toBe('Lamp (de). Arm (de): 380 mm. Shade (de): Cone (de).');
  expect(described('fr', 'cone')).toBe('Lamp. Arm: 380 mm. Shade: Cone.');
});
