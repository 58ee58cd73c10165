import { useMutation } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import {
  assignRequest,
  downloadProposal,
  moveRequest,
  type DeskRequest,
  type RequestState,
} from '#src/api/desk.ts';
import { saveFile } from '#src/lib/save-file.ts';
import { Button } from '#src/ui/button.tsx';
import { DeskFailure } from './desk-failure.tsx';
import { RequestDiscount } from './request-discount.tsx';
import { Assignee } from './request-marks.tsx';
import { useRequestChange } from './use-desk-change.ts';

/** Who works on a request, its state and its discount. */
export function RequestWork({ request }: { readonly request: DeskRequest }) {
  const t = useTranslations('selling');
  const locale = useLocale();
  const assign = useRequestChange(request, (isMine: boolean) => assignRequest(request, isMine));
  const move = useRequestChange(request, (state: RequestState) => moveRequest(request, state));
  const proposal = useMutation({
    mutationFn: () => downloadProposal(request, locale),
    onSuccess: ({ blob, fileName }) => saveFile(blob, fileName ?? `${request.name}.pdf`),
  });
  const isMine = request.assignee?.isMe === true;
  return (
    <section aria-labelledby="work" className="flex flex-col gap-4">
      <h2 id="work" className="text-xl">
        {t('work')}
      </h2>
      <div className="flex flex-col gap-2 text-sm">
        <Assignee request={request} />
        {isMine ? null : (
          <Button busy={assign.isPending} onClick={() => assign.mutate(true)}>
            {t('takeIt')}
          </Button>
        )}
        {request.assignee ? (
          <Button variant="quiet" busy={assign.isPending} onClick={() => assign.mutate(false)}>
            {t('release')}
          </Button>
        ) : null}
        {request.nextStates.map((state, index) => (
          <Button
            key={state}
            variant={index === 0 ? 'primary' : 'secondary'}
            busy={move.isPending && move.variables === state}
            onClick={() => move.mutate(state)}
          >
            {t('moveTo', { state: t(`state.${state}`) })}
          </Button>
        ))}
      </div>
      <RequestDiscount request={request} />
      {request.items ? (
        <Button busy={proposal.isPending} onClick={() => proposal.mutate()}>
          {t('proposal')}
        </Button>
      ) : null}
      <DeskFailure error={assign.error ?? move.error ?? proposal.error} />
    </section>
  );
}
