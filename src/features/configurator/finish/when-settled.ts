import type { ConfigurationQueue } from '#src/api/configuration/decisions.ts';

/**
 * Waits until everything chosen has been answered.
 * @returns false when that has to wait for the customer: a conflict is open, a call got no answer, or one was refused
 */
export function whenSettled({ state }: ConfigurationQueue): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => {
      const { drafts, conflict, failure, isForgotten } = state.getState();
      if (conflict || failure || isForgotten) return finish(false);
      const states = [...drafts.values()].map((draft) => draft.state);
      if (states.every((draft) => draft === 'refused')) finish(states.length === 0);
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
