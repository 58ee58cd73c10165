import type { Group, Parameter } from '#src/api/read/configuration.ts';
import { parametersIn } from '#src/api/configuration/parameters.ts';
import { fieldRegistry } from '../fields/field-registry.ts';
import { isHidden, toFieldView } from '../fields/field-view.ts';

/** What the model wants to be known at all times: its information groups, as facts. Its pictures are the preview's. */
export function InfoFigures({ groups }: { groups: readonly Group[] }) {
  return groups.map((group) => {
    const fields = parametersIn(group).filter(isShown).map(toFieldView);
    const facts = fields.filter(({ kind, valueText }) => !fieldRegistry[kind].isPicture && valueText !== '');
    return (
      <div key={group.name}>
        <dl className="flex flex-col gap-1.5 text-sm">
          {facts.map(({ name, label, valueText, unit }) => (
            <div key={name} className="flex items-baseline justify-between gap-4">
              <dt className="text-ink-muted">{label}</dt>
              <dd className="text-end font-[520] figures">{unit ? `${valueText} ${unit}` : valueText}</dd>
            </div>
          ))}
        </dl>
      </div>
    );
  });
}

function isShown({ properties }: Parameter): boolean {
  return !isHidden(properties);
}
