import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { ConfigurationQueue } from '#src/api/configuration/decisions.ts';
import type { QueueState } from '#src/api/configuration/state.ts';

/** The queue of the configuration on the screen. It never changes while the page stands, so nothing repaints for it. */
export const ConfiguratorContext = createContext<ConfigurationQueue | undefined>(undefined);

export function useQueue(): ConfigurationQueue {
  const queue = useContext(ConfiguratorContext);
  if (!queue) throw new Error('useQueue needs a ConfiguratorContext above it');
  return queue;
}

/** A part of the queue's state; repaints only when that part changes. */
export function useQueueState<T>(select: (state: QueueState) => T): T {
  return useStore(useQueue().state, select);
}
