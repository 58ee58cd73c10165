/** One call of the table as an operation of the OpenAPI document. */
import type { AnswerType, Endpoint, Parameters } from '#contract/endpoint.ts';
import { everyCall, generalErrors } from '#contract/endpoint.ts';
import type { EndpointName } from '#contract/routes.ts';
import { schemaReference, type JsonSchema } from './answer-schemas.ts';
import { callTexts, parameterTexts } from './call-texts.ts';

export interface OpenApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>;

export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly deprecated?: true;
  readonly parameters: readonly OpenApiParameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content: Content } | JsonSchema>
  >;
}

const statusTexts = {
  400: 'A parameter or a setting cannot be used.',
  403: 'No valid key.',
  404: 'Unknown, somebody else’s, or a parameter is missing or wrong.',
  405: 'The path has no such method.',
  409: 'Not possible in the present state.',
  413: 'A file is too large, or its customer has no room for it. Nothing was stored.',
  415: 'A file is of a type that is not taken.',
  429: 'Too many calls under way; `Retry-After` says when to try again.',
  500: 'An error of the server; its log has more under the `uuid`.',
  503: 'Busy; `Retry-After` says when to try again.',
  504: 'It took too long; nothing was changed.',
  507: 'The server has no room for a file. Nothing was stored.',
} as const;

/** Responses for `components`, by the status. */
export const errorResponses = Object.fromEntries(
  Object.entries(statusTexts).map(([status, description]) => [
    `Error${status}`,
    {
      description,
      content:
        status === '504'
          ? { 'application/xml': { schema: { type: 'string' } } }
          : { 'application/json': { schema: schemaReference('ApiError') } },
    },
  ]),
);

/**
 * @param path the one this operation is for: the entry's own, its alias, or its form with values in the path
 * @param operationId unique in the document
 */
export function operationOf(
  name: EndpointName,
  endpoint: Endpoint,
  path: string,
  operationId: string,
): Operation {
  const { section, summary, description } = callTexts[name];
  const isPathForm = path === endpoint.pathForm;
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, part = '']) => part);
  const body = requestBodyOf(endpoint, new Set(isPathForm ? inPath : []));
  return {
    operationId,
    tags: [section],
    summary,
    ...(description !== undefined && { description }),
    ...(isPathForm && { deprecated: true as const }),
    parameters: [
      ...inPath.map((part) => parameter(part, 'path', true, { type: 'string' })),
      ...(endpoint.query ?? []).flatMap((group) =>
        entriesOf(group).map(({ key, required, schema }) => parameter(key, 'query', required, schema)),
      ),
      ...freeQuery(endpoint),
      ...callerParameters(endpoint),
    ],
    ...(body && { requestBody: body }),
    responses: responsesOf(endpoint),
  };
}

function parameter(
  name: string,
  place: OpenApiParameter['in'],
  required: boolean,
  schema: JsonSchema,
  description = parameterTexts[name],
): OpenApiParameter {
  return { name, in: place, required, ...(description !== undefined && { description }), schema };
}

function entriesOf(group: Parameters) {
  return Object.entries(group).map(([key, type]) => ({
    key,
    required: !type.endsWith('?'),
    schema: { type: type.startsWith('text') ? 'string' : type.startsWith('number') ? 'integer' : 'boolean' },
  }));
}

/** Names that the table cannot know: an object whose members are query parameters each. */
function freeQuery({ method, others }: Endpoint): OpenApiParameter[] {
  if (others === undefined || method !== 'GET') return [];
  const free = parameter(
    others,
    'query',
    false,
    { type: 'object', additionalProperties: { type: 'string' } },
    'Further parameters by the names of filters or columns of the tab.',
  );
  return [{ ...free, ...{ style: 'form', explode: true } }];
}

/** The key is in the document's `security`. */
function callerParameters({ caller }: Endpoint): OpenApiParameter[] {
  const { externalId, language } = everyCall;
  const customer = parameter(
    externalId.header,
    'header',
    caller === 'customer',
    { type: 'string' },
    `The customer; may also be sent as the parameter \`${externalId.parameter}\`.`,
  );
  const languageCode = parameter(
    language.header,
    'header',
    false,
    { type: 'string', examples: ['de'] },
    `Language of texts; may also be sent as the parameter \`${language.parameter}\`.`,
  );
  return caller === 'everyone' ? [languageCode] : [customer, languageCode];
}

function requestBodyOf(endpoint: Endpoint, left: ReadonlySet<string>): Operation['requestBody'] {
  switch (endpoint.body) {
    case 'json':
      return { required: true, content: { 'application/json': { schema: { type: 'object' } } } };
    case 'file':
      return {
        required: true,
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object',
              properties: { file: { type: 'string', format: 'binary' } },
              required: ['file'],
            },
          },
        },
      };
    case 'bytes':
      return { required: true, content: { 'application/octet-stream': { schema: {} } } };
    case undefined:
      return formOf(endpoint, left);
  }
}

function formOf(
  { form = [], pairs = {}, others, method }: Endpoint,
  left: ReadonlySet<string>,
): Operation['requestBody'] {
  const single = form.flatMap(entriesOf);
  const repeated = entriesOf(pairs);
  const isOpen = others !== undefined && method !== 'GET';
  if (single.length + repeated.length === 0 && !isOpen) return undefined;
  const fields = [
    ...single,
    ...repeated.map(({ key, required, schema }) => ({
      key,
      required,
      schema: { type: 'array', items: schema, ...(required && { minItems: 1 }) },
    })),
  ].filter(({ key }) => !left.has(key));
  const schema = {
    type: 'object',
    properties: Object.fromEntries(
      fields.map(({ key, schema: type }) => {
        const description = parameterTexts[key];
        return [key, { ...type, ...(description !== undefined && { description }) }];
      }),
    ),
    ...(fields.some(({ required }) => required) && {
      required: fields.filter(({ required }) => required).map(({ key }) => key),
    }),
    additionalProperties: isOpen ? { type: 'string' } : false,
  };
  return {
    required: fields.some(({ required }) => required),
    content: { 'application/x-www-form-urlencoded': { schema }, 'multipart/form-data': { schema } },
  };
}

function responsesOf({ answer, errors = [] }: Endpoint): Operation['responses'] {
  const statuses = [...generalErrors, ...errors].sort((a, b) => a - b);
  return {
    200: { description: 'Success.', content: contentOf(answer) },
    ...Object.fromEntries(
      [...new Set(statuses)].map((status) => [status, { $ref: `#/components/responses/Error${status}` }]),
    ),
  };
}

function contentOf(answer: AnswerType): Content {
  if (answer.includes('/')) return { [answer]: { schema: {} } };
  return { 'application/json': { schema: answer === 'Json' ? {} : schemaReference(answer) } };
}
