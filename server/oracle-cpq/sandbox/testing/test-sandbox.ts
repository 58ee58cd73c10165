import { join } from 'node:path';
import type { Hono } from 'hono';
import type { ConfiguratorPort } from '#server/configurator/questions.ts';
import { loadModel } from '#server/model/compile/load-model.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { localConfigurator, modelsFolder } from '#server/tenant/testing/test-tenant.ts';
import { CONFIGURATIONS, type CallPath } from '../../wire/calls.ts';
import { buildOracleSandbox, type OracleSandboxOptions } from '../build-oracle-sandbox.ts';

export interface TestSandbox {
  readonly app: Hono;
  /** What nobody expected. */
  readonly faults: readonly unknown[];
  /** Posts to a call, and answers its status and body. */
  readonly post: (path: CallPath, body: unknown) => Promise<{ status: number; body: unknown }>;
}

/** The real sandbox with the bike, and engines without threads. */
export async function testSandbox(options: Partial<OracleSandboxOptions> = {}): Promise<TestSandbox> {
  const bike = await loadModel(join(modelsFolder, 'bike'));
  const faults: unknown[] = [];
  const configurators = new Map<ProductModel, Promise<ConfiguratorPort>>();
  const app = await buildOracleSandbox({
    ownModels: () => [bike],
    configuratorFor: (model) => {
      const configurator = configurators.get(model) ?? localConfigurator(model);
      configurators.set(model, configurator);
      return configurator;
    },
    onFault: (error) => void faults.push(error),
    ...options,
  });
  return {
    app,
    faults,
    post: async (path, body) => {
      const answer = await app.request(`http://sandbox.example${CONFIGURATIONS}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      return { status: answer.status, body: await answer.json() };
    },
  };
}
