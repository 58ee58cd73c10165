import { expect, it } from 'vitest';
import { checkCatalog } from '../load-catalog.ts';
import { loadModel } from '../load-model.ts';
import { folderWith, modelText, problemsOf, shown } from '../../testing/model-folder.ts';

const documents = (entries: string) => modelText({ documents: entries });
const files = { 'documents/care-en.pdf': '%PDF-', 'documents/care-de.pdf': '%PDF-', 'secret.pdf': '%PDF-' };

it('names files in the folder of documents, by language', async () => {
  const entry =
    '[{ document: care, title: Care, category: manual, files: { en: care-en.pdf, de: care-de.pdf } }]';
  const folder = await folderWith({ 'model.yaml': documents(entry), ...files });
  expect((await loadModel(folder)).documents).toEqual([
    {
      name: 'care',
      title: { text: 'Care', translations: {} },
      category: 'manual',
      files: [
        { language: 'en', file: `${folder}/documents/care-en.pdf` },
        { language: 'de', file: `${folder}/documents/care-de.pdf` },
      ],
    },
  ]);
});

it('says line and column of what is wrong', async () => {
  const shape = await problemsOf(
    documents(`
  - { document: c, title: C, category: leaflet, file: care-en.pdf }
  - { document: d, title: D, category: manual, files: { english!: care-en.pdf } }`),
    files,
  );
  expect(shape.join('\n')).toMatchInlineSnapshot(`
    "11:40: error: "leaflet" is not possible here.
      hint: There is: manual, certificate, brochure, drawing, other.
    12:57: error: This is not a language code.
      hint: Write it as en, de or pt-BR."
  `);
  const content = await problemsOf(
    documents(`
  - { document: a, title: A, category: manual, file: care-fr.pdf }
  - { document: a, title: A, category: manual, file: ../secret.pdf }
  - { document: b, title: B, category: manual }`),
    files,
  );
  expect(content.join('\n')).toMatchInlineSnapshot(`
    "11:54: error: There is no document "care-fr.pdf" in the folder "documents".
      hint: Did you mean "care-de.pdf"?
    12:17: error: There is a document "a" already.
    12:54: error: There is no document "../secret.pdf" in the folder "documents".
      hint: There is: care-de.pdf, care-en.pdf.
    13:5: error: This document has no file.
      hint: Write "file" for one that is for all languages, "files" for one in each language."
  `);
});

it('of a product of the catalog lie below the folder of the catalog', async () => {
  const catalog = (file: string) => `format: 1
language: en
currency: EUR
tabs:
  - tab: parts
    title: Parts
    configurable: no
    columns: { name: Part }
    products:
      - { id: bolt, price: 1, attributes: { name: Bolt }, documents: [{ document: proof, title: Proof, category: certificate, file: ${file} }] }
`;
  const folder = await folderWith({ 'catalog.yaml': catalog('parts/proof.pdf'), 'parts/proof.pdf': '%PDF-' });
  const { catalog: found } = await checkCatalog(folder);
  expect(found?.tabs[0]?.products[0]?.documents[0]?.files).toEqual([
    { language: undefined, file: `${folder}/parts/proof.pdf` },
  ]);
  const wrong = await folderWith({ 'catalog.yaml': catalog('proof.pdf'), 'parts/proof.pdf': '%PDF-' });
  const { diagnostics } = await checkCatalog(wrong);
  expect(diagnostics.map((diagnostic) => shown(diagnostic, wrong)).join('\n')).toMatchInlineSnapshot(`
    "catalog.yaml:10:133: error: There is no document "proof.pdf" below the folder of the catalog.
      hint: There is: parts/proof.pdf."
  `);
});
