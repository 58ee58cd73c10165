/**
 * The requests of the documents are answered with the documents' bodies, key by key. Excepted are what cannot be the same: ids
 * (`id`, `cacheInstanceId`), the date, and the host of links. That is all.
 */
import { beforeAll, expect, test } from 'vitest';
import { pageAnswerSchema } from '../wire/calls.ts';
import previousRequest from '../wire/testing/previous-request.json' with { type: 'json' };
import previousResponse from '../wire/testing/previous-response.json' with { type: 'json' };
import updateRequest from '../wire/testing/update-request.json' with { type: 'json' };
import updateResponse from '../wire/testing/update-response.json' with { type: 'json' };
import { testSandbox, type TestSandbox } from './testing/test-sandbox.ts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await testSandbox();
});

async function started({ productFamily, productLine, model }: typeof previousRequest | typeof updateRequest) {
  const { body } = await sandbox.post('', { productFamily, productLine, model, currency: 'USD' });
  return pageAnswerSchema.parse(body);
}

test('update', async () => {
  const start = await started(updateRequest);
  // The state that the document sends is what the start told.
  expect(Object.keys(start.configData._state?.attributes ?? {}).sort()).toEqual(
    Object.keys(updateRequest.configData._state.attributes).sort(),
  );
  const { cacheInstanceId } = start;
  const { status, body } = await sandbox.post('/update', { ...updateRequest, cacheInstanceId });
  expect(status).toBe(200);
  expect(comparable(body)).toEqual(comparable(updateResponse));
  expect(body).toMatchObject({ cacheInstanceId });
});

test('previous', async () => {
  const { productFamily, productLine, model } = previousRequest;
  let { cacheInstanceId } = await started(previousRequest);
  for (const _ of ['to the second page', 'to the third page']) {
    const { body } = await sandbox.post('/next', { productFamily, productLine, model, cacheInstanceId });
    ({ cacheInstanceId } = pageAnswerSchema.parse(body));
  }
  const { status, body } = await sandbox.post('/previous', { ...previousRequest, cacheInstanceId });
  expect(status).toBe(200);
  expect(comparable(body)).toEqual(comparable(previousResponse));
  // "A new cacheInstanceId at every page move."
  expect(pageAnswerSchema.parse(body).cacheInstanceId).not.toBe(cacheInstanceId);
});

/** Without what is excepted. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]): [string, unknown] => {
      if (key === 'id' && child !== null) return [key, 'an id'];
      if (key === 'cacheInstanceId') return [key, 'an id'];
      if (key === 'systemCurrentDate') return [key, 'a date'];
      if (key === 'href') return [key, new URL(String(child)).pathname];
      return [key, comparable(child)];
    }),
  );
}
