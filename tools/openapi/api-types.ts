/** Types of the API for a client in TypeScript, generated from the OpenAPI document as an integrator would do it. */
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { buildOpenApiDocument, type OpenApiDocument } from '#server/openapi/open-api-document.ts';

/** Where the types of the calls that the test makes are kept, so that the compiler checks what it does with them. */
export const typesFile = join(import.meta.dirname, 'testing', 'self-service-api.d.ts');

const NOTICE = '// Made by `npm run openapi` from the OpenAPI document. Do not edit.\n\n';

/** From the catalog to a firm request. */
const JOURNEY: ReadonlySet<string> = new Set([
  '/catalog/tabs',
  '/catalog/search/{tab}',
  '/config/start/{tab}/{productId}',
  '/config/commit',
  '/config/alternatives',
  '/config/accept',
  '/cart',
  '/cart/items',
  '/proposal/draft',
  '/proposal/firm-requests',
]);

/** Of all calls. */
export function generateApiTypes(document: OpenApiDocument = buildOpenApiDocument()): Promise<string> {
  return openapiTS(JSON.stringify(document)).then(astToString);
}

/** Of the calls of the journey: a quarter of the lines, with every kind of parameter, body and answer that the others have. */
export async function generateJourneyTypes(): Promise<string> {
  const document = buildOpenApiDocument();
  const paths = Object.fromEntries(Object.entries(document.paths).filter(([path]) => JOURNEY.has(path)));
  const { responses } = document.components;
  const schemas = schemasUsedBy({ paths, responses }, document.components.schemas);
  const components = { ...document.components, schemas };
  return NOTICE + (await generateApiTypes({ ...document, paths, components }));
}

/** With those that they use themselves. */
function schemasUsedBy<Schema>(part: unknown, schemas: Readonly<Record<string, Schema>>) {
  const used = new Map<string, Schema>();
  const add = (json: string) => {
    for (const [, name = ''] of json.matchAll(/"#\/components\/schemas\/([^"/]+)/g)) {
      const schema = schemas[name];
      if (schema === undefined || used.has(name)) continue;
      used.set(name, schema);
      add(JSON.stringify(schema));
    }
  };
  add(JSON.stringify(part));
  return Object.fromEntries(used);
}
