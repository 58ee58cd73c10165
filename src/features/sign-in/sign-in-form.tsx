import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { ApiError } from '#src/api/api-error.ts';
import { openIdAddress, sessionsQuery, signIn, signInQuery } from '#src/api/sign-in.ts';
import { paths } from '#src/paths.ts';
import { Button } from '#src/ui/button.tsx';
import { buttonClass } from '#src/ui/button-class.ts';
import { Notice } from '#src/ui/notice.tsx';
import { TextField } from '#src/ui/text-field.tsx';

/** @param returnTo path of the shop where the person goes on */
export function SignInForm({ openId, returnTo }: { openId: boolean; returnTo: string | undefined }) {
  const navigate = useNavigate();
  const t = useTranslations('signIn');
  const client = useQueryClient();
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: async () => {
      await client.prefetchQuery({ ...sessionsQuery, staleTime: 0 });
      await client.invalidateQueries({ queryKey: signInQuery.queryKey, exact: true });
      if (returnTo !== undefined) await navigate(returnTo, { replace: true });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    attempt.mutate({ name: textOf(form, 'name'), password: textOf(form, 'password') });
  };
  return (
    <div className="flex flex-col gap-6">
      {openId ? (
        <>
          <a
            href={openIdAddress(returnTo ?? paths.signIn())}
            className={buttonClass({ variant: 'primary', block: true })}
          >
            {t('withProvider')}
          </a>
          <p className="text-center text-sm text-ink-muted">{t('orPassword')}</p>
        </>
      ) : null}
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField label={t('name')} name="name" required autoComplete="username" autoCapitalize="none" />
        <TextField
          label={t('password')}
          name="password"
          type="password"
          required
          autoComplete="current-password"
        />
        {attempt.error ? (
          <Notice tone="danger" role="alert">
            {t(`failed.${reasonOf(attempt.error)}`)}
          </Notice>
        ) : null}
        <Button type="submit" variant={openId ? 'secondary' : 'primary'} block busy={attempt.isPending}>
          {t('submit')}
        </Button>
      </form>
    </div>
  );
}

function reasonOf(error: Error): 'wrong' | 'limited' | 'other' {
  const status = error instanceof ApiError ? error.status : undefined;
  return status === 401 ? 'wrong' : status === 429 ? 'limited' : 'other';
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
