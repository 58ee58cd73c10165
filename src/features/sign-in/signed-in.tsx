import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { cartQuery } from '#src/api/cart.ts';
import { endSession, sessionsQuery, signInQuery, signOut, type SignedInPerson } from '#src/api/sign-in.ts';
import { Link } from '#src/lib/link.tsx';
import { paths } from '#src/paths.ts';
import { Badge } from '#src/ui/badge.tsx';
import { Button } from '#src/ui/button.tsx';
import { LinkButton } from '#src/ui/link-button.tsx';
import { Notice } from '#src/ui/notice.tsx';

/** Who is signed in and where, and the sign-out. */
export function SignedIn({ person }: { person: SignedInPerson }) {
  const t = useTranslations('signIn');
  const client = useQueryClient();
  const cart = useQuery(cartQuery(useLocale())).data;
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: async ({ url }) => {
      if (url) window.location.assign(url);
      else await client.invalidateQueries({ queryKey: signInQuery.queryKey, exact: true });
    },
  });
  return (
    <>
      <p>{person.seesCosts ? t('seesCosts') : t('seesNoCosts')}</p>
      <LinkButton as={Link} to={paths.selling()} variant="primary">
        {t('toDesk')}
      </LinkButton>
      {cart?.['id'] ? (
        <LinkButton as={Link} to={paths.pricing({ type: 'Solution', id: cart['id'] })} variant="secondary">
          {t('pricesOfServices')}
        </LinkButton>
      ) : null}
      <Sessions />
      {leave.error ? (
        <Notice tone="danger" role="alert">
          {t('failed.other')}
        </Notice>
      ) : null}
      <Button
        busy={leave.isPending}
        onClick={() => {
          leave.mutate();
        }}
      >
        {t('signOut')}
      </Button>
    </>
  );
}

function Sessions() {
  const t = useTranslations('signIn');
  const format = useFormatter();
  const client = useQueryClient();
  const sessions = useSuspenseQuery(sessionsQuery).data;
  const end = useMutation({
    mutationFn: endSession,
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
  return (
    <section aria-labelledby="sessions" className="flex flex-col gap-3">
      <h2 id="sessions" className="font-[620]">
        {t('sessions')}
      </h2>
      <ul className="divide-y divide-line rounded-md border border-line">
        {sessions.map(({ id, client: browser, createdAt, isCurrent }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
            <div className="min-w-0">
              <p className="truncate text-sm" title={browser}>
                {browserName(browser) ?? t('unknownBrowser')}
              </p>
              <p className="text-sm text-ink-muted">
                {t('since', {
                  time: format.dateTime(new Date(createdAt), { dateStyle: 'medium', timeStyle: 'short' }),
                })}
              </p>
            </div>
            {isCurrent ? (
              <Badge>{t('thisBrowser')}</Badge>
            ) : (
              <Button
                size="sm"
                variant="secondary"
                busy={end.isPending && end.variables === id}
                onClick={() => {
                  end.mutate(id);
                }}
              >
                {t('endSession')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Name and system in words, from the header `User-Agent`; the whole header is in the tooltip. */
function browserName(header: string): string | undefined {
  const name = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(header)?.[1];
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(header)?.[1];
  const readable = name === 'Edg' ? 'Edge' : name === 'OPR' ? 'Opera' : name;
  return readable && system ? `${readable}, ${system}` : readable;
}
