import { useId, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { parseNumber } from '#src/lib/parse-number.ts';
import { NumberField } from './number-field.tsx';

/** What a form does before it uses the quantity. */
export interface QuantityFieldHandle {
  /** False when what was typed is no quantity: the field then shows its message and has the focus. */
  check: () => boolean;
}

export interface QuantityFieldProps {
  ref?: Ref<QuantityFieldHandle>;
  label: string;
  decrementLabel: string;
  incrementLabel: string;
  /** What is accepted; shown where something else was entered. */
  rangeText: string;
  language: string;
  value: number;
  min: number;
  max: number;
  /** Only ever called with a whole number from min to max. */
  onValueChange: (value: number) => void;
}

/**
 * How many: a whole number with two buttons, small enough for lists. What cannot be read as one stays as typed, with a message;
 * the quantity is the one before until then.
 */
export function QuantityField({
  value,
  min,
  max,
  rangeText,
  language,
  onValueChange,
  ref,
  ...labels
}: QuantityFieldProps) {
  // What was typed, until it is a quantity and the field is left.
  const [typed, setTyped] = useState<string>();
  const [isLeft, setIsLeft] = useState(false);
  const messageId = useId();
  const quantityOf = (text: string): number | undefined => {
    const parsed = parseNumber(text, language);
    const quantity = parsed.kind === 'number' ? Number(parsed.plain) : NaN;
    return Number.isInteger(quantity) && quantity >= min && quantity <= max ? quantity : undefined;
  };
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle(ref, () => ({
    check: () => {
      if (typed === undefined || quantityOf(typed) !== undefined) return true;
      setIsLeft(true);
      input.current?.focus();
      return false;
    },
  }));
  const isWrong = isLeft && typed !== undefined && quantityOf(typed) === undefined;
  return (
    <div className="flex flex-col items-start gap-1">
      <NumberField
        {...labels}
        inputRef={input}
        isCompact
        inputMode="numeric"
        text={typed ?? String(value)}
        value={value}
        min={min}
        max={max}
        invalid={isWrong}
        describedBy={isWrong ? messageId : undefined}
        onTextChange={(text) => {
          setTyped(text);
          setIsLeft(false);
          const quantity = quantityOf(text);
          if (quantity !== undefined) onValueChange(quantity);
        }}
        onDone={() => {
          setIsLeft(true);
          if (typed === undefined || typed.trim() === '' || quantityOf(typed) !== undefined)
            setTyped(undefined);
        }}
        onStep={(by) => {
          setTyped(undefined);
          const quantity = Math.min(Math.max(value + by, min), max);
          if (quantity !== value) onValueChange(quantity);
        }}
      />
      {isWrong ? (
        <p id={messageId} role="alert" className="max-w-56 text-xs text-danger">
          {rangeText}
        </p>
      ) : null}
    </div>
  );
}
