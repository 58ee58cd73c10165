import { useEffect, useState } from 'react';

/** How long the mouse rests on an option before that means something, in milliseconds. */
const rest = 150;

export interface PointedOption {
  readonly parameter: string;
  readonly value: string;
}

/** The option that the mouse is on and that is not chosen, among those that stand side by side; on touch screens there is none. */
export function usePointedOption(isWanted: boolean): PointedOption | undefined {
  const [option, setOption] = useState<PointedOption>();
  useEffect(() => {
    if (!isWanted) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = ({ target, pointerType }: PointerEvent) => {
      clearTimeout(timer);
      const pointed = pointerType === 'mouse' && target instanceof Element ? optionAt(target) : undefined;
      timer = setTimeout(() => {
        setOption((known) =>
          known?.parameter === pointed?.parameter && known?.value === pointed?.value ? known : pointed,
        );
      }, rest);
    };
    document.addEventListener('pointerover', follow);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', follow);
    };
  }, [isWanted]);
  return option;
}

function optionAt(element: Element): PointedOption | undefined {
  const radio = element.closest<HTMLInputElement>('input[type=radio]');
  const parameter = radio?.closest<HTMLElement>('[data-field]')?.dataset['field'];
  if (!radio || radio.checked || radio.disabled || parameter === undefined) return undefined;
  return { parameter, value: radio.value };
}
