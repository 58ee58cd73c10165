import { Switch } from '#src/ui/switch.tsx';
import { isYes } from '../elements.ts';
import type { WidgetProps } from '../widget.ts';

/** Yes or no. Says its state in the tenant's words beside the switch. */
export function SwitchWidget({ field, value, association, onCommit }: WidgetProps) {
  const isOn = isYes(value);
  const current = field.elements.find((element) => element.name === value);
  // What "yes" costs; of differences there is only the one to the other answer.
  const yes = field.elements.find(({ name }) => isYes(name));
  const price = yes?.price ?? field.elements.find(({ name }) => name !== value)?.price;
  return (
    <div className="flex min-h-(--size-target) items-center gap-3">
      <Switch
        {...association}
        checked={isOn}
        onCheckedChange={(on) => {
          const target = field.elements.find((element) => isYes(element.name) === on);
          if (target) onCommit(target.name);
        }}
      />
      <span aria-hidden className="text-sm">
        {current?.label}
      </span>
      {price ? <span className="caption figures">{price}</span> : null}
    </div>
  );
}
