/**
 * The OpenAPI document as a page to read: static HTML without scripts, so that the strict Content-Security-Policy holds and
 * nothing is loaded from elsewhere. The browser's own search finds everything, closed sections included.
 */
import { html } from 'hono/html';
import type { JsonSchema } from './answer-schemas.ts';
import type { OpenApiDocument, PathItem } from './open-api-document.ts';
import type { Operation } from './operation.ts';

type Html = ReturnType<typeof html>;

/** Addresses of the page's own files, below the root of the server. */
export const referenceStyle = '/docs/reference.css';
export const documentAddress = '/docs/api/openapi.json';

const METHODS = ['get', 'post', 'put', 'delete'] as const;

interface ListedCall {
  readonly method: string;
  readonly path: string;
  readonly servers: readonly string[];
  readonly operation: Operation;
}

export function referencePage(document: OpenApiDocument): Html {
  const calls = callsOf(document);
  const { title, description } = document.info;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – reference</title>
        <link rel="stylesheet" href="${referenceStyle}" />
      </head>
      <body>
        <a class="skip" href="#calls">Skip to the calls</a>
        <header>
          <h1>${title}</h1>
          ${paragraphs(String(description))}
          <p>
            <a href="${documentAddress}">OpenAPI 3.1 document</a>. Bases:
            ${document.servers.map(({ url }) => html`<code>${url}</code> `)}
          </p>
        </header>
        <nav aria-label="Calls">
          ${document.tags.map(
            ({ name }) => html`
              <h2><a href="#${anchorOf(name)}">${name}</a></h2>
              <ul>
                ${callsIn(calls, name).map(
                  ({ method, operation }) =>
                    html`<li>
                      <a href="#${operation.operationId}">${badge(method)} ${operation.summary}</a>
                    </li>`,
                )}
              </ul>
            `,
          )}
          <h2><a href="#schemas">Schemas</a></h2>
        </nav>
        <main id="calls">
          ${document.tags.map(
            ({ name, description: about }) => html`
              <section id="${anchorOf(name)}">
                <h2>${name}</h2>
                ${paragraphs(about)} ${callsIn(calls, name).map(callArticle)}
              </section>
            `,
          )}
          <section id="schemas">
            <h2>Schemas</h2>
            <p>JSON Schema 2020-12.</p>
            ${Object.entries(document.components.schemas).map(
              ([name, schema]) => html`
                <details id="schema-${name}">
                  <summary>${name}</summary>
                  ${schemaText(schema)}
                </details>
              `,
            )}
          </section>
        </main>
      </body>
    </html>`;
}

function callsOf({ paths, servers }: OpenApiDocument): ListedCall[] {
  const everywhere = servers.map(({ url }) => url);
  return Object.entries(paths).flatMap(([path, item]: [string, PathItem]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      const bases = item.servers?.map(({ url }) => url) ?? everywhere;
      return operation ? [{ method: method.toUpperCase(), path, servers: bases, operation }] : [];
    }),
  );
}

function callsIn(calls: readonly ListedCall[], section: string): ListedCall[] {
  return calls.filter(({ operation }) => operation.tags.includes(section));
}

function callArticle({ method, path, servers, operation }: ListedCall): Html {
  return html`
    <article id="${operation.operationId}">
      <h3>${operation.summary}${operation.deprecated ? html` <small>deprecated</small>` : ''}</h3>
      <p class="address">${badge(method)} <code>${servers[0] ?? ''}${path}</code></p>
      ${operation.description === undefined ? '' : paragraphs(operation.description)}
      ${fieldTable('Parameters', parametersOf(operation))} ${fieldTable('Body', bodyFieldsOf(operation))}
      <p>
        Answers:
        ${Object.entries(operation.responses).map(([status, response]) => answerText(status, response))}
      </p>
    </article>
  `;
}

interface Field {
  readonly name: string;
  readonly place: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}

function parametersOf({ parameters }: Operation): Field[] {
  return parameters.map(({ name, in: place, required, schema, description = '' }) => ({
    name,
    place,
    type: String(schema['type']),
    required,
    description,
  }));
}

function bodyFieldsOf({ requestBody }: Operation): Field[] {
  if (!requestBody) return [];
  const [mediaType = '', { schema = {} } = {}] = Object.entries(requestBody.content)[0] ?? [];
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>;
  const required = (schema['required'] ?? []) as readonly string[];
  const place = mediaType.includes('urlencoded') ? 'form' : mediaType;
  const fields = Object.entries(properties).map(([name, type]) => ({
    name,
    place,
    type: type['type'] === 'array' ? 'string, repeatable' : String(type['type']),
    required: required.includes(name),
    description: typeof type['description'] === 'string' ? type['description'] : '',
  }));
  const isOpen = typeof schema['additionalProperties'] === 'object';
  const others = {
    name: '…',
    place,
    type: 'string',
    required: false,
    description: 'Further attributes by their names.',
  };
  return isOpen ? [...fields, others] : fields;
}

function fieldTable(caption: string, fields: readonly Field[]): Html | '' {
  if (fields.length === 0) return '';
  return html`
    <div class="table" role="region" aria-label="${caption}" tabindex="0">
      <table>
        <caption>
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">In</th>
            <th scope="col">Type</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          ${fields.map(
            ({ name, place, type, required, description }) => html`
              <tr>
                <th scope="row"><code>${name}</code>${required ? html` <small>required</small>` : ''}</th>
                <td>${place}</td>
                <td>${type}</td>
                <td>${inline(description)}</td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
  `;
}

function answerText(status: string, response: unknown): Html {
  if (status !== '200') return html`<span>${status}</span> `;
  const { content = {} } = response as { content?: Record<string, { schema: JsonSchema }> };
  const [mediaType = '', { schema = {} } = {}] = Object.entries(content)[0] ?? [];
  const name = nameIn(schema);
  return name === undefined
    ? html`<span>200 ${mediaType}</span> `
    : html`<span>200 <a href="#schema-${name}">${name}</a></span> `;
}

function nameIn(schema: JsonSchema): string | undefined {
  const reference = schema['$ref'];
  return typeof reference === 'string' ? reference.split('/').at(-1) : undefined;
}

/** JSON in which references lead to their schemas. */
function schemaText(schema: JsonSchema): Html {
  const pieces = JSON.stringify(schema, null, 2).split(/"#\/components\/schemas\/(\w+)"/);
  const linked = pieces.map((piece, index) =>
    index % 2 === 0 ? html`${piece}` : html`<a href="#schema-${piece}">"${piece}"</a>`,
  );
  return html`<pre>${linked}</pre>`;
}

function badge(method: string): Html {
  return html`<span class="method ${method.toLowerCase()}">${method}</span>`;
}

function paragraphs(text: string): Html {
  return html`${text.split('\n\n').map((paragraph) => html`<p>${inline(paragraph)}</p>`)}`;
}

/** Text in which `code` is marked as in Markdown. */
function inline(text: string): Html {
  const pieces = text.split('`');
  return html`${pieces.map((piece, index) => (index % 2 === 0 ? html`${piece}` : html`<code>${piece}</code>`))}`;
}

function anchorOf(section: string): string {
  return section.toLowerCase().replace(/\W+/g, '-');
}

/** The page as text. */
export async function renderReference(document: OpenApiDocument): Promise<string> {
  return String(await referencePage(document));
}
