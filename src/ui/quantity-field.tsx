import { useState } from 'react';
import { NumberField } from './number-field.tsx';

export interface QuantityFieldProps {
  label: string;
  decrementLabel: string;
  incrementLabel: string;
  value: number;
  min: number;
  max: number;
  /** Only ever called with a whole number from min to max. */
  onValueChange: (value: number) => void;
}

/** How many: a whole number with two buttons, small enough for lists. */
export function QuantityField({ value, min, max, onValueChange, ...labels }: QuantityFieldProps) {
  // Half-typed text is kept here until it is a quantity or the field is left.
  const [typed, setTyped] = useState<string>();
  const commit = (wanted: number) => {
    setTyped(undefined);
    const quantity = Math.min(Math.max(wanted, min), max);
    if (quantity !== value) onValueChange(quantity);
  };
  return (
    <NumberField
      {...labels}
      isCompact
      inputMode="numeric"
      text={typed ?? String(value)}
      value={value}
      min={min}
      max={max}
      onTextChange={(text) => {
        const digits = text.replace(/\D/g, '');
        const wanted = Number(digits);
        setTyped(digits);
        if (digits !== '' && wanted >= min && wanted <= max) onValueChange(wanted);
      }}
      onDone={() => commit(typed ? Number(typed) : value)}
      onStep={(by) => commit(value + by)}
    />
  );
}
