import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { checkModel, loadModel } from './load-model.ts';
import { folderWith, modelText, problemsOf } from '../testing/model-folder.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';

describe('translations', () => {
  const german = (content: string) => ({ 'translations/de.yaml': content });

  test('by text, the same, and by place', async () => {
    const folder = await folderWith({
      'model.yaml': modelText({ description: 'Lamp' }),
      'translations/de.yaml': `
texts: { Sample: Muster, Lamp: Lampe, "Yes": Ja, "No": Nein, S: Schritt }
same: [G]
places: { description: Leuchte }`,
    });
    const model = await loadModel(folder);
    expect(model.languages).toEqual(['en', 'de']);
    expect(model.title).toEqual({ text: 'Sample', translations: { de: 'Muster' } });
    expect(model.fields.get('lamp_field')?.label.translations).toEqual({ de: 'Lampe' });
    expect(model.description.translations).toEqual({ de: 'Leuchte' });
    expect(model.steps[0]?.groups[0]?.label.translations).toEqual({});
    expect((await checkModel(folder)).diagnostics).toEqual([]);
  });

  test('what is missing and what is not needed are warnings', async () => {
    const text = modelText({ description: '12 × 3' });
    expect(
      await problemsOf(
        text,
        german('texts: { Sample: Muster, Lmap: Lampe, "Yes": Ja, "No": Nein }\nsame: [S, H]'),
      ),
    ).toEqual([
      '7:24: warning: "Lamp" is not translated: de.\n  hint: Add it to "texts" of translations/de.yaml, or to "same" when it stays as it is.',
      '9:54: warning: "G" is not translated: de.\n  hint: Add it to "texts" of translations/de.yaml, or to "same" when it stays as it is.',
      'translations/de.yaml:1:26: warning: The model has no such text.\n  hint: Remove it or correct it.',
      'translations/de.yaml:2:11: warning: The model has no such text.\n  hint: Remove it or correct it.',
    ]);
  });

  test('errors in them are reported with those of the model', async () => {
    const text = modelText({ name: '1x' });
    const problems = await problemsOf(text, {
      ...german('text: {}'),
      'translations/en.yaml': 'same: []',
      'translations/xx_yy.yaml': 'same: []',
    });
    expect(problems.map((problem) => problem.split('\n')[0])).toEqual([
      '2:7: error: This is not a name.',
      'translations/de.yaml:1:1: error: "text" is not known here.',
      'translations/en.yaml:1:1: error: This is the language the texts are written in.',
      'translations/xx_yy.yaml:1:1: error: "xx_yy" is not a language code.',
    ]);
  });
});

describe('revision', () => {
  test('names the content: text, translations and pictures in use', async () => {
    const files = {
      'model.yaml': modelText({ picture: 'p.svg' }),
      'translations/de.yaml': 'texts: { Sample: Muster }',
      'pictures/p.svg': svg,
      'pictures/unused.svg': svg,
    };
    const folder = await folderWith(files);
    const revision = async () => (await loadModel(folder)).revision;
    const first = await revision();
    expect(first).toMatch(/^[0-9a-f]{12}$/);
    expect((await loadModel(await folderWith(files))).revision).toBe(first);
    await writeFile(`${folder}/pictures/unused.svg`, `${svg} `);
    expect(await revision()).toBe(first);
    for (const name of ['model.yaml', 'translations/de.yaml', 'pictures/p.svg']) {
      const before = await revision();
      await writeFile(`${folder}/${name}`, `${await readFile(`${folder}/${name}`, 'utf8')}\n`);
      expect(await revision()).not.toBe(before);
    }
  });
});
