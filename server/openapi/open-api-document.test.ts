import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, it } from 'vitest';
import { TENANT_BASES } from '#contract/endpoint.ts';
import * as endpoints from '#contract/endpoints.ts';
import { apiReference } from './api-reference.ts';
import { buildOpenApiDocument, type OpenApiDocument } from './open-api-document.ts';

const document = buildOpenApiDocument();
const operations = Object.entries(document.paths).flatMap(([path, { servers: _, ...item }]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(document) as never);
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  it('has every call of the table once, at each of its addresses', () => {
    const expected = Object.entries(endpoints).flatMap(([name, endpoint]) => [
      name,
      ...('alias' in endpoint ? [`${name}Alias`] : []),
      ...('pathForm' in endpoint && TENANT_BASES.some(({ pathForms }) => pathForms) ? [`${name}InPath`] : []),
    ]);
    expect(operations.map(({ operation }) => operation.operationId).sort()).toEqual(expected.sort());
  });

  it('refers to nothing that is not there', () => {
    const text = JSON.stringify(document);
    for (const [, kind, name] of text.matchAll(/"#\/components\/(\w+)\/([^"]+)"/g))
      expect(document.components[kind as keyof OpenApiDocument['components']]).toHaveProperty([name ?? '']);
    expect(text).not.toContain('__shared');
  });

  it('names every segment of a path as a parameter', () => {
    for (const { path, operation } of operations) {
      const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
      expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
    }
  });

  it('requires what the table requires', () => {
    const operation = (id: string) =>
      operations.find((entry) => entry.operation.operationId === id)?.operation;
    const required = (id: string) =>
      operation(id)?.parameters.flatMap((entry) => (entry.required ? [entry.name] : []));
    expect(required('cart')).toEqual(['X-External-ID']);
    expect(required('search')).toEqual(['tab']);
    expect(operation('commit')?.requestBody).toMatchObject({
      required: true,
      content: {
        'application/x-www-form-urlencoded': {
          schema: {
            required: ['parameter', 'value'],
            properties: { parameter: { type: 'array' }, configState: { type: 'string' } },
          },
        },
      },
    });
    expect(operation('draftProposal')?.responses).toMatchObject({
      200: { content: { 'application/pdf': {} } },
      429: { $ref: '#/components/responses/Error429' },
    });
  });
});

describe('the reference page', () => {
  let page: string;
  beforeAll(async () => {
    page = await (await apiReference().request('/')).text();
  });

  it('shows every call and schema, without scripts and inline styles', () => {
    for (const { operation } of operations) expect(page).toContain(`<article id="${operation.operationId}">`);
    for (const name of Object.keys(document.components.schemas))
      expect(page).toContain(`id="schema-${name}"`);
    expect(page).not.toMatch(/<script|style=|<style|src=|https?:/);
    expect(page).not.toMatch(/undefined|\[object/);
  });

  it('links only to what is on it, and has no name twice', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });
});
