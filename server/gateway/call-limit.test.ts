import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { API_BASE } from '#contract/endpoint.ts';
import { expectError, gatewayTo, KEY, origin } from './testing/gateway-to-tenant.ts';
import { embeddedUpstream } from './upstream.ts';

/** The gateway to a tenant that answers when it is told to. */
function gatewayToPatientTenant(timeoutMs?: number) {
  const waiting: (() => void)[] = [];
  const tenant = new Hono().basePath(API_BASE);
  tenant.all('*', async (c) => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    return c.json({});
  });
  const upstream = embeddedUpstream(KEY, (request) => tenant.fetch(request));
  const gateway = gatewayTo(upstream, timeoutMs === undefined ? {} : { timeoutMs });
  return {
    answerAll: () => waiting.splice(0).forEach((answer) => answer()),
    isAsked: (calls: number) => expect.poll(() => waiting.length).toBe(calls),
    session: async () => {
      const started = await gateway.request(`${origin}/api/session`);
      const Cookie = started.headers.get('Set-Cookie')?.split(';')[0] ?? '';
      return async (path: string) =>
        gateway.request(`${origin}/api${path}`, { method: 'POST', headers: { Cookie } });
    },
  };
}

it('lets a session have two optimizations under way, refuses more, and lets others optimize', async () => {
  const { session, answerAll, isAsked } = gatewayToPatientTenant();
  const ada = await session();
  const bob = await session();
  const underWay = [ada('/config/optimize'), ada('/config/optimize')];
  await isAsked(2);
  const refused = await ada('/config/optimize');
  expect(refused.headers.get('Retry-After')).toBe('1');
  expect(await expectError(refused, 429)).toMatchObject({ type: 'TooManyRequests' });
  underWay.push(bob('/config/optimize'), ada('/config/commit'));
  await isAsked(4);
  answerAll();
  for (const answer of await Promise.all(underWay)) expect(answer.status).toBe(200);
  const again = ada('/config/optimize');
  await isAsked(1);
  answerAll();
  expect((await again).status).toBe(200);
});

it('refuses calls of a session that has sixteen under way', async () => {
  const { session, answerAll, isAsked } = gatewayToPatientTenant();
  const ada = await session();
  const underWay = Array.from({ length: 16 }, () => ada('/config/commit'));
  await isAsked(16);
  await expectError(await ada('/config/commit'), 429);
  answerAll();
  for (const answer of await Promise.all(underWay)) expect(answer.status).toBe(200);
});

it('counts a call until the tenant has ended its work, though nobody waits for the answer', async () => {
  const { session, answerAll, isAsked } = gatewayToPatientTenant(1);
  const ada = await session();
  for (const answer of await Promise.all([ada('/config/optimize'), ada('/config/optimize')]))
    await expectError(answer, 504);
  await isAsked(2);
  await expectError(await ada('/config/optimize'), 429);
  answerAll();
});
