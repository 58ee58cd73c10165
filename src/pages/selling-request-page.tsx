import { deskCartsQuery, deskRequestQuery } from '#src/api/desk.ts';
import { queryClient } from '#src/api/query-client.ts';
import { signInQuery } from '#src/api/sign-in.ts';
import { RequestPage } from '#src/features/selling/request-page.tsx';
import { Redirect, type PageRequest } from '#src/lib/page.ts';
import { needTexts } from '#src/locales/load-messages.ts';
import { sellingTexts } from '#src/locales/selling-texts.ts';
import { paths } from '#src/paths.ts';
import { currentLanguage } from '#src/stores/preferences.ts';

/** One firm request, for people who sell. */
export async function load({ params }: PageRequest) {
  const { number = '' } = params;
  const { person } = await queryClient.fetchQuery({ ...signInQuery, staleTime: 0 });
  if (!person) return new Redirect(paths.signIn(paths.sellingRequest(Number(number))));
  await Promise.all([
    needTexts(sellingTexts, currentLanguage()),
    queryClient.fetchQuery({ ...deskCartsQuery, staleTime: 0 }),
    queryClient.fetchQuery({ ...deskRequestQuery(number), staleTime: 0 }),
  ]);
  return <RequestPage number={number} key={number} />;
}
