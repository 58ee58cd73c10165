import type { PlacedScene } from '#scene/evaluate/placed-scene.ts';
import type { Scene } from '#scene/scene.ts';
import type { ActionMessage } from '../protocol/messages.ts';

/** The page hears which actions of a scene there is something to do for, whenever that changes. */
export class ButtonAnnouncement {
  readonly #send: (message: ActionMessage) => void;
  #announced = '';

  constructor(send: (message: ActionMessage) => void) {
    this.#send = send;
  }

  update(scene: Scene, placed: PlacedScene): void {
    const parameters = Object.fromEntries(
      scene.actions.map(({ name }) => [name, placed.actions.includes(name)] as const),
    );
    const announced = JSON.stringify(parameters);
    if (announced === this.#announced || scene.actions.length === 0) return;
    this.#announced = announced;
    this.#send({ action: 'button_visibility', parameters });
  }
}
