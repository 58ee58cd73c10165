import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { salvageShape } from '../source/check-shape.ts';
import { ValueTables } from '../source/csv/value-tables.ts';
import { DataFiles } from '../source/csv/data-files.ts';
import { FormulaWriter } from '../expression/formula-writer.ts';
import { Compilation } from './compilation.ts';
import { compileBom } from './prices/compile-bom.ts';
import { completeFields } from './fields/complete-fields.ts';
import { compileDomains } from './domains/compile-domains.ts';
import { compileDocuments } from './documents/compile-documents.ts';
import { compileFields, type CompiledFields } from './fields/compile-fields.ts';
import { compileCurrencies, compileDiscounts, compilePriceColumns } from './prices/compile-prices.ts';
import { compileServices } from './prices/compile-services.ts';
import { compileGoals } from './rules/compile-goals.ts';
import { compileUnitSystems } from './view/unit-systems.ts';
import { compileVariantCatalogs } from './view/compile-variant-catalogs.ts';
import { compileBindings, compileVisualization } from './view/compile-visualization.ts';
import { compileRules } from './rules/compile-rules.ts';
import { compileSizing } from './rules/compile-sizing.ts';
import { compileRows } from './rows/compile-rows.ts';
import { RowTables } from './rows/row-tables.ts';
import { compileView } from './view/compile-view.ts';
import { inFileOrder, ModelError, type Diagnostic } from '../source/diagnostic.ts';
import { modelSchema } from '../source/schema/model-schema.ts';
import { FolderFiles } from '../source/folder-files.ts';
import type { ModelTable } from '../product/model-field.ts';
import type { ProductModel } from '../product/product-model.ts';
import { readTranslations } from '../source/read-translations.ts';
import { loadScene } from '../scene/load-scene.ts';
import { Texts } from '../source/texts.ts';
import { readYamlSource, type YamlSource } from '../source/yaml-source.ts';

/** A model as far as it could be understood, and everything there is to say about it. */
export interface CheckedModel {
  /** Undefined when there are errors. */
  readonly model: ProductModel | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** `model.yaml` as it was read. */
  readonly source: YamlSource;
  /** Folders beside the model's that it has files from, which it shares with others: absolute paths. */
  readonly sharedFolders: readonly string[];
}

/**
 * Loads the product in a folder: `model.yaml`, `translations/<language>.yaml`, `pictures/` and `documents/` (docs/authoring.md).
 * @throws ModelError with all diagnostics when there is an error; warnings alone do not stop a model
 */
export async function loadModel(folder: string): Promise<ProductModel> {
  const { model, diagnostics } = await checkModel(folder);
  if (!model) throw new ModelError(diagnostics);
  return model;
}

