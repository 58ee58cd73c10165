import { queryClient } from '#src/api/query-client.ts';
import { sessionsQuery, signInQuery } from '#src/api/sign-in.ts';
import { SignInPage } from '#src/features/sign-in/sign-in-page.tsx';
import { needTexts } from '#src/locales/load-messages.ts';
import { signInTexts } from '#src/locales/sign-in-texts.ts';
import { currentLanguage } from '#src/stores/preferences.ts';

export async function load() {
  const [{ person }] = await Promise.all([
    queryClient.fetchQuery({ ...signInQuery, staleTime: 0 }),
    needTexts(signInTexts, currentLanguage()),
  ]);
  if (person) await queryClient.fetchQuery({ ...sessionsQuery, staleTime: 0 });
  return <SignInPage />;
}
