import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { LruMap } from '#server/platform/lru-map.ts';
import { SandboxError } from './sandbox-error.ts';

const CLIENT_ID = 'bespoke-sandbox';
const MOST_TOKENS = 500;

/** The token endpoint and what it gives out. */
export class AccessTokens {
  readonly #tokens = new LruMap<string, number>(MOST_TOKENS);
  readonly #secret: string;
  readonly #lifeMs: number;
  readonly #clock: () => Date;

  constructor(clientSecret: string, lifeMs: number, clock: () => Date) {
    this.#secret = clientSecret;
    this.#lifeMs = lifeMs;
    this.#clock = clock;
  }

  /** `/services/oauth2/token`: client credentials as form fields or with Basic authentication. */
  grant = async (c: Context): Promise<Response> => {
    const form = new URLSearchParams(await c.req.text());
    const basic = /^Basic (.+)$/i.exec(c.req.header('Authorization') ?? '')?.[1];
    const [basicId, ...basicSecret] = basic ? Buffer.from(basic, 'base64').toString('utf8').split(':') : [];
    const id = form.get('client_id') ?? basicId;
    const secret = form.get('client_secret') ?? basicSecret.join(':');
    c.header('Cache-Control', 'no-store');
    if (form.get('grant_type') !== 'client_credentials')
      return c.json({ error: 'unsupported_grant_type', error_description: 'grant type not supported' }, 400);
    if (id !== CLIENT_ID || !isEqual(secret, this.#secret))
      return c.json({ error: 'invalid_client', error_description: 'invalid client credentials' }, 400);
    const token = randomBytes(32).toString('base64url');
    const now = this.#clock().getTime();
    this.#tokens.set(token, now + this.#lifeMs);
    const { origin } = new URL(c.req.url);
    return c.json({
      access_token: token,
      scope: 'api',
      instance_url: origin,
      token_type: 'Bearer',
      issued_at: String(now),
    });
  };

  /** Lets calls with a token pass. */
  require: MiddlewareHandler = async (c, next) => {
    const token = /^Bearer (\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1];
    if ((this.#tokens.get(token ?? '') ?? 0) <= this.#clock().getTime())
      throw new SandboxError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
    await next();
  };

  revokeAll(): void {
    this.#tokens.clear();
  }
}

function isEqual(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
