import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSecrets } from './secrets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bespoke-secrets-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('readSecrets', () => {
  it('makes long, different secrets once and finds them again', () => {
    const first = readSecrets(join(folder, 'data'));
    expect(new Set(Object.values(first)).size).toBe(4);
    for (const value of Object.values(first)) expect(value).toMatch(/^[\w-]{43}$/);
    expect(readSecrets(join(folder, 'data'))).toEqual(first);
  });

  it('keeps the file for its owner alone and leaves nothing beside it', () => {
    readSecrets(folder);
    expect(readdirSync(folder)).toEqual(['secrets.json']);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('closes a file that a copy has opened to everyone', () => {
    readSecrets(folder);
    chmodSync(join(folder, 'secrets.json'), 0o644);
    readSecrets(folder);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('adds what the file of an older server does not have, and keeps the rest', () => {
    const { salesforceSandboxSecret: _, ...older } = readSecrets(folder);
    writeFileSync(join(folder, 'secrets.json'), JSON.stringify(older));
    const completed = readSecrets(folder);
    expect(completed).toMatchObject(older);
    expect(readSecrets(folder)).toEqual(completed);
    expect(readdirSync(folder)).toEqual(['secrets.json']);
  });

  it('says what to do about a file it cannot use', () => {
    writeFileSync(join(folder, 'secrets.json'), '{"tenantApiKey":"short"}');
    expect(() => readSecrets(folder)).toThrow(/Restore it, or delete it/);
  });
});
