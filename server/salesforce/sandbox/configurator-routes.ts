import { Hono, type Context } from 'hono';
import type * as z from 'zod/mini';
import {
  addNodesSchema,
  configureSchema,
  contextSchema,
  deleteNodesSchema,
  loadInstanceSchema,
  saveConfigurationSchema,
  setInstanceSchema,
  setQuantitySchema,
  updateNodesSchema,
  type AddedNode,
  type DeletedNode,
  type UpdatedNode,
} from '../wire/configurator-requests.ts';
import { ConfiguratorCalls, type SandboxDeps } from './configurator-calls.ts';
import { newContext } from './configuration-context.ts';
import { newRecordId } from './record-id.ts';
import { invalidInput, notFound } from './sandbox-error.ts';
import { readExternalTransaction } from './external-transaction.ts';

/** `/connect/cpq/configurator`. */
export function configuratorRoutes(deps: SandboxDeps): Hono {
  const calls = new ConfiguratorCalls(deps);
  const app = new Hono();

  app.post('/actions/configure', async (c) => {
    const request = await readBody(c, configureSchema);
    return c.json(await calls.configure(request, languageOf(c)));
  });
  app.post('/actions/load-instance', async (c) => {
    const { transactionId } = await readBody(c, loadInstanceSchema);
    const after = await calls.change(calls.openTransaction(transactionId), {}, languageOf(c));
    return c.json(calls.instanceDetails(after, languageOf(c)));
  });
  app.post('/actions/set-instance', async (c) => {
    const { transaction } = await readBody(c, setInstanceSchema);
    const { id, currency, addedNodes } = readExternalTransaction(transaction);
    const after = await calls.change(newContext(id, currency), { addedNodes }, languageOf(c));
    return c.json(calls.instanceDetails(after, languageOf(c)));
  });
  app.post('/actions/get-instance', async (c) => {
    const { contextId } = await readBody(c, contextSchema);
    const after = await calls.change(calls.contextNamed(contextId), {}, languageOf(c));
    return c.json({ transactionContext: calls.transactionOf(after), errors: [], success: true });
  });
  app.post('/actions/save-instance', async (c) => {
    const { contextId } = await readBody(c, contextSchema);
    calls.save(contextId);
    return c.json({ errors: [], success: true });
  });
  app.post('/actions/set-product-quantity', async (c) => {
    const { contextId, quantity } = await readBody(c, setQuantitySchema);
    const { line, transactionId } = calls.contextNamed(contextId);
    if (!line) throw invalidInput('The transaction has no line.');
    const path = [transactionId, line.id];
    return changeNodes(c, contextId, {
      updatedNodes: [{ path, updatedAttributes: { Quantity: quantity } }],
    });
  });
  app.post('/actions/add-nodes', async (c) => {
    const { contextId, addedNodes } = await readBody(c, addNodesSchema);
    return changeNodes(c, contextId, { addedNodes });
  });
  app.post('/actions/update-nodes', async (c) => {
    const { contextId, updatedNodes } = await readBody(c, updateNodesSchema);
    return changeNodes(c, contextId, { updatedNodes });
  });
  app.post('/actions/delete-nodes', async (c) => {
    const { contextId, deletedNodes } = await readBody(c, deleteNodesSchema);
    return changeNodes(c, contextId, { deletedNodes });
  });

  const changeNodes = async (
    c: Context,
    contextId: string,
    changes: { addedNodes?: AddedNode[]; updatedNodes?: UpdatedNode[]; deletedNodes?: DeletedNode[] },
  ) => {
    const after = await calls.change(calls.contextNamed(contextId), changes, languageOf(c));
    return c.json(calls.instanceDetails(after, languageOf(c)));
  };

  const { saved } = deps.org;
  app.get('/saved-configuration', (c) => {
    const wanted = c.req.query('referenceRecordId');
    const savedConfigurations = saved
      .values()
      .filter(({ referenceRecordId }) => referenceRecordId === (wanted ?? null));
    return c.json({ savedConfigurations, errors: [], success: true });
  });
  app.post('/saved-configuration', async (c) => {
    const { data, name = null, referenceRecordId = null } = await readBody(c, saveConfigurationSchema);
    const configuration = { id: newRecordId('5KP'), name, data, referenceRecordId };
    saved.set(configuration.id, configuration);
    return c.json({ savedConfigurations: [configuration], errors: [], success: true }, 201);
  });
  app.put('/saved-configuration/:id', async (c) => {
    const before = saved.get(c.req.param('id'));
    if (!before) throw notFound('There is no such configuration.');
    const { data, name = before.name } = await readBody(c, saveConfigurationSchema);
    saved.set(before.id, { ...before, data, name });
    return c.json({ savedConfigurations: [saved.get(before.id)], errors: [], success: true });
  });
  app.delete('/saved-configuration/:id', (c) => {
    if (!saved.delete(c.req.param('id'))) throw notFound('There is no such configuration.');
    return c.body(null, 204);
  });
  return app;
}

/** @throws SandboxError for what is no such body */
export async function readBody<T>(c: Context, schema: z.ZodMiniType<T>): Promise<T> {
  let body: unknown;
  try {
    body = await c.req.json();
  } catch {
    throw invalidInput('The body is not JSON.');
  }
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw invalidInput(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`);
}

export function languageOf(c: Context): string | undefined {
  return /^[a-z]{2}/i.exec(c.req.header('Accept-Language') ?? '')?.[0].toLowerCase();
}
