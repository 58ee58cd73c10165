import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { parseNumber } from '#src/lib/parse-number.ts';
import { TextField } from '#src/ui/text-field.tsx';
import { writeColumnValue } from '../write-column-value.ts';

interface RangeEndProps {
  label: string;
  type: 'number' | 'date';
  language: string;
  /** As the tenant has it. */
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** One end of a range: asks on Enter, and when it is left. What is no number stays in the field, with a message. */
export function RangeEnd({ label, type, language, value, error, onChange }: RangeEndProps) {
  const t = useTranslations('catalog');
  const written = type === 'number' ? writeColumnValue(type, value, language) : value;
  const [{ text, seen }, setState] = useState({ text: written, seen: value });
  if (value !== seen) setState({ text: written, seen: value });
  const parsed = type === 'number' ? parseNumber(text, language) : undefined;

  const send = () => {
    const next = parsed ? (parsed.kind === 'number' ? parsed.plain : '') : text;
    if (parsed?.kind === 'wrong' || next === value) return;
    onChange(next);
  };
  const wrong = parsed?.kind === 'wrong' ? t('attribute.noNumber') : undefined;
  return (
    <TextField
      label={label}
      type={type === 'date' ? 'date' : 'text'}
      {...(type === 'number' && { inputMode: 'decimal' as const })}
      autoComplete="off"
      enterKeyHint="search"
      value={text}
      error={wrong ?? error}
      onChange={({ target }) => setState({ text: target.value, seen: value })}
      onBlur={send}
      onKeyDown={({ key }) => {
        if (key === 'Enter') send();
      }}
    />
  );
}
