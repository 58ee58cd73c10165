import {
  createTranslator,
  useLocale,
  useMessages,
  type useTranslations as useOwnTranslations,
} from 'use-intl';
import { reportIntlError } from './report-intl-error.ts';

/** By the texts of a language, which are an object of their own, and by namespace. */
const translators = new WeakMap<object, Map<string, unknown>>();

/**
 * As `useTranslations` of use-intl, where hundreds on a page ask for the same texts: that makes six functions for each of them, in each field of
 * a form several times, these are made once.
 */
export const useTranslations = ((namespace: string) => {
  const messages = useMessages();
  const locale = useLocale();
  const known = translators.get(messages) ?? new Map<string, unknown>();
  translators.set(messages, known);
  // Namespaces are checked where they are asked for: this has the type of use-intl's own.
  const create = createTranslator as (options: object) => unknown;
  const translator =
    known.get(namespace) ?? create({ locale, messages, namespace, onError: reportIntlError });
  known.set(namespace, translator);
  return translator;
}) as typeof useOwnTranslations;
