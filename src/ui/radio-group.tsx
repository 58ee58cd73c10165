import { Radio } from '@base-ui/react/radio';
import { RadioGroup as BaseRadioGroup } from '@base-ui/react/radio-group';
import { cva } from 'class-variance-authority';
import { Check } from 'lucide-react';
import type { Choice } from './choice.ts';
import type { FieldAssociation } from './field-association.ts';
import { ToneMark } from './tone-mark.tsx';

type Appearance = 'list' | 'segmented' | 'tiles' | 'cards';

export interface RadioGroupProps extends FieldAssociation {
  /** `list` one below the other, `segmented` two or three short words, `tiles` words, `cards` pictures with words. */
  appearance?: Appearance;
  choices: readonly Choice[];
  /** Null when nothing is chosen yet. */
  value: string | null;
  onValueChange: (value: string) => void;
  /** Cards without their label; it stays as the accessible name. */
  hideLabels?: boolean;
}

const groupClass = cva('', {
  variants: {
    appearance: {
      list: 'flex flex-col',
      segmented: 'inline-flex w-full rounded-md border border-line-strong bg-sunken p-0.5 sm:w-auto',
      tiles: 'flex flex-wrap gap-2',
      cards: 'grid grid-cols-[repeat(auto-fill,minmax(min(8.5rem,45%),1fr))] gap-2',
    },
  },
});

const choiceClass = cva(
  'group/choice relative text-start text-sm transition-colors duration-(--duration-fast) ease-out select-none not-data-disabled:cursor-pointer data-disabled:opacity-55',
  {
    variants: {
      appearance: {
        list: 'flex min-h-(--size-target) items-center gap-3 rounded-md px-2 py-1.5 not-data-disabled:hover:bg-hover',
        segmented:
          'flex min-h-10 flex-1 items-center justify-center gap-1.5 rounded-sm px-4 font-[560] text-ink-muted not-data-disabled:hover:text-ink data-checked:bg-raised data-checked:text-ink data-checked:shadow-sheet data-checked:ring-1 data-checked:ring-line-strong pointer-coarse:min-h-(--size-target)',
        tiles:
          'flex min-h-(--size-target) items-center gap-2 rounded-md border border-line-strong bg-raised px-3.5 py-1.5 not-data-disabled:hover:border-ink data-checked:border-accent data-checked:bg-accent-soft data-checked:ring-1 data-checked:ring-accent',
        cards:
          'flex flex-col rounded-md border border-line-strong bg-raised not-data-disabled:hover:border-ink data-checked:border-accent data-checked:ring-1 data-checked:ring-accent',
      },
      tone: { attention: '', danger: '' },
    },
    compoundVariants: [
      { appearance: ['tiles', 'cards'], tone: 'attention', className: 'border-dashed border-attention' },
      { appearance: ['tiles', 'cards'], tone: 'danger', className: 'border-dashed border-danger' },
    ],
  },
);

/** One of several. Arrow keys move and choose, as radio buttons do. */
export function RadioGroup({
  appearance = 'list',
  choices,
  value,
  onValueChange,
  hideLabels = false,
  labelledBy,
  describedBy,
  invalid,
  disabled,
  readOnly,
  required,
}: RadioGroupProps) {
  return (
    <BaseRadioGroup<string | null>
      value={value}
      onValueChange={(next) => {
        if (next !== null) onValueChange(next);
      }}
      disabled={disabled ?? false}
      readOnly={readOnly ?? false}
      required={required ?? false}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      className={groupClass({ appearance })}
    >
      {choices.map((choice) => (
        <Radio.Root
          key={choice.value}
          value={choice.value}
          disabled={choice.disabled ?? false}
          className={choiceClass({ appearance, tone: choice.tone ?? null })}
        >
          {appearance === 'cards' ? (
            <CardBody choice={choice} hideLabel={hideLabels} />
          ) : (
            <LineBody choice={choice} dot={appearance === 'list'} />
          )}
        </Radio.Root>
      ))}
    </BaseRadioGroup>
  );
}

function LineBody({ choice, dot }: { choice: Choice; dot: boolean }) {
  return (
    <>
      {dot ? (
        <span
          aria-hidden
          className="grid size-5 shrink-0 place-items-center rounded-full border-[1.5px] border-line-strong bg-raised group-data-checked/choice:border-accent group-data-checked/choice:bg-accent"
        >
          <span className="size-2 scale-0 rounded-full bg-on-accent transition-transform duration-(--duration-base) ease-out group-data-checked/choice:scale-100" />
        </span>
      ) : null}
      <span className={dot ? 'min-w-0 flex-1' : 'min-w-0'}>
        {choice.label}
        {choice.description ? (
          <span className="block text-xs text-ink-muted">{choice.description}</span>
        ) : null}
      </span>
      {choice.trailing ? <span className="caption shrink-0 figures">{choice.trailing}</span> : null}
      <ToneMark tone={choice.tone} label={choice.toneLabel} />
    </>
  );
}

function CardBody({ choice, hideLabel }: { choice: Choice; hideLabel: boolean }) {
  return (
    <>
      <span className="relative block aspect-[4/3] w-full overflow-hidden rounded-t-[4px] drafting-sheet">
        {choice.picture ? (
          <img src={choice.picture} alt="" loading="lazy" className="size-full object-contain p-2" />
        ) : null}
        <span aria-hidden className="absolute inset-0 hidden crop-marks group-data-checked/choice:block" />
        <span
          aria-hidden
          className="absolute end-2 top-2 hidden size-5 place-items-center rounded-full bg-accent text-on-accent group-data-checked/choice:grid"
        >
          <Check className="size-3.5" strokeWidth={2.5} />
        </span>
      </span>
      <span
        className={hideLabel ? 'sr-only' : 'flex flex-1 flex-col gap-0.5 border-t border-line px-2.5 py-2'}
      >
        <span className="flex items-start justify-between gap-2">
          <span className="min-w-0 leading-5">{choice.label}</span>
          <ToneMark tone={choice.tone} label={choice.toneLabel} className="mt-0.5" />
        </span>
        {choice.description ? <span className="text-xs text-ink-muted">{choice.description}</span> : null}
        {choice.trailing ? <span className="caption mt-auto figures">{choice.trailing}</span> : null}
      </span>
    </>
  );
}
