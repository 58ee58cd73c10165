import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { partPictures, productPictures, samplePictures } from './pictures.ts';

const root = join(import.meta.dirname, '../..');

test('every rendered picture is there, 4:3 and small, and no other one', async () => {
  const listed = Object.keys({ ...productPictures, ...partPictures, ...samplePictures });
  const files = listed.map((name) => join(root, 'models', `${name}.webp`));
  for (const file of files) {
    const { width, height } = await sharp(file).metadata();
    expect([file, 3 * width === 4 * height, statSync(file).size <= 30 * 1024]).toEqual([file, true, true]);
  }
  const found = readdirSync(join(root, 'models'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.webp'))
    .map((name) => join(root, 'models', name));
  expect(files.filter((file) => existsSync(file.replace(/webp$/, 'svg')))).toEqual([]);
  const missing = found.filter((name) => !files.includes(name));
  expect(missing.map((name) => relative(root, name))).toEqual([]);
});
