import { lazy, Suspense, useEffect, useState } from 'react';
import { whenIdle } from '#src/lib/when-idle.ts';
import { SelectButton, type SelectProps } from './select-button.tsx';

const importSelectList = () => import('./select-list.tsx');
const SelectList = lazy(async () => ({ default: (await importSelectList()).SelectList }));

/** Once for all selects of the page: a long form has hundreds. */
let isAsked = false;

function loadWhenIdle(): void {
  if (isAsked) return;
  isAsked = true;
  // Where that fails, the press tries again.
  whenIdle(() => void importSelectList().catch(() => undefined), 5_000);
}

/**
 * One of many in a dropdown that shows pictures, prices and marks. Moving through the list with arrow keys or letters
 * chooses nothing; only picking from it does.
 *
 * Until it is opened for the first time it is only its button: Base UI's list is 40 KiB that no page needs to stand, and
 * comes when the browser is idle (decision 18).
 */
export function Select(props: SelectProps) {
  const [wasOpened, setOpened] = useState(false);
  useEffect(loadWhenIdle, []);
  if (!wasOpened) return <SelectButton {...props} onOpen={() => setOpened(true)} />;
  return (
    <Suspense fallback={<SelectButton {...props} />}>
      <SelectList {...props} />
    </Suspense>
  );
}
