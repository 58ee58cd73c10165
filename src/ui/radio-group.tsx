import { cva } from 'class-variance-authority';
import { Check } from 'lucide-react';
import { useId, useRef, type KeyboardEvent } from 'react';
import type { Choice } from './choice.ts';
import type { FieldAssociation } from './field-association.ts';
import { ToneMark } from './tone-mark.tsx';

type Appearance = 'list' | 'segmented' | 'tiles' | 'cards';

/** A press (pointer, space, also on what is chosen already) is deliberate; arrows only pass over values. */
export type PickedBy = 'press' | 'arrow';

export interface RadioGroupProps extends FieldAssociation {
  /** `list` one below the other, `segmented` two or three short words, `tiles` words, `cards` pictures with words. */
  appearance?: Appearance;
  choices: readonly Choice[];
  /** Null when nothing is chosen yet. */
  value: string | null;
  /** Leave `value` as it is to let the focus pass without choosing. */
  onPick: (value: string, by: PickedBy) => void;
  /** Cards without their label; it stays as the accessible name. */
  hideLabels?: boolean;
}

const groupClass = cva('', {
  variants: {
    appearance: {
      list: '-mx-2 flex flex-col',
      segmented: 'inline-flex max-w-full rounded-md border border-line-strong bg-sunken p-0.5 max-sm:flex',
      tiles: 'flex flex-wrap gap-2',
      cards: 'grid grid-cols-[repeat(auto-fill,minmax(min(7.75rem,45%),1fr))] gap-2.5',
    },
  },
});

const choiceClass = cva(
  [
    'group/choice relative text-start text-sm transition-colors duration-(--duration-fast) ease-out select-none',
    'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent has-disabled:opacity-55',
  ],
  {
    variants: {
      appearance: {
        list: 'flex min-h-(--size-target) items-center gap-3 rounded-md px-2 py-1.5 hover:bg-hover',
        segmented:
          'flex min-h-10 flex-1 items-center justify-center gap-1.5 rounded-sm px-4 text-center font-[560] text-ink-muted hover:text-ink has-checked:bg-raised has-checked:text-ink has-checked:shadow-sheet has-checked:ring-1 has-checked:ring-line-strong pointer-coarse:min-h-(--size-target)',
        tiles:
          'flex min-h-(--size-target) items-center gap-2 rounded-md border border-line-strong bg-raised px-3 py-1.5 hover:border-ink has-checked:border-accent has-checked:bg-accent-soft has-checked:ring-1 has-checked:ring-accent',
        cards:
          'flex flex-col rounded-md border border-line-strong bg-raised hover:border-ink has-checked:border-accent has-checked:ring-1 has-checked:ring-accent',
      },
      tone: { attention: '', danger: '' },
    },
    compoundVariants: [
      { appearance: ['tiles', 'cards'], tone: 'attention', className: 'border-dashed border-attention' },
      { appearance: ['tiles', 'cards'], tone: 'danger', className: 'border-dashed border-danger' },
    ],
  },
);

/** One of several: the platform's own radio buttons, drawn our way. */
export function RadioGroup({
  appearance = 'list',
  choices,
  value,
  onPick,
  hideLabels = false,
  labelledBy,
  describedBy,
  invalid,
  disabled,
  required,
}: RadioGroupProps) {
  const id = useId();
  const by = useRef<PickedBy>('press');
  const noteKey = ({ key }: KeyboardEvent) => {
    by.current = key.startsWith('Arrow') ? 'arrow' : 'press';
  };

  return (
    <div
      role="radiogroup"
      tabIndex={-1}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-required={required || undefined}
      onKeyDown={noteKey}
      onPointerDown={() => (by.current = 'press')}
      className={groupClass({ appearance })}
    >
      {choices.map((choice, index) => {
        const ids = { label: `${id}-${index}`, mark: `${id}-${index}-mark`, more: `${id}-${index}-more` };
        const isChosen = choice.value === value;
        return (
          <label key={choice.value} className={choiceClass({ appearance, tone: choice.tone ?? null })}>
            <input
              type="radio"
              name={id}
              value={choice.value}
              checked={isChosen}
              disabled={(disabled ?? false) || (choice.disabled ?? false)}
              aria-labelledby={choice.toneLabel ? `${ids.label} ${ids.mark}` : ids.label}
              aria-describedby={choice.description || choice.trailing ? ids.more : undefined}
              onChange={() => onPick(choice.value, by.current)}
              onClick={() => isChosen && by.current === 'press' && onPick(choice.value, 'press')}
              onKeyDown={({ key }) => {
                // The platform ignores both keys on what is chosen already, and Enter altogether.
                if (key === 'Enter' || (key === ' ' && isChosen)) onPick(choice.value, 'press');
              }}
              className="absolute inset-0 m-0 size-full cursor-pointer appearance-none rounded-[inherit] outline-none disabled:cursor-not-allowed"
            />
            {appearance === 'cards' ? (
              <CardBody choice={choice} ids={ids} hideLabel={hideLabels} />
            ) : (
              <LineBody choice={choice} ids={ids} dot={appearance === 'list'} />
            )}
          </label>
        );
      })}
    </div>
  );
}

