import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { plainIcon } from './plain-icons.ts';

const icons = join(import.meta.dirname, '../../node_modules/lucide-react/dist/esm/icons');

it.each(['sun-moon', 'arrow-right', 'circle-check'])('keeps what is drawn of %s', (name) => {
  const file = join(icons, `${name}.mjs`);
  const code = readFileSync(file, 'utf8');
  const plain = plainIcon(code);
  expect(plain).not.toMatch(/key|size/);
  const lines = (text: string) => text.match(/\bd: "[^"]+"/g);
  expect(lines(plain)).toEqual(lines(code));
  expect(plain).toContain(`name: "${name}"`);
  // The function that the plugin replaces, by its name and place.
  expect(code).toContain("import createLucideIcon from '../createLucideIcon.mjs';");
});
