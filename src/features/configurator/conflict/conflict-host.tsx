import { lazy, Suspense, useEffect, useState } from 'react';
import type { Configuration } from '#src/api/read/configuration.ts';
import { findParameter, valueLabel } from '#src/api/configuration/parameters.ts';
import type { PendingValue } from '#src/api/configuration/state.ts';
import { whenIdle } from '#src/lib/when-idle.ts';
import { useEditor, useEditorState } from '../configurator-context.ts';
import { fieldRegistry } from '../fields/field-registry.ts';
import { resolveKind } from '../fields/resolve-kind.ts';
import { useValueLabel } from '../fields/use-value-label.ts';

const loadConflict = () => import('./conflict-dialog.tsx');
const loadRefusal = () => import('./refusal-dialog.tsx');
const ConflictDialog = lazy(async () => ({ default: (await loadConflict()).ConflictDialog }));
const RefusalDialog = lazy(async () => ({ default: (await loadRefusal()).RefusalDialog }));

/** Shows what the tenant wants to be decided. The dialogs come with the first idle moment, before they are needed. */
export function ConflictHost({ configuration }: { configuration: Configuration }) {
  const editor = useEditor();
  const conflict = useEditorState((state) => state.conflict);
  // The dialog leaves with its last question still on it.
  const [last, setLast] = useState(conflict);
  if (conflict && conflict !== last) setLast(conflict);
  const labelOf = useValueLabel();

  useEffect(() => whenIdle(() => void Promise.allSettled([loadConflict(), loadRefusal()]), 5_000), []);

  return (
    <Suspense fallback={null}>
      {last ? (
        <ConflictDialog
          // A new question starts from its proposal, whatever was picked in the one before.
          key={`${last.asked.parameter}=${last.asked.value}`}
          open={conflict !== undefined}
          conflict={last}
          valueLabel={
            labelOf(findParameter(configuration, last.asked.parameter), last.asked.value) ??
            last.asked.valueLabel
          }
          onAccept={(changes) => void editor.conflict.accept(changes === last.changes ? [] : changes)}
          onKeep={() => editor.conflict.keepCurrent()}
          onSearch={
            configuration.extensions?.capabilities?.alternatives === 'none'
              ? undefined
              : () => void editor.conflict.findAlternatives()
          }
        />
      ) : null}
      <Refusal configuration={configuration} />
    </Suspense>
  );
}

/** A refusal that comes with reasons is worth a dialog; one with only a message stands at its field. */
function Refusal({ configuration }: { configuration: Configuration }) {
  const editor = useEditor();
  const labelOf = useValueLabel();
  const [read, setRead] = useState<PendingValue>();
  const [name, pending] = findExplainedRefusal(useEditorState((state) => state.pending)) ?? [];
  if (name === undefined || !pending?.explanation || pending === read) return null;

  const parameter = findParameter(configuration, name);
  const close = () => {
    setRead(pending);
    // What was typed stays in its field to be corrected; what was picked goes back.
    if (!parameter || !fieldRegistry[resolveKind(parameter).kind].isTyped) editor.decisions.discard(name);
  };
  return (
    <RefusalDialog
      parameter={name}
      label={parameter?.description || name}
      valueLabel={labelOf(parameter, pending.value ?? '') ?? valueLabel(parameter, pending.value ?? '')}
      message={pending.message ?? ''}
      explanation={pending.explanation}
      onClose={close}
    />
  );
}

function findExplainedRefusal(
  pending: ReadonlyMap<string, PendingValue>,
): readonly [string, PendingValue] | undefined {
  return [...pending].find(
    ([, { state, explanation }]) =>
      state === 'refused' &&
      explanation !== undefined &&
      explanation.rules.length + explanation.commits.length > 0,
  );
}
