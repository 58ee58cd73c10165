import { lazy, Suspense, useEffect, useState } from 'react';
import type { Configuration } from '#contract/configuration.ts';
import { findParameter, valueLabel } from '#src/api/configuration/parameters.ts';
import type { Draft } from '#src/api/configuration/state.ts';
import { whenIdle } from '#src/lib/when-idle.ts';
import { useQueue, useQueueState } from '../configurator-context.ts';
import { resolveKind } from '../fields/resolve-kind.ts';

const loadConflict = () => import('./conflict-dialog.tsx');
const loadRefusal = () => import('./refusal-dialog.tsx');
const ConflictDialog = lazy(async () => ({ default: (await loadConflict()).ConflictDialog }));
const RefusalDialog = lazy(async () => ({ default: (await loadRefusal()).RefusalDialog }));

/** Shows what the tenant wants to be decided. The dialogs come with the first idle moment, before they are needed. */
export function ConflictHost({ configuration }: { configuration: Configuration }) {
  const queue = useQueue();
  const conflict = useQueueState((state) => state.conflict);
  // The dialog leaves with its last question still on it.
  const [last, setLast] = useState(conflict);
  if (conflict && conflict !== last) setLast(conflict);

  useEffect(() => whenIdle(() => void Promise.allSettled([loadConflict(), loadRefusal()]), 5_000), []);

  return (
    <Suspense fallback={null}>
      {last ? (
        <ConflictDialog
          // A new question starts from its proposal, whatever was picked in the one before.
          key={`${last.asked.parameter}=${last.asked.value}`}
          open={conflict !== undefined}
          conflict={last}
          onAccept={(way) => void queue.accept(way === last.changes ? [] : way)}
          onKeep={() => queue.keepCurrent()}
          onSearch={() => void queue.findAlternatives()}
        />
      ) : null}
      <Refusal configuration={configuration} />
    </Suspense>
  );
}

/** A refusal that comes with reasons is worth a dialog; one with only a message stands at its field. */
function Refusal({ configuration }: { configuration: Configuration }) {
  const queue = useQueue();
  const [read, setRead] = useState<Draft>();
  const drafts = useQueueState((state) => state.drafts);
  const [name, draft] = [...drafts].find(([, candidate]) => isExplained(candidate)) ?? [];
  if (name === undefined || !draft?.explanation || draft === read) return null;

  const parameter = findParameter(configuration, name);
  const close = () => {
    setRead(draft);
    // What was typed stays in its field to be corrected; what was picked goes back.
    const kind = parameter && resolveKind(parameter).kind;
    if (kind !== 'text' && kind !== 'number') queue.discard(name);
  };
  return (
    <RefusalDialog
      parameter={name}
      label={parameter?.description || name}
      valueLabel={valueLabel(parameter, draft.value ?? '')}
      message={draft.message ?? ''}
      explanation={draft.explanation}
      onClose={close}
    />
  );
}

function isExplained({ state, explanation }: Draft): boolean {
  return (
    state === 'refused' &&
    explanation !== undefined &&
    explanation.rules.length + explanation.commits.length > 0
  );
}
