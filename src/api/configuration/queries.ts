/** The one editor of each configuration, and the query that shows what it has read. */
import { notifyManager, queryOptions } from '@tanstack/react-query';
import type { Configuration } from '#src/api/read/configuration.ts';
import { queryClient } from '../query-client.ts';
import type { AnswerCache } from './answers.ts';
import {
  accept,
  changeStep,
  commit,
  explain,
  findAlternatives,
  insertRow,
  optimize,
  removeRow,
  uncommit,
} from './client.ts';
import { ConfigurationEditor } from './editor.ts';
import type { ConfigurationCalls } from './tab-client.ts';

const editors = new Map<string, ConfigurationEditor>();

/** The editor of a configuration; `language` is what answers to decisions come back in when it is a new one. */
export function configurationEditor(configId: string, language: string): ConfigurationEditor {
  const known = editors.get(configId);
  if (known) return known;
  const editor = new ConfigurationEditor({
    configId,
    language,
    calls: bindCalls(configId),
    cache: cacheOf(configId),
  });
  editors.set(configId, editor);
  return editor;
}

/**
 * Forgets everything about a configuration that has ended. A page that shows it keeps its last answer until the next page is
 * there: removing that would read the configuration again.
 */
export function endConfiguration(configId: string): void {
  const queryKey = ['configuration', configId];
  editors.delete(configId);
  queryClient.removeQueries({ queryKey, type: 'inactive' });
  void queryClient.invalidateQueries({ queryKey, refetchType: 'none' });
}

/**
 * A configuration as it was last read. Never stale by time: every answer is put here. Read again when the window gets
 * the focus back, because another tab may have changed it.
 */
export function configurationQuery(configId: string, language: string) {
  return queryOptions({
    queryKey: configurationKey(configId, language),
    queryFn: async () => {
      // A suspending component asks while it renders, when nobody may be told of anything yet.
      await Promise.resolve();
      return configurationEditor(configId, language).steps.refresh(language);
    },
    staleTime: Infinity,
    // Its reader has done so (`read-once.ts`), without comparing everything once more.
    structuralSharing: false,
    refetchOnWindowFocus: 'always',
  });
}

/** Every configuration on the screen is read again: the unit system of its numbers has changed. */
export function invalidateConfigurations(): void {
  void queryClient.invalidateQueries({ queryKey: ['configuration'] });
}

/** The last answer in a language and when it came. */
export function lastAnswer(
  configId: string,
  language: string,
): { answer: Configuration; time: number } | undefined {
  const state = queryClient.getQueryState<Configuration>(configurationKey(configId, language));
  return state?.data && !state.isInvalidated ? { answer: state.data, time: state.dataUpdatedAt } : undefined;
}

function configurationKey(configId: string, language: string) {
  return ['configuration', configId, language] as const;
}

function bindCalls(configId: string): ConfigurationCalls {
  const ref = (language: string) => ({ configId, language });
  return {
    commit: (language, pairs) => commit(ref(language), pairs),
    uncommit: (language, parameter) => uncommit(ref(language), parameter),
    accept: (language, pairs) => accept(ref(language), pairs),
    findAlternatives: (language, pair) => findAlternatives(ref(language), pair),
    explain: (language, pair) => explain(ref(language), pair),
    optimize: (language, request) => optimize(ref(language), request),
    removeRow: (language, place) => removeRow(ref(language), place),
    insertRow: (language, place, values) => insertRow(ref(language), place, values),
    changeStep: (language, step) => changeStep(ref(language), step),
  };
}

function cacheOf(configId: string): AnswerCache {
  return {
    get: (language) => queryClient.getQueryData(configurationKey(configId, language)),
    set: (language, configuration, alongside) =>
      // One batch, one repaint: the answer and what it settles show at the same moment.
      notifyManager.batch(() => {
        queryClient.setQueryData(configurationKey(configId, language), configuration);
        void queryClient.invalidateQueries({
          queryKey: ['configuration', configId],
          predicate: ({ queryKey }) => queryKey[2] !== language,
          refetchType: 'none',
        });
        notifyManager.schedule(alongside);
      }),
  };
}