/** Like `loadModel`, for those who want the warnings too. */
export async function checkModel(folder: string): Promise<CheckedModel> {
  const root = resolve(folder);
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const source = await readYamlSource(join(root, 'model.yaml'));
  source.diagnostics.forEach(report);
  const pictures = await FolderFiles.pictures(join(root, 'pictures'));
  const written: unknown = source.value instanceof Map ? source.value.get('language') : undefined;
  const translations = await readTranslations(join(root, 'translations'), written, report);
  const data = new DataFiles(root);
  const { content: shaped, damaged } = salvageShape(source, modelSchema, report);
  const finish = (model?: ProductModel): CheckedModel => {
    const failed = diagnostics.some(({ severity }) => severity === 'error');
    return {
      model: failed ? undefined : model,
      diagnostics: inFileOrder(diagnostics, source.file),
      source,
      sharedFolders: data.sharedFolders,
    };
  };
  if (!shaped) return finish();

  const tables = new ValueTables();
  const rows = new RowTables();
  const content = rows.expand(tables.expand(shaped, source, data, report), source, report);
  const texts = new Texts(source, translations, report);
  const compilation = new Compilation(
    content,
    source,
    texts,
    pictures,
    data,
    tables,
    rows,
    diagnostics,
    damaged,
  );
  const domains = compileDomains(compilation);
  const compiled = compileRows(compilation, compileFields(compilation, domains));
  const { problemFields } = compiled;
  const { fields, computed, scope } = completeFields(compilation, compiled);
  const writer = new FormulaWriter(problemFields);
  const { rules, described, warnings } = compileRules(compilation, scope, writer, compiled.tables);
  const goals = compileGoals(compilation, scope, writer);
  const model = {
    name: content.name,
    title: compilation.text(content.title, ['title']),
    description: compilation.text(content.description ?? content.title, ['description']),
    languages: [content.language, ...translations.map(({ language }) => language)],
    currency: content.currency,
    ...compileCurrencies(content.currencies, content.currency, (path, message, hint) =>
      compilation.error(path, message, hint),
    ),
    unitSystems: compileUnitSystems(compilation),
    discounts: compileDiscounts(compilation, scope),
    priceColumns: compilePriceColumns(
      compilation,
      [...domains.values()].map(({ domain }) => domain),
      fields,
    ),
    services: compileServices(compilation, fields, compiled.tables, scope),
    picture: compilation.picture(content.picture, ['picture']),
    needs: compileNeeds(compilation, compiled),
    domains: new Map([
      ...[...domains].map(([name, { domain }]) => [name, domain] as const),
      ...compiled.domains,
    ]),
    fields,
    tables: compiled.tables,
    steps: compileView(compilation, fields, domains, compiled.tables),
    goals,
    rules: new Map([
      ...described,
      ...compiled.rules.map(
        ({ rule, field, text }) => [rule.name, { origin: { kind: 'quantity', of: field }, text }] as const,
      ),
    ]),
    sizing: compileSizing(compilation, scope),
    computed,
    warnings,
    problem: {
      fields: [...problemFields, ...writer.auxiliaries.fields],
      rules: [
        ...rules,
        ...compiled.rules.map(({ rule }) => rule),
        ...compiled.absences,
        ...writer.auxiliaries.rules,
      ],
    },
    bom: compileBom(compilation, fields, scope),
    summary: compileSummary(compilation, compiled, compiled.tables),
    visualization: compileVisualization(compilation, fields),
    variantCatalogs: compileVariantCatalogs(compilation, fields, domains),
    outputs: compileBindings(compilation, fields, content.outputs, ['outputs']),
    integrationAttributes: compileBindings(compilation, fields, content.integration_attributes, [
      'integration_attributes',
    ]),
    documents: compileDocuments(content.documents, ['documents'], {
      where: 'in the folder "documents"',
      files: await FolderFiles.documents(join(root, 'documents')),
      localize: (text, path) => compilation.text(text, path),
      error: (place, message, hint) => {
        compilation.error(place, message, hint);
      },
    }),
  };
  // What names mean in a scene is known once the model is sound.
  const isSound = damaged.length === 0 && !diagnostics.some(({ severity }) => severity === 'error');
  const scene = await loadScene(root, model, content, texts, isSound ? report : () => undefined);
  if (damaged.length === 0) texts.reportUnused();

  const hash = createHash('sha256').update(source.text);
  for (const translation of translations) hash.update(translation.language).update(translation.source.text);
  data.addTo(hash);
  await pictures.addTo(hash);
  await scene?.addTo(hash);
  return finish({
    ...model,
    scene: scene && { scene: scene.scene, assets: scene.assets, drawing: scene.drawing },
    revision: hash.digest('hex').slice(0, 12),
  });
}

/** Contextual needs: what a caller may set at the start, by alias. */
function compileNeeds(compilation: Compilation, { fields }: CompiledFields): ProductModel['needs'] {
  return [...(compilation.model.needs ?? [])].map(([alias, field]) => {
    if (!compilation.model.fields.has(field))
      compilation.unknown('field', field, fields.keys(), ['needs', alias]);
    return { alias, field };
  });
}

function compileSummary(
  compilation: Compilation,
  { fields }: CompiledFields,
  tables: ReadonlyMap<string, ModelTable>,
): readonly string[] {
  const summary = (compilation.model.summary ?? []).map((name) => tables.get(name)?.count ?? name);
  summary.forEach((field, index) => {
    if (!compilation.model.fields.has(field))
      compilation.unknown('field', field, fields.keys(), ['summary', index]);
  });
  return summary;
}