interface BodyProps {
  choice: Choice;
  ids: { label: string; mark: string; more: string };
}

/** Marks come and go with other choices. They have room of their own, or lie over a corner, so that nothing else moves. */
function LineBody({ choice, ids, dot }: BodyProps & { dot: boolean }) {
  return (
    <>
      {dot ? (
        <span
          aria-hidden
          className="grid size-5 shrink-0 place-items-center rounded-full border-[1.5px] border-line-strong bg-raised group-has-checked/choice:border-accent group-has-checked/choice:bg-accent"
        >
          <span className="size-2 scale-0 rounded-full bg-on-accent transition-transform duration-(--duration-base) ease-out group-has-checked/choice:scale-100 forced-colors:bg-[Highlight] forced-colors:forced-color-adjust-none" />
        </span>
      ) : null}
      <span className={dot ? 'min-w-0 flex-1' : 'min-w-0'}>
        <span
          id={ids.label}
          className={choice.tone === 'danger' ? 'line-through decoration-danger' : undefined}
        >
          {choice.label}
        </span>
        <More choice={choice} id={ids.more} price={false} />
      </span>
      {choice.trailing ? <span className="caption shrink-0 figures">{choice.trailing}</span> : null}
      <span className={dot ? 'flex w-4 shrink-0' : 'absolute -end-2 -top-2 flex rounded-full bg-raised'}>
        <ToneMark id={ids.mark} tone={choice.tone} label={choice.toneLabel} />
      </span>
    </>
  );
}

function CardBody({ choice, ids, hideLabel }: BodyProps & { hideLabel: boolean }) {
  return (
    <>
      <span className="pointer-events-none relative block aspect-[4/3] w-full overflow-hidden rounded-t-[4px] picture-ground">
        {choice.picture ? (
          <img
            src={choice.picture}
            alt=""
            loading="lazy"
            draggable={false}
            className={`size-full object-contain ${choice.tone === 'danger' ? 'opacity-45' : ''}`}
          />
        ) : null}
        <span aria-hidden className="absolute inset-0 hidden crop-marks group-has-checked/choice:block" />
        <span
          aria-hidden
          className="absolute end-2 top-2 hidden size-5 place-items-center rounded-full bg-accent text-on-accent group-has-checked/choice:grid"
        >
          <Check className="size-3.5" strokeWidth={2.5} />
        </span>
        <ToneMark
          id={ids.mark}
          tone={choice.tone}
          label={choice.toneLabel}
          className="absolute start-1.5 top-1.5 rounded-sm bg-raised p-0.5"
        />
      </span>
      {hideLabel ? (
        <span className="sr-only">
          <span id={ids.label}>{choice.label}</span>
          <More choice={choice} id={ids.more} price />
        </span>
      ) : (
        <span className="pointer-events-none flex flex-1 flex-col gap-0.5 border-t border-line px-2.5 py-2">
          <span id={ids.label} className="leading-5 font-[520]">
            {choice.label}
          </span>
          <More choice={choice} id={ids.more} price />
        </span>
      )}
    </>
  );
}

/** Description and price: read after the name, not as part of it. */
function More({ choice, id, price }: { choice: Choice; id: string; price: boolean }) {
  if (!choice.description && !choice.trailing) return null;
  return (
    <span id={id} className="flex flex-1 flex-col">
      {choice.description ? <span className="text-xs text-ink-muted">{choice.description}</span> : null}
      {choice.trailing ? (
        <span className={price ? 'mt-auto caption pt-0.5 figures' : 'sr-only'}>{choice.trailing}</span>
      ) : null}
    </span>
  );
}
