import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Choice } from './choice.ts';
import { placeBelow } from './place-below.ts';

export interface ListboxOptions {
  choices: readonly Choice[];
  /** Index of what is chosen; -1 for nothing. */
  chosen: number;
  button: RefObject<HTMLElement | null>;
  popup: RefObject<HTMLElement | null>;
  onPick: (value: string) => void;
}

/** Letters typed within this time belong to one word. */
const TYPING_MS = 700;
const PAGE = 8;

/** The behaviour of a select-only combobox: opening, moving, typing ahead, picking. Draws nothing. */
export function useListbox({ choices, chosen, button, popup, onPick }: ListboxOptions) {
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const typed = useRef({ text: '', time: 0 });

  const open = (at = chosen) => {
    setActive(Math.max(at, 0));
    setOpen(true);
  };
  const close = () => setOpen(false);
  const pick = (index: number) => {
    close();
    const choice = choices[index];
    if (choice && !choice.disabled) onPick(choice.value);
  };

  useLayoutEffect(() => {
    const [anchor, list] = [button.current, popup.current];
    if (!isOpen || !anchor || !list) return undefined;
    list.showPopover();
    const place = () => placeBelow(anchor, list);
    place();
    window.addEventListener('scroll', place, { capture: true, passive: true });
    window.addEventListener('resize', place);
    return () => {
      window.removeEventListener('scroll', place, { capture: true });
      window.removeEventListener('resize', place);
      if (list.isConnected) list.hidePopover();
    };
  }, [isOpen, button, popup]);

  useEffect(() => {
    if (isOpen) popup.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, active, popup]);

  useEffect(() => {
    if (!isOpen) return undefined;
    const closeOutside = ({ target }: PointerEvent) => {
      const inside = [button.current, popup.current].some((part) => part?.contains(target as Node));
      if (!inside) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [isOpen, button, popup]);

  const typeAhead = (key: string, time: number): boolean => {
    const text = (time - typed.current.time < TYPING_MS ? typed.current.text : '') + key.toLowerCase();
    typed.current = { text, time };
    const from = isOpen ? active : chosen;
    const at = findByPrefix(choices, text, from);
    if (at >= 0) {
      if (isOpen) setActive(at);
      else open(at);
    }
    return true;
  };

  /** @returns whether the key was meant for the list */
  const handleKey = ({ key, altKey, ctrlKey, metaKey, timeStamp }: KeyboardEvent): boolean => {
    if (ctrlKey || metaKey) return false;
    const isTyping = key === ' ' && typed.current.text !== '' && timeStamp - typed.current.time < TYPING_MS;
    if ((key.length === 1 && key !== ' ') || isTyping) return typeAhead(key, timeStamp);
    if (!isOpen) {
      if (!['ArrowDown', 'ArrowUp', 'Enter', ' ', 'Home', 'End'].includes(key)) return false;
      open(key === 'Home' ? 0 : key === 'End' ? choices.length - 1 : chosen);
      return true;
    }
    const last = choices.length - 1;
    const target = {
      ArrowDown: Math.min(active + 1, last),
      ArrowUp: Math.max(active - 1, 0),
      PageDown: Math.min(active + PAGE, last),
      PageUp: Math.max(active - PAGE, 0),
      Home: 0,
      End: last,
    }[key];
    if (key === 'Escape') close();
    else if (key === 'Enter' || key === ' ' || (key === 'ArrowUp' && altKey)) pick(active);
    else if (target !== undefined) setActive(target);
    else return false; // Tab leaves, and leaving closes
    return true;
  };

  return {
    isOpen,
    active,
    setActive,
    close,
    pick,
    handleKey,
    toggle: () => (isOpen ? close() : open()),
  };
}

/** The next choice whose label starts so; one letter again and again goes through all that do. */
export function findByPrefix(choices: readonly Choice[], text: string, from: number): number {
  const isRepeat = [...text].every((letter) => letter === text[0]);
  const prefix = isRepeat ? (text[0] ?? '') : text;
  const start = isRepeat ? from + 1 : Math.max(from, 0);
  for (let i = 0; i < choices.length; i++) {
    const index = (start + i) % choices.length;
    if (choices[index]?.label.toLowerCase().startsWith(prefix)) return index;
  }
  return -1;
}
