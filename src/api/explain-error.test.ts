import { describe, expect, it, vi } from 'vitest';
import { ApiError } from './api-error.ts';
import { explainError, failureText } from './explain-error.ts';

const body = { type: 'x', cause: '', message: 'Needs a name', uuid: 'u-1', timestamp: '' };

describe('explainError', () => {
  it.each([
    ['no answer', new ApiError('network', ''), 'network'],
    ['no answer in time', new ApiError('timeout', ''), 'timeout'],
    ['the API’s own time limit', new ApiError('http', '', { status: 504 }), 'timeout'],
    ['a tenant that is away', new ApiError('http', '', { status: 502, body }), 'network'],
    ['an unknown thing', new ApiError('http', '', { status: 404, body }), 'notFound'],
    ['an unknown route', 404, 'notFound'],
    ['a refusal in words', new ApiError('http', '', { status: 400, body }), 'refused'],
    ['a refusal without words', new ApiError('http', '', { status: 403 }), 'server'],
    ['a failure of the tenant', new ApiError('http', '', { status: 500, body }), 'server'],
    ['an answer that breaks the contract', new ApiError('contract', '', { status: 200 }), 'server'],
    [
      'a chunk of an older build',
      new TypeError('Failed to fetch dynamically imported module: /a.js'),
      'stale',
    ],
    ['a defect of ours', new TypeError('x is undefined'), 'server'],
    ['anything else', undefined, 'server'],
  ] as const)('tells %s', (_what, error, kind) => {
    expect(explainError(error).kind).toBe(kind);
  });

  it('asks for a reload only where nothing else helps', () => {
    expect(explainError(new TypeError('error loading dynamically imported module')).needsReload).toBe(true);
    expect(explainError(new ApiError('network', '')).needsReload).toBe(false);
  });

  it('does not speak of updates to somebody who is offline', () => {
    vi.stubGlobal('navigator', { onLine: false });
    expect(explainError(new TypeError('Importing a module script failed.')).kind).toBe('network');
  });

  it('carries what to quote and what the tenant said', () => {
    expect(explainError(new ApiError('http', '', { status: 500, body }))).toMatchObject({ reference: 'u-1' });
    expect(explainError(new ApiError('http', '', { status: 400, body })).message).toBe('Needs a name');
  });

  it('has no reference when the tenant sent none', () => {
    expect(
      explainError(new ApiError('http', '', { status: 500, body: { ...body, uuid: '' } })).reference,
    ).toBeUndefined();
  });
});

describe('failureText', () => {
  const texts = (key: string) => `<${key}>`;

  it('repeats what the tenant said when it refused', () => {
    expect(failureText(new ApiError('http', '', { status: 400, body }), texts)).toBe('Needs a name');
  });

  it('speaks for itself otherwise, never in the words of a log', () => {
    expect(failureText(new ApiError('http', '', { status: 500, body }), texts)).toBe('<serverText>');
    expect(failureText(new ApiError('network', 'ECONNRESET'), texts)).toBe('<networkText>');
  });
});
