import { Search, X } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { controlClass } from '#src/ui/control-class.ts';
import { IconButton } from '#src/ui/icon-button.tsx';

const TYPING_PAUSE_MS = 250;

interface SearchFieldProps {
  label: string;
  /** What the address says. */
  value: string;
  onSearch: (text: string) => void;
}

/** Asks when typing pauses, or at once on Enter. What is typed is never replaced by an older answer's address. */
export function SearchField({ label, value, onSearch }: SearchFieldProps) {
  const t = useTranslations('catalog');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // `sent` tells our own changes of the address from somebody else's (back, "clear filters").
  const [{ text, seen, sent }, setState] = useState({ text: value, seen: value, sent: value });
  if (value !== seen) setState({ text: value === sent ? text : value, seen: value, sent: value });

  const send = (next: string) => {
    clearTimeout(timer.current);
    setState((state) => ({ ...state, text: next, sent: next.trim() }));
    onSearch(next.trim());
  };
  const type = (next: string) => {
    setState((state) => ({ ...state, text: next }));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => send(next), TYPING_PAUSE_MS);
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        send(text);
      }}
      className="flex min-w-0 flex-1 basis-64 flex-col gap-1"
    >
      <label htmlFor={id} className="caption">
        {label}
      </label>
      <div className="relative">
        <Search
          aria-hidden
          className="pointer-events-none absolute start-3 top-1/2 size-4 -translate-y-1/2 text-ink-muted"
        />
        <input
          ref={input}
          id={id}
          type="search"
          autoComplete="off"
          enterKeyHint="search"
          value={text}
          onChange={(event) => type(event.target.value)}
          className={controlClass({ typed: true, className: 'w-full ps-9 pe-11' })}
        />
        {text ? (
          <IconButton
            label={t('clearSearch')}
            className="absolute inset-y-0 end-0"
            onClick={() => {
              send('');
              input.current?.focus();
            }}
          >
            <X aria-hidden className="size-4" />
          </IconButton>
        ) : null}
      </div>
    </form>
  );
}
