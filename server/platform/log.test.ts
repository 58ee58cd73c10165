import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { boundedStream } from './log-stream.ts';
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

  it('writes errors as JSON, and no line is long, whatever a caller sends', () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => lines.push(line) });
    const long = 'x'.repeat(100_000);
    const cause = Object.assign(new Error(long), { code: long, cause: new Error(long, { cause: long }) });
    log.info({ path: long, status: 200 }, long);
    log.error({ err: new Error(long, { cause }) }, 'failed');
    log.error({ err: long }, 'failed');
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      expect(line.length).toBeLessThan(16_000);
      expect(line.endsWith('\n')).toBe(true);
      expect(line.trim()).not.toContain('\n');
    }
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ status: 200 });
    const { err } = JSON.parse(lines[1] ?? '') as { err: { type: string; cause: { cause: object } } };
    expect(err).toMatchObject({ type: 'Error', cause: { cause: { cause: expect.any(String) as string } } });
  });

  it('drops what nobody reads, says how much it was, and goes on', () => {
    const sink = {
      writableLength: 0,
      written: [] as string[],
      write(line: string) {
        this.written.push(line);
      },
    };
    const log = createLog('info', boundedStream(sink, 1_000));
    log.info('read');
    sink.writableLength = 990;
    for (let i = 0; i < 5; i++) log.info('not read');
    sink.writableLength = 0;
    log.info('read again');
    const lines = sink.written.map((line) => JSON.parse(line) as object);
    expect(lines).toMatchObject([{ msg: 'read' }, { dropped: 5 }, { msg: 'read again' }]);
  });

  it('obeys its level', () => {
    expect(createLog('warn').isLevelEnabled('info')).toBe(false);
    expect(createLog('silent').isLevelEnabled('fatal')).toBe(false);
  });
});
