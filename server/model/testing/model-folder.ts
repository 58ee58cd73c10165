import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { formatDiagnostic, type Diagnostic } from '../source/diagnostic.ts';
import { checkModel, loadModel } from '../compile/load-model.ts';
import type { ProductModel } from '../product/product-model.ts';

/** A folder with these files that is gone after the test. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bespoke-model-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** The smallest frame around what a test is about. Keys given replace those of the frame. */
export function modelText(sections: Readonly<Record<string, string>>): string {
  const all: Readonly<Record<string, string>> = {
    format: '1',
    name: 'sample',
    title: 'Sample',
    language: 'en',
    currency: 'EUR',
    fields: '\n  lamp_field: { label: Lamp, type: yesno }',
    steps: '\n  - { step: s, label: S, groups: [{ group: g, label: G, members: [lamp_field] }] }',
    ...sections,
  };
  return Object.entries(all)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
}

export async function loadText(text: string): Promise<ProductModel> {
  return loadModel(await folderWith({ 'model.yaml': text }));
}

/** Every diagnostic as `line:column severity: message` and, indented, its hint. */
export async function problemsOf(
  text: string,
  others: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<readonly string[]> {
  const folder = await folderWith({ 'model.yaml': text, ...others });
  return (await checkModel(folder)).diagnostics.map((diagnostic) => shown(diagnostic, folder));
}

export function shown(diagnostic: Diagnostic, folder: string): string {
  const text = formatDiagnostic(diagnostic, (file) => file.replace(`${folder}/`, ''));
  return text.replace(/^model\.yaml:/, '');
}
