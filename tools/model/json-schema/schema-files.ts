import { catalogSchema } from '#server/model/source/schema/catalog-schema.ts';
import { modelSchema } from '#server/model/source/schema/model-schema.ts';
import { translationSchema } from '#server/model/source/schema/translation-schema.ts';
import { sceneSchema } from '#server/model/scene/scene-schema.ts';
import { modelDescriptions } from './model-descriptions.ts';
import { sceneDescriptions } from './scene-descriptions.ts';
import { type JsonSchema, toJsonSchema } from './to-json-schema.ts';

/** The published schemas by the name of their file. */
export function schemaFiles(): ReadonlyMap<string, JsonSchema> {
  return new Map([
    ['model.schema.json', toJsonSchema(modelSchema, 'A product (model.yaml)', modelDescriptions)],
    ['catalog.schema.json', toJsonSchema(catalogSchema, 'A catalog (catalog.yaml)', {})],
    ['scene.schema.json', toJsonSchema(sceneSchema, 'A product in 3D (scene.yaml)', sceneDescriptions)],
    [
      'translation.schema.json',
      toJsonSchema(translationSchema, 'A translation (translations/<language>.yaml)', {}),
    ],
  ]);
}
