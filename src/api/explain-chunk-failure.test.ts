import { describe, expect, it, vi } from 'vitest';
import { explainChunkFailure } from './explain-chunk-failure.ts';
import { explainError } from './explain-error.ts';

const failed = new TypeError('Failed to fetch dynamically imported module: /assets/cart-page-1.js');

/** A page whose build is `/assets/main-1.js`, and what the server answers now. */
function setUp(answer: () => Promise<Response>) {
  vi.stubGlobal('document', { querySelector: () => ({ getAttribute: () => '/assets/main-1.js' }) });
  vi.stubGlobal('fetch', answer);
}

describe('a part of the shop that could not be fetched', () => {
  it.each([
    ['a server that is away', () => Promise.reject(new TypeError('Failed to fetch')), 'network'],
    ['a gateway without its server', () => Promise.resolve(new Response('', { status: 502 })), 'network'],
    ['the same build', () => Promise.resolve(new Response('<script src="/assets/main-1.js">')), 'network'],
    ['another build', () => Promise.resolve(new Response('<script src="/assets/main-2.js">')), 'stale'],
  ] as const)('means, with %s: %3$s', async (_what, answer, kind) => {
    setUp(answer);
    expect(explainError(await explainChunkFailure(failed)).kind).toBe(kind);
  });

  it('is nothing else that fails', async () => {
    setUp(() => Promise.reject(new Error('not to be asked')));
    const other = new TypeError('x is undefined');
    expect(await explainChunkFailure(other)).toBe(other);
  });
});
