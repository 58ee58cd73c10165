import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createLog, redactSecrets } from './log.ts';

describe('the log', () => {
  it('never writes a key, at the top of a record or one level down', () => {
    const lines: string[] = [];
    const log = pino({ redact: redactSecrets }, { write: (line: string) => lines.push(line) });
    log.info({
      _key: 's3cret',
      headers: { 'x-key': 's3cret', cookie: 's3cret' },
      query: { _key: 's3cret' },
      path: '/cart',
    });
    expect(lines.join('')).toContain('/cart');
    expect(lines.join('')).not.toContain('s3cret');
  });

  it('obeys its level', () => {
    expect(createLog('warn').isLevelEnabled('info')).toBe(false);
    expect(createLog('silent').isLevelEnabled('fatal')).toBe(false);
  });
});
