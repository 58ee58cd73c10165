import { useSuspenseQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { signInQuery } from '#src/api/sign-in.ts';
import { Notice } from '#src/ui/notice.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { SignedIn } from './signed-in.tsx';

/** Only a path of the shop: whoever makes up a link must not lead people elsewhere after their sign-in. */
function pathOf(returnTo: string | null): string | undefined {
  return returnTo !== null && /^\/(?![/\\])/.test(returnTo) ? returnTo : undefined;
}

const problems = ['no-role', 'refused', 'unavailable'] as const;

/** Where people who sell sign in and out, and see where they are signed in. */
export function SignInPage() {
  const t = useTranslations('signIn');
  const { person, openId } = useSuspenseQuery(signInQuery).data;
  const [search] = useSearchParams();
  const problem = problems.find((name) => name === search.get('problem'));
  const title = person ? t('signedInAs', { name: person.name }) : t('title');
  return (
    <div className="mx-auto flex w-full max-w-xl flex-col gap-8 py-10 page-measure">
      <PageHeading title={title} documentTitle={t('title')}>
        <p className="mt-2 text-ink-muted">{person ? t(`role.${person.role}`) : t('introduction')}</p>
      </PageHeading>
      {problem && !person ? (
        <Notice tone="danger" role="alert">
          {t(`problem.${problem}`)}
        </Notice>
      ) : null}
      {person ? (
        <SignedIn person={person} />
      ) : (
        <SignInForm openId={openId} returnTo={pathOf(search.get('returnTo'))} />
      )}
    </div>
  );
}
