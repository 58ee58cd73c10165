import type { ConfigurationEditor } from '#src/api/configuration/editor.ts';

/**
 * Waits until everything chosen has been answered.
 * @returns false when that has to wait for the customer: a conflict is open, a call got no answer, or one was refused
 */
export function whenSettled({ state }: ConfigurationEditor): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => {
      const { pending, conflict, failure, isForgotten } = state.getState();
      if (conflict || failure || isForgotten) return finish(false);
      const states = [...pending.values()].map(({ state: at }) => at);
      if (states.every((at) => at === 'refused')) finish(states.length === 0);
    };
    let stop: (() => void) | undefined = state.subscribe(look);
    const finish = (outcome: boolean) => {
      stop?.();
      stop = undefined;
      resolve(outcome);
    };
    look();
  });
}
