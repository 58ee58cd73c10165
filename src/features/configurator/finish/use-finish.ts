import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import type { Configuration } from '#src/api/read/configuration.ts';
import { cartItemsQuery, useAddToCart, useDiscardEdit } from '#src/api/cart.ts';
import { cancelConfiguration } from '#src/api/configuration/cancel.ts';
import { endConfiguration, lastAnswer } from '#src/api/configuration/queries.ts';
import { whenSettled, type PendingValue } from '#src/api/configuration/state.ts';
import { failureText } from '#src/api/explain-error.ts';
import { paths } from '#src/paths.ts';
import { dropEntry, updateEntry, useConfigurationJournal } from '#src/stores/configuration-journal.ts';
import { notify } from '#src/stores/toasts.ts';
import { useEditor } from '../configurator-context.ts';
import type { ConfigurationAddress } from '../opening/open-configuration.ts';
import { commitUnsent } from '../fields/use-debounced-commit.ts';
import { findOpenStep, focusField, focusOpenField } from './find-open-field.ts';

/** What is asked before something is done. */
export type Question = 'blocked' | 'open fields' | 'too many variants' | 'start over' | 'discard changes';

export interface Finish {
  /** It is a cart item that is being changed. */
  isEdit: boolean;
  isBusy: boolean;
  question: Question | undefined;
  ask: (question: Question | undefined) => void;
  /** Into the cart, or back into it; asks first while mandatory fields are open. */
  finish: (options?: { withOpenFields: boolean }) => Promise<void>;
  goToOpenField: () => Promise<void>;
  /** To the position that has more parts in it than it takes. */
  goToVariants: () => void;
  /** To the field of a value that is refused or not sent, in whichever step. */
  goToField: (parameter: string, pending: PendingValue) => Promise<void>;
  /** Sends again what got no answer, then finishes. */
  retry: () => Promise<void>;
  startOver: () => void;
  discardChanges: () => void;
}

/** The actions that end a configuration, and the one that goes to the next open field. */
export function useFinish(
  address: ConfigurationAddress & { step: string },
  configuration: Configuration,
): Finish {
  const { tab, productId, configId } = address;
  const t = useTranslations('configurator');
  const te = useTranslations('error');
  const language = useLocale();
  const navigate = useNavigate();
  const editor = useEditor();
  const { data: cart } = useQuery(cartItemsQuery(language));
  // The cart says so for every browser; the journal says it sooner.
  const isEdit = useConfigurationJournal(({ entries }) => entries[configId]?.itemId !== undefined);
  const [question, ask] = useState<Question>();
  const [isWaiting, setWaiting] = useState(false);
  const [exceeded, setExceeded] = useState<string>();
  const client = useQueryClient();
  const add = useAddToCart(language);
  const discard = useDiscardEdit();

  const failed = (title: string) => (error: unknown) =>
    notify({ title, description: failureText(error, te), tone: 'danger' });

  // Forgotten only once the page is gone that shows it, which is after the router says that it went on.
  const isOver = useRef(false);
  useEffect(
    () => () => {
      if (isOver.current) endConfiguration(configId);
    },
    [configId],
  );
  const goAway = (to: string, options?: { replace: boolean }) => {
    isOver.current = true;
    void navigate(to, options);
  };
  const leave = (to: string) => {
    dropEntry(configId);
    goAway(to, { replace: true });
  };

  const finish: Finish['finish'] = async (options) => {
    ask(undefined);
    if (add.isPending || isWaiting) return;
    setWaiting(true);
    commitUnsent();
    const isSettled = await whenSettled(editor.state);
    setWaiting(false);
    // An open conflict is a question of its own.
    if (!isSettled) return editor.state.getState().conflict ? undefined : ask('blocked');
    // Not what this was painted with: pressing the button may have finished the last open field.
    const { answer } = lastAnswer(configId, language) ?? { answer: configuration };
    if (!options?.withOpenFields && answer.numberOfUncommittedMandatoryFields > 0) return ask('open fields');
    if (answer.extensions?.variantCatalogs) {
      try {
        if (await hasTooManyVariants()) return ask('too many variants');
      } catch (error) {
        return failed(t('finishFailed'))(error);
      }
    }
    add.mutate(
      { configId },
      {
        onSuccess: (item) => {
          updateEntry(configId, () => ({ inCartAs: item['#id'], itemId: undefined, pending: [] }));
          goAway(paths.cart());
        },
        onError: failed(t('finishFailed')),
      },
    );
  };

  /** Positions publish their limits, and only the shop keeps to them. Read anew: the configuration may have changed since. */
  const hasTooManyVariants = async () => {
    setWaiting(true);
    try {
      const [{ exceededPosition }, { variantCatalogsQuery }] = await Promise.all([
        import('#src/api/variant-limits.ts'),
        import('#src/api/variants.ts'),
      ]);
      const exceeded = exceededPosition(await client.fetchQuery(variantCatalogsQuery(configId, language)));
      setExceeded(exceeded?.id);
      return exceeded !== undefined;
    } finally {
      setWaiting(false);
    }
  };

  const goToVariants = () => {
    ask(undefined);
    void navigate(`${paths.variants(address)}?${new URLSearchParams({ position: exceeded ?? '' })}`);
  };

  const goToOpenField = async () => {
    ask(undefined);
    try {
      const step = await findOpenStep(configuration, (name) => editor.steps.goTo(name, language));
      await afterPaint(); // a dialog that asked holds the focus until it is gone
      if (step === undefined || (step === address.step && focusOpenField())) return;
      await navigate(paths.configuration({ ...address, step }), { state: { focus: 'open field' } });
    } catch (error) {
      failed(t('stepFailed'))(error);
    }
  };

  const goToField: Finish['goToField'] = async (parameter, { place }) => {
    ask(undefined);
    await afterPaint();
    const step = place?.step ?? address.step;
    if (step === address.step) focusField(parameter);
    else
      await navigate(paths.configuration({ ...address, step }), { state: { focus: { field: parameter } } });
  };

  const retry = () => {
    editor.decisions.retry();
    return finish();
  };

  const startOver = () => {
    ask(undefined);
    // The tenant removes it later anyway; so this is not waited for, and may fail.
    cancelConfiguration(configId).catch(() => undefined);
    leave(paths.start(tab, productId));
  };

  const discardChanges = () => {
    ask(undefined);
    discard.mutate(configId, {
      onSuccess: () => leave(paths.cart()),
      onError: failed(t('discardFailed')),
    });
  };

  return {
    isEdit: isEdit || (cart?.items.some((item) => item['#id'] === configId && item.isCheckedOut) ?? false),
    isBusy: isWaiting || add.isPending || discard.isPending,
    question,
    ask,
    finish,
    goToOpenField,
    goToVariants,
    goToField,
    retry,
    startOver,
    discardChanges,
  };
}

function afterPaint(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
