import type { Hash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Scene } from '#scene/scene.ts';
import { domainOf, type ModelField } from '../product/model-field.ts';
import type { ModelScene } from '../product/product-model.ts';
import { checkShape } from '../source/check-shape.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { ModelSource } from '../source/schema/model-schema.ts';
import type { LocalizedText, Texts } from '../source/texts.ts';
import { readYamlSource, type YamlSource } from '../source/yaml-source.ts';
import { compileScene } from './compile-scene.ts';
import { SceneAssets } from './scene-assets.ts';
import { SceneCompilation } from './scene-compilation.ts';
import type { SceneModel } from './scene-names.ts';
import { sceneSchema } from './scene-schema.ts';

export const sceneFile = 'scene.yaml';

export interface LoadedScene extends ModelScene {
  readonly addTo: (hash: Hash) => Promise<void>;
}

/**
 * The scene beside a model, checked against it: `scene.yaml` and the folder `assets`.
 *
 * @param model without errors: names in the scene are those of the model
 * @returns undefined where there is none, or where it has errors, which have been reported
 */
export async function loadScene(
  folder: string,
  model: Omit<SceneModel, 'featureUnit'> & { readonly name: string; readonly title: LocalizedText },
  content: ModelSource,
  texts: Texts,
  report: (diagnostic: Diagnostic) => void,
): Promise<LoadedScene | undefined> {
  const file = join(folder, sceneFile);
  const exists = await stat(file).catch(() => undefined);
  if (!exists) return undefined;
  const source = await readYamlSource(file);
  source.diagnostics.forEach(report);
  const written = checkShape(source, sceneSchema, report);
  if (!written) return undefined;
  const assets = await SceneAssets.in(join(folder, 'assets'));
  const compilation = new SceneCompilation(source, written.unit, texts, assets.names, report);
  const {
    scene,
    drawn,
    written: names,
  } = compileScene(compilation, written, {
    ...model,
    featureUnit: (field, feature) => featureUnit(content, field, feature),
  });
  if (compilation.failed) return undefined;
  return {
    scene,
    assets: assets.files,
    drawing: { dimensions: drawn, places: placesOfShapes(source, scene, names) },
    async addTo(hash) {
      hash.update(source.text);
      await assets.addTo(hash);
    },
  };
}

/** Where each shape of each part is described. */
function placesOfShapes(source: YamlSource, { parts }: Scene, written: ReadonlyMap<string, string>) {
  const places = parts.map(({ name, bodies }): readonly [string, readonly string[]] => [
    name,
    bodies.map((_, index) => {
      const path = ['parts', written.get(name) ?? name, 'shapes', index];
      const { line, column } = source.at('error', { path }, '');
      return `${sceneFile}:${line}:${column}`;
    }),
  ]);
  return Object.fromEntries(places);
}

function featureUnit(
  { domains, components }: ModelSource,
  field: ModelField,
  feature: string,
): string | undefined {
  const option = field.type === 'yes-no' ? field.option : undefined;
  const name = option?.component ?? domainOf(field)?.name ?? '';
  return (domains?.get(name) ?? components?.get(name))?.features?.get(feature)?.unit;
}
