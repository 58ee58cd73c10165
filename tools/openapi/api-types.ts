/** Types of the API for a client in TypeScript, generated from the OpenAPI document as an integrator would do it. */
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { buildOpenApiDocument } from '#server/openapi/open-api-document.ts';

/** Where the types are kept, so that the compiler checks what the tests do with them. */
export const typesFile = join(import.meta.dirname, 'testing', 'self-service-api.d.ts');

const NOTICE = '// Made by `npm run openapi` from the OpenAPI document. Do not edit.\n\n';

export async function generateApiTypes(): Promise<string> {
  const document = JSON.stringify(buildOpenApiDocument());
  return NOTICE + astToString(await openapiTS(document));
}
