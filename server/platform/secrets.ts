import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const FILE_NAME = 'secrets.json';
const ENTROPY_BYTES = 32;

const secret = z.string().min(32);
const secretsSchema = z.object({
  /** The API key of the embedded tenant, unless configuration sets another. */
  tenantApiKey: secret,
  /** Signs the `configState` of anonymous configurations. */
  signingSecret: secret,
  /** Signs the browser sessions of the gateway. */
  sessionSecret: secret,
  /** Of the client of the Salesforce sandbox, unless configuration sets another. */
  salesforceSandboxSecret: secret,
});

/** That of servers without sandboxes. */
const olderSchema = secretsSchema.partial({ salesforceSandboxSecret: true });

export type Secrets = z.infer<typeof secretsSchema>;

/**
 * The random secrets of this installation, stored in `secrets.json` in `dataDir` (mode 0600) and created at the first start.
 * Two processes that start at the same time use the same ones.
 *
 * @throws Error when the file exists but cannot be read
 */
export function readSecrets(dataDir: string): Secrets {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, FILE_NAME);
  const existing = readIfThere(file);
  if (existing !== undefined) return parse(file, complete(file, existing));
  create(file);
  return parse(file, readFileSync(file, 'utf8'));
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw new Error(
      `The secrets in ${file} cannot be read. Give the file to the user that runs the server.`,
      {
        cause: error,
      },
    );
  }
}

function parse(file: string, content: string): Secrets {
  // A copied or restored folder is often readable by everyone.
  chmodSync(file, 0o600);
  try {
    return secretsSchema.parse(JSON.parse(content));
  } catch (error) {
    throw new Error(
      `${file} does not hold the secrets of this server. Restore it, or delete it to make new ones.`,
      {
        cause: error,
      },
    );
  }
}

/**
 * Adds secrets that a file of an older server does not have. Two processes that do so at the same time may use different ones until one is
 * started again.
 */
function complete(file: string, content: string): string {
  const known = olderSchema.safeParse(parsedOrUndefined(content)).data;
  if (!known || known.salesforceSandboxSecret !== undefined) return content;
  const whole = JSON.stringify({ ...known, salesforceSandboxSecret: randomSecret() }, undefined, 2);
  const aside = asideOf(file);
  writeFileSync(aside, `${whole}\n`, { mode: 0o600, flag: 'wx', flush: true });
  renameSync(aside, file);
  return whole;
}

function parsedOrUndefined(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

/** Written to a temporary file and linked: a reader gets the whole file or none, and the first of two writers wins. */
function create(file: string): void {
  const fresh: Secrets = {
    tenantApiKey: randomSecret(),
    signingSecret: randomSecret(),
    sessionSecret: randomSecret(),
    salesforceSandboxSecret: randomSecret(),
  };
  const aside = asideOf(file);
  writeFileSync(aside, `${JSON.stringify(fresh, undefined, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(aside, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    unlinkSync(aside);
  }
}

function asideOf(file: string): string {
  return `${file}.${process.pid}.${randomBytes(6).toString('hex')}`;
}

function randomSecret(): string {
  return randomBytes(ENTROPY_BYTES).toString('base64url');
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
