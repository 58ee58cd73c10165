import { useTranslations } from 'use-intl';
import type { DeskRow, RequestState } from '#src/api/desk.ts';
import { Badge } from '#src/ui/badge.tsx';

const TONES = {
  submitted: 'accent',
  'in-progress': 'attention',
  proposed: 'neutral',
  won: 'positive',
  lost: 'danger',
  declined: 'danger',
} as const satisfies Record<RequestState, string>;

export function StateBadge({ state }: { readonly state: RequestState }) {
  const t = useTranslations('selling.state');
  return <Badge tone={TONES[state]}>{t(state)}</Badge>;
}

/** Who works on a request. */
export function Assignee({ request: { assignee } }: { readonly request: Pick<DeskRow, 'assignee'> }) {
  const t = useTranslations('selling');
  const text = assignee ? (assignee.isMe ? t('isMine') : t('isOf', { name: assignee.name })) : t('nobody');
  return <span className="text-ink-muted">{text}</span>;
}
