import { useTranslations } from '#src/lib/use-translations.ts';
import type { FieldKindDescriptor, WidgetProps } from '../field-kind.ts';

/** A value that cannot be changed here; an address becomes a link. */
export const readonly: FieldKindDescriptor = {
  Widget: ReadonlyWidget,
  isSingleControl: false,
  isLocked: true,
  OptionWidget: ({ field }) => <span className="min-h-7 py-1 text-sm">{field.valueText}</span>,
};

function ReadonlyWidget({ field, association }: WidgetProps) {
  const t = useTranslations('configurator');
  const { valueText, unit } = field;
  if (!valueText) return <p className="text-sm md:py-3 text-ink-muted">{t('noValue')}</p>;
  const isLink = /^https?:\/\/\S+$/i.test(valueText);
  return (
    <p className="text-sm md:py-3" aria-describedby={association.describedBy}>
      {isLink ? (
        <a
          href={valueText}
          target="_blank"
          rel="noreferrer"
          className="text-accent underline underline-offset-4"
        >
          {valueText}
          <span className="sr-only"> {t('newWindow')}</span>
        </a>
      ) : (
        <span className="figures">
          {valueText}
          {unit ? ` ${unit}` : null}
        </span>
      )}
    </p>
  );
}
