import type { UpgradePreviewAnswer, UpgradeAnswer } from '#contract/jobs.ts';
import { localize } from '#server/model/product/localize.ts';
import { texts } from '#server/texts/texts.ts';
import { describeWithUnit } from '../../product/describe-value.ts';
import { unitsOf } from '../../product/evaluated-configuration.ts';
import { productName } from '../../product/present-product.ts';
import { formatMoney } from '../../text/format-numbers.ts';
import type { ReviewedChange } from '../review/review.ts';
import type { PlannedItem } from './plan-upgrade.ts';
import type { UpgradePreview, UpgradeStatus } from './upgrade-service.ts';

export function presentPreview(
  { agreement, items }: UpgradePreview,
  language: string | undefined,
): UpgradePreviewAnswer {
  return { agreement, items: items.map((item) => presentItem(item, language)) };
}

function presentItem(
  planned: PlannedItem,
  language: string | undefined,
): UpgradePreviewAnswer['items'][number] {
  const { kind, line } = planned;
  const { item, listed, currency, unitPrice } = line;
  const about = { '#id': item.id, product: productName(listed, item, language), kind };
  if (planned.kind !== 'upgradable') return { ...about, kept: [], moved: [], dropped: [] };
  const { revised, kept, moved, dropped, newUnitPrice } = planned;
  const change = ({
    field,
    label,
    oldValue,
    oldDescription,
    newValue,
    newField,
    wasChosen,
  }: ReviewedChange) => ({
    name: field,
    description: localize(label, language),
    oldValue,
    oldValueDescription: localize(oldDescription, language),
    newValue,
    newValueDescription: newField ? describeWithUnit(newField, newValue, language, unitsOf(revised)) : '',
    wasChosen,
  });
  return {
    ...about,
    kept: kept.map(({ field, label, value, description, isChosen }) => ({
      name: field,
      description: localize(label, language),
      value,
      valueDescription: localize(description, language),
      wasChosen: isChosen,
    })),
    moved: moved.map(change),
    dropped: dropped.map(change),
    ...(newUnitPrice && {
      price: {
        now: formatMoney(unitPrice * item.qty, currency, language),
        then: formatMoney(newUnitPrice.amount * item.qty, newUnitPrice.currency, language),
      },
    }),
  };
}

export function presentStart(state: 'pending' | 'no-run', language: string): UpgradeAnswer {
  return { state, message: texts.format(`upgrade.${state}`, language) };
}

export function presentStatus(
  { state, progress, last }: UpgradeStatus,
  language: string | undefined,
): UpgradeAnswer {
  return {
    state,
    message: texts.format(`upgrade.${state}`, language),
    ...(progress && { progress }),
    ...(last && {
      last: {
        state: last.state === 'failed' || last.state === 'cancelled' ? last.state : 'done',
        upgraded: last.result?.upgraded.length ?? 0,
        endedAt: last.updatedAt,
        message: texts.format(
          `upgrade.last-${last.state === 'done' ? 'done' : last.state === 'cancelled' ? 'cancelled' : 'failed'}`,
          language,
        ),
      },
    }),
  };
}
