/** What of the desk an address shows. */
import { requestState, type RequestFilter } from '#src/api/desk.ts';

export type DeskView =
  | { readonly kind: 'requests'; readonly filter: RequestFilter }
  | { readonly kind: 'carts' }
  | { readonly kind: 'audit'; readonly before: number | undefined };

/** The requests, where it names no other part. */
export function deskView(search: URLSearchParams): DeskView {
  const before = Number(search.get('before') ?? '') || undefined;
  switch (search.get('view')) {
    case 'carts':
      return { kind: 'carts' };
    case 'audit':
      return { kind: 'audit', before };
    default: {
      const assignee = search.get('assignee');
      return {
        kind: 'requests',
        filter: {
          state: requestState(search.get('state')),
          assignee: assignee === 'me' || assignee === 'nobody' ? assignee : undefined,
          search: search.get('search') ?? '',
          before,
        },
      };
    }
  }
}
