/** Sign-in of people who sell: calls of the gateway beside the Self Service API (`server/gateway/sign-in-routes.ts`). */
import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { endpoint, GATEWAY_BASE, SIGNED_IN_COOKIE } from '#contract/endpoint.ts';
import { call } from './client.ts';

const read = endpoint('GET', '/sign-in', 'everyone', 'Json');
const signInCall = endpoint('POST', '/sign-in', 'everyone', 'Json', { body: 'json' });
const signOutCall = endpoint('DELETE', '/sign-in', 'everyone', 'Json');
const listSessions = endpoint('GET', '/sign-in/sessions', 'everyone', 'Json');
const endSessionCall = endpoint('DELETE', '/sign-in/sessions/:id', 'everyone', 'Json');

const personReader = v.object({
  name: v.string(),
  role: v.picklist(['rep', 'admin']),
  seesCosts: v.boolean(),
});
const signInReader = v.object({ person: v.nullable(personReader), openId: v.boolean() });
const sessionReader = v.object({
  id: v.string(),
  client: v.string(),
  createdAt: v.string(),
  seenAt: v.string(),
  isCurrent: v.boolean(),
});

export type SignedInPerson = v.InferOutput<typeof personReader>;

/** Who is signed in, and how one can sign in. */
export const signInQuery = queryOptions({
  queryKey: ['sign-in'],
  queryFn: ({ signal }) => call(read, { read: signInReader, signal }),
});

/** Whether it is worth asking who is signed in. Pages of shoppers ask no more than that. */
export function mayBeSignedIn(): boolean {
  return document.cookie.split('; ').includes(`${SIGNED_IN_COOKIE}=1`);
}

/** Where the person is signed in, the newest first. */
export const sessionsQuery = queryOptions({
  queryKey: ['sign-in', 'sessions'],
  queryFn: ({ signal }) => call(listSessions, { read: v.array(sessionReader), signal }),
});

export const signIn = (json: { readonly name: string; readonly password: string }) =>
  call(signInCall, { json, read: personReader });

/** Resolves to where the browser has to go to sign out at the provider as well. */
export const signOut = () => call(signOutCall, { read: v.object({ url: v.optional(v.string()) }) });

export const endSession = (id: string) => call(endSessionCall, { path: { id }, read: v.undefined() });

/** Leads to the OpenID provider, and from there back to `returnTo`, a path of the shop. */
export function openIdAddress(returnTo: string): string {
  return `${GATEWAY_BASE}/sign-in/openid?returnTo=${encodeURIComponent(returnTo)}`;
}
