import { generateKeyPairSync, sign, type JsonWebKey } from 'node:crypto';

/** With which an OpenID provider signs its tokens. */
export interface SigningKey {
  readonly jwk: JsonWebKey & { readonly kid: string };
  /** A token with these claims, signed as the provider signs them (RS256). */
  readonly tokenOf: (claims: Readonly<Record<string, unknown>>) => string;
}

export function newSigningKey(kid = 'key'): SigningKey {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    jwk: { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' },
    tokenOf(claims) {
      const content = [{ alg: 'RS256', typ: 'JWT', kid }, claims]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.');
      return `${content}.${sign('sha256', Buffer.from(content), privateKey).toString('base64url')}`;
    },
  };
}

/** The claims of a token, whoever has signed it. */
export function claimsOf(token: string): Record<string, unknown> {
  const [, content = ''] = token.split('.');
  return JSON.parse(Buffer.from(content, 'base64url').toString()) as Record<string, unknown>;
}
