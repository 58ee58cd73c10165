import { useRef, useState, type SubmitEvent } from 'react';
import { useNavigate } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { MOST_PIECES, useAddExternalProduct } from '#src/api/cart.ts';
import { failureText } from '#src/api/explain-error.ts';
import { roleOf } from '#src/api/product-view.ts';
import type { CatalogTab } from '#src/api/read/catalog.ts';
import { paths } from '#src/paths.ts';
import { notify } from '#src/stores/toasts.ts';
import { Button } from '#src/ui/button.tsx';
import { useQuantityTexts } from '#src/lib/use-quantity-texts.ts';
import { QuantityField, type QuantityFieldHandle } from '#src/ui/quantity-field.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import { readAttributes, type AttributeProblem } from './read-attributes.ts';

/**
 * For a tab whose products the catalog does not list: the customer says which product it is, by the columns of the tab. What
 * cannot be sent stays in the form, with a message at each field.
 */
export function ExternalProductForm({ tab }: { tab: CatalogTab }) {
  const t = useTranslations();
  const te = useTranslations('error');
  const language = useLocale();
  const quantityTexts = useQuantityTexts(MOST_PIECES);
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const quantityField = useRef<QuantityFieldHandle>(null);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [problems, setProblems] = useState<Readonly<Record<string, AttributeProblem>>>({});
  const [quantity, setQuantity] = useState(1);
  const add = useAddExternalProduct(language);

  const focusField = (name: string | undefined) => {
    const field = name === undefined ? undefined : form.current?.elements.namedItem(name);
    if (field instanceof HTMLElement) field.focus();
  };
  const submit = async (event?: SubmitEvent) => {
    event?.preventDefault();
    const read = readAttributes(tab.columns, texts, language);
    setProblems(read.problems);
    const [first] = Object.keys(read.problems);
    if (first !== undefined) return focusField(first);
    if (quantityField.current?.check() === false) return;
    const name = read.attributes['name'] ?? tab.title;
    try {
      await add.mutateAsync({ tab: tab.name, qty: quantity, attributes: read.attributes });
      setTexts({});
      setQuantity(1);
      focusField(tab.columns[0]?.name);
      notify({
        title: t('catalog.added', { quantity, name }),
        tone: 'positive',
        action: { label: t('catalog.toCart'), onPress: () => void navigate(paths.cart()) },
      });
    } catch (error) {
      notify({
        title: t('catalog.addFailed', { name }),
        description: failureText(error, te),
        tone: 'danger',
        action: { label: t('common.retry'), onPress: () => void submit() },
      });
    }
  };

  return (
    <form
      ref={form}
      noValidate
      aria-label={tab.title || tab.name}
      onSubmit={(event) => void submit(event)}
      className="flex max-w-2xl flex-col gap-5 sheet p-5 sm:p-6"
    >
      {tab.columns.map((column) => {
        const problem = problems[column.name];
        const shared = {
          label: column.title || column.name,
          name: column.name,
          labelNote: column.isMandatory === false ? t('catalog.optional') : undefined,
          error: problem && t(`catalog.attribute.${problem}`),
          required: column.isMandatory !== false,
          autoComplete: 'off',
          maxLength: 2000,
          value: texts[column.name] ?? '',
        };
        const set = (text: string) => setTexts((before) => ({ ...before, [column.name]: text }));
        return roleOf(column) === 'description' ? (
          <TextField key={column.name} {...shared} multiline onChange={({ target }) => set(target.value)} />
        ) : (
          <TextField
            key={column.name}
            {...shared}
            type={column.type === 'date' ? 'date' : 'text'}
            {...(column.type === 'number' && { inputMode: 'decimal' as const })}
            onChange={({ target }) => set(target.value)}
          />
        );
      })}
      <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-5">
        <QuantityField
          ref={quantityField}
          label={t('catalog.quantity')}
          {...quantityTexts}
          value={quantity}
          onValueChange={setQuantity}
        />
        <Button type="submit" variant="primary" busy={add.isPending}>
          {t('catalog.addToCart')}
        </Button>
      </div>
    </form>
  );
}
