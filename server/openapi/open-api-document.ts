/**
 * The API as an OpenAPI 3.1 document, made of the table of calls (`contract/endpoints.ts`) and the schemas of its answers:
 * `/docs/api/openapi.json`, from which clients in other languages are generated.
 */
import { API_BASE, TENANT_BASES, everyCall, type Endpoint } from '#contract/endpoint.ts';
import { routesOf, type Route } from '#contract/routes.ts';
import { answerSchemas, type JsonSchema } from './answer-schemas.ts';
import { callTexts, sections } from './call-texts.ts';
import { errorResponses, operationOf, type Operation } from './operation.ts';

type Method = 'get' | 'post' | 'put' | 'delete';

interface Server {
  readonly url: string;
  readonly description?: string;
}

export type PathItem = Readonly<Partial<Record<Method, Operation>>> & {
  readonly servers?: readonly Server[];
};

export interface OpenApiDocument {
  readonly openapi: '3.1.1';
  readonly info: Readonly<Record<string, unknown>>;
  readonly servers: readonly Server[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly responses: Readonly<Record<string, unknown>>;
    readonly securitySchemes: Readonly<Record<string, unknown>>;
  };
}

const INTRODUCTION = `The Self Service API v1.3 as Bespoke's embedded tenant answers it, with its older bases as further servers.

Every call needs the API key, in the header \`${everyCall.key.header}\` or as the parameter \`${everyCall.key.parameter}\`. Parameters of a form may also be sent in the
query. Where a header and a parameter differ, the header counts. Errors are JSON with a \`uuid\` that is found in the log.`;

export function buildOpenApiDocument(): OpenApiDocument {
  const { key } = everyCall;
  return {
    openapi: '3.1.1',
    info: {
      title: 'Self Service API',
      version: '1.3',
      description: INTRODUCTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: TENANT_BASES.map(({ path }) => ({
      url: path,
      description: path === API_BASE ? 'The current version.' : 'An older version.',
    })),
    security: [{ key: [] }, { keyParameter: [] }],
    tags: Object.entries(sections).map(([name, description]) => ({ name, description })),
    paths: buildPaths(),
    components: {
      schemas: answerSchemas(),
      responses: errorResponses,
      securitySchemes: {
        key: { type: 'apiKey', in: 'header', name: key.header },
        keyParameter: { type: 'apiKey', in: 'query', name: key.parameter },
      },
    },
  };
}

function buildPaths(): Record<string, PathItem> {
  const paths: Record<string, PathItem> = {};
  for (const { path, calls } of inReadingOrder(
    routesOf(({ path, alias, pathForm }) => [path, alias, pathForm]),
  )) {
    const servers = serversOf(
      calls.map(({ endpoint }) => endpoint),
      path,
    );
    if (servers?.length === 0) continue;
    const operations = calls.map(({ name, endpoint }) => {
      const suffix = path === endpoint.pathForm ? 'InPath' : path === endpoint.alias ? 'Alias' : '';
      return [endpoint.method.toLowerCase(), operationOf(name, endpoint, path, name + suffix)] as const;
    });
    const item = { ...(servers && { servers }), ...Object.fromEntries(operations) };
    paths[path.replace(/:(\w+)/g, '{$1}')] = item;
  }
  return paths;
}

/** As the sections list the calls, which is the order in which they are made. */
function inReadingOrder(routes: readonly Route[]): Route[] {
  const names = Object.keys(callTexts);
  const rank = ({ calls }: Route) => Math.min(...calls.map(({ name }) => names.indexOf(name)));
  return routes.toSorted((a, b) => rank(a) - rank(b));
}

/** Servers that only some paths have; undefined for paths of every server of the document. */
function serversOf(endpoints: readonly Endpoint[], path: string): Server[] | undefined {
  const bases = new Set(endpoints.map(({ base }) => base));
  if (bases.size > 1)
    throw new Error(`${path} is a path of several bases; OpenAPI can describe only one of them.`);
  const [base] = bases;
  if (base !== undefined) return [{ url: base }];
  if (!endpoints.some(({ pathForm }) => pathForm === path)) return undefined;
  return TENANT_BASES.filter(({ pathForms }) => pathForms).map(({ path: url }) => ({ url }));
}
