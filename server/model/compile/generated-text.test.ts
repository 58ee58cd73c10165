import { expect, test } from 'vitest';
import { localize } from '../product/localize.ts';
import { valuesOf } from '../product/model-field.ts';
import type { LocalizedText } from '../source/texts.ts';
import { folderWith, modelText, problemsOf } from '../testing/model-folder.ts';
import { loadModel } from './load-model.ts';

const inBoth = (text: LocalizedText | undefined) =>
  text && ['en', 'de', 'fr'].map((language) => localize(text, language));

async function yesAndNo(
  sections: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
) {
  const model = await loadModel(await folderWith({ 'model.yaml': modelText(sections), ...files }));
  const field = model.fields.get('lamp_field');
  return field && valuesOf(field).map(({ label }) => inBoth(label));
}

const same = (language: string) => ({
  [`translations/${language}.yaml`]: 'same: [Sample, S, G, Lamp]\n',
});

test('yes and no are called what they usually are, in the language of the model and in its translations', async () => {
  expect(await yesAndNo({}, same('de'))).toEqual([
    ['Yes', 'Ja', 'Yes'],
    ['No', 'Nein', 'No'],
  ]);
  expect(await yesAndNo({ language: 'de' }, same('en'))).toEqual([
    ['Yes', 'Ja', 'Ja'],
    ['No', 'Nein', 'Nein'],
  ]);
});

test('an author may call them something else, in one language or in all', async () => {
  const translated = { 'translations/de.yaml': "texts: { 'Yes': Gern }\nsame: [Sample, S, G, Lamp]\n" };
  expect((await yesAndNo({}, translated))?.[0]).toEqual(['Yes', 'Gern', 'Yes']);
  const words = { words: '{ yes: With, no: Without }' };
  const withWords = {
    'translations/de.yaml': 'texts: { With: Mit, Without: Ohne }\nsame: [Sample, S, G, Lamp]\n',
  };
  expect((await yesAndNo(words, withWords))?.[0]).toEqual(['With', 'Mit', 'With']);
});

test('only a language that the server has no texts in needs a translation of them', async () => {
  expect(await problemsOf(modelText({}), same('de'))).toEqual([]);
  const french = await problemsOf(modelText({}), same('fr'));
  expect(french.map((problem) => /"(Yes|No)" is not translated: fr/.exec(problem)?.[1])).toEqual([
    'Yes',
    'No',
  ]);
});
