/** The one queue of each configuration, and the query that shows what it has read. */
import { notifyManager, queryOptions } from '@tanstack/react-query';
import type { Configuration } from '#contract/configuration.ts';
import { ConfigurationQueue, type AnswerCache } from './decisions.ts';
import {
  accept,
  changeStep,
  commit,
  explain,
  findAlternatives,
  optimize,
  uncommit,
} from './client.ts';
import { queryClient } from '../query-client.ts';
import type { ConfigurationCalls } from './tab-client.ts';

const queues = new Map<string, ConfigurationQueue>();

/** The queue of a configuration; `language` is what answers to decisions come back in from now on. */
export function configurationQueue(configId: string, language: string): ConfigurationQueue {
  const known = queues.get(configId);
  if (known) return known;
  const queue = new ConfigurationQueue({ language, calls: bindCalls(configId), cache: cacheOf(configId) });
  queues.set(configId, queue);
  return queue;
}

/** Forgets everything about a configuration that has ended. */
export function endConfiguration(configId: string): void {
  queues.delete(configId);
  queryClient.removeQueries({ queryKey: ['configuration', configId] });
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
      return configurationQueue(configId, language).refresh(language);
    },
    staleTime: Infinity,
    refetchOnWindowFocus: 'always',
  });
}

/** Everything that shows a configuration reads it anew: how numbers are to be told has changed. */
export function readAgain(): void {
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
    optimize: (language, wish) => optimize(ref(language), wish),
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
