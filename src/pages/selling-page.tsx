import { auditQuery, deskCartsQuery, deskRequestsQuery } from '#src/api/desk.ts';
import { ensureFresh, queryClient } from '#src/api/query-client.ts';
import { signInQuery } from '#src/api/sign-in.ts';
import { deskView } from '#src/features/selling/desk-address.ts';
import { DeskPage } from '#src/features/selling/desk-page.tsx';
import { Redirect, type PageRequest } from '#src/lib/page.ts';
import { needTexts } from '#src/locales/load-messages.ts';
import { sellingTexts } from '#src/locales/selling-texts.ts';
import { paths } from '#src/paths.ts';
import { currentLanguage } from '#src/stores/preferences.ts';

/** The desk of people who sell. Who has not signed in does so first. */
export async function load({ search }: PageRequest) {
  const { person } = await queryClient.fetchQuery({ ...signInQuery, staleTime: 0 });
  const view = deskView(search);
  if (!person) return new Redirect(paths.signIn(paths.selling(view.kind)));
  await Promise.all([
    needTexts(sellingTexts, currentLanguage()),
    queryClient.fetchQuery({ ...deskCartsQuery, staleTime: 0 }),
    view.kind === 'requests' ? ensureFresh({ ...deskRequestsQuery(view.filter), staleTime: 0 }) : undefined,
    view.kind === 'audit' && person.role === 'admin'
      ? ensureFresh({ ...auditQuery(view.before), staleTime: 0 })
      : undefined,
  ]);
  return <DeskPage view={view} isAdmin={person.role === 'admin'} />;
}
