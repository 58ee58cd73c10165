import { useTranslations } from '#src/lib/use-translations.ts';
import { Switch } from '#src/ui/switch.tsx';
import { ToneMark } from '#src/ui/tone-mark.tsx';
import { TONE_OF } from '../element-choices.ts';
import { isYes } from '../elements.ts';
import type { FieldKindDescriptor, HintProps, WidgetProps } from '../field-kind.ts';
import { incompatibleElements } from '../incompatible-values.ts';
import { markHint } from '../mark-hint.tsx';

/** Yes or no. */
export const onoff: FieldKindDescriptor = {
  Widget: SwitchWidget,
  isSingleControl: true,
  hint: { isNeeded: markHint.isNeeded, Hint: SwitchHint },
  incompatible: incompatibleElements,
  OptionWidget: FieldSwitch,
};

/** Says its state in the tenant's words beside the switch. */
function SwitchWidget(props: WidgetProps) {
  const { field, value } = props;
  const current = field.elements.find((element) => element.name === value);
  // What "yes" costs; of differences there is only the one to the other answer.
  const yes = field.elements.find(({ name }) => isYes(name));
  const price = yes?.price ?? field.elements.find(({ name }) => name !== value)?.price;
  return (
    <div className="flex min-h-(--size-target) items-center gap-3">
      <FieldSwitch {...props} />
      <span aria-hidden className="text-sm">
        {current?.label}
      </span>
      {price ? <span className="caption figures">{price}</span> : null}
    </div>
  );
}

function FieldSwitch({ field, value, association, onCommit }: WidgetProps) {
  return (
    <Switch
      {...association}
      checked={isYes(value)}
      onCheckedChange={(on) => {
        const target = field.elements.find((element) => isYes(element.name) === on);
        if (target) onCommit(target.name);
      }}
    />
  );
}

function SwitchHint({ field, value }: HintProps) {
  const t = useTranslations('configurator.fit');
  const other = field.elements.find(({ name }) => name !== value);
  if (!other || other.fit === 'fits') return null;
  return (
    <ToneMark tone={TONE_OF[other.fit]} label={t('switch', { to: other.label, fit: other.fit })} showLabel />
  );
}
