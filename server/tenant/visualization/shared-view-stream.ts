import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { EndReason, SharedEvent } from './shared-view.ts';

/** A connection that is idle is closed by proxies; a comment keeps it. In milliseconds. */
const HEARTBEAT = 25_000;
/** Viewers connect again: no connection stays for ever, nor holds up a server that is being stopped. */
const CONNECTION = 10 * 60_000;

interface SentEvent {
  readonly event: 'state' | 'viewers' | 'change' | 'end';
  readonly data: string;
}

/** What a viewer has still to get: of states and viewers the newest, who is slow does not get all of them. */
export class PendingEvents {
  readonly #changes: string[] = [];
  #state: string | undefined;
  #viewers: string | undefined;
  #end: EndReason | undefined;
  #wake: () => void = () => undefined;

  add(event: SharedEvent): void {
    if (event.kind === 'state') this.#state = event.state;
    else if (event.kind === 'viewers') this.#viewers = JSON.stringify(event.viewers);
    else if (event.kind === 'change') this.#changes.push(JSON.stringify(event.parameters));
    else this.#end = event.reason;
    this.#wake();
  }

  next(): SentEvent | undefined {
    const [state, viewers] = [this.#state, this.#viewers];
    this.#state = undefined;
    if (state !== undefined) return { event: 'state', data: state };
    this.#viewers = undefined;
    if (viewers !== undefined) return { event: 'viewers', data: viewers };
    const change = this.#changes.shift();
    if (change !== undefined) return { event: 'change', data: change };
    return this.#end && { event: 'end', data: JSON.stringify({ reason: this.#end }) };
  }

  /** Waits until something is added or `wake` is called. @returns false after a time, in milliseconds, without that */
  async wait(most: number): Promise<boolean> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const isAwake = await new Promise<boolean>((resolve) => {
      this.#wake = () => resolve(true);
      timer = setTimeout(() => resolve(false), most);
    });
    clearTimeout(timer);
    return isAwake;
  }

  wake(): void {
    this.#wake();
  }
}

/**
 * Sends events until the last one, until the link expires, or for as long as a connection may stay.
 *
 * @param clock in milliseconds
 */
export function streamEvents(
  c: Context,
  pending: PendingEvents,
  { expires, stop, clock }: { expires: Date; stop: () => void; clock: () => number },
): Response {
  c.header('Cache-Control', 'no-store');
  c.header('X-Accel-Buffering', 'no');
  return streamSSE(c, async (stream) => {
    const until = Date.now() + CONNECTION;
    stream.onAbort(() => {
      stop();
      pending.wake();
    });
    while (!stream.aborted && Date.now() < until) {
      const sent = pending.next();
      if (sent) {
        await stream.writeSSE(sent);
        if (sent.event === 'end') break;
        continue;
      }
      const left = expires.getTime() - clock();
      if (left <= 0) {
        pending.add({ kind: 'end', reason: 'expired' });
        continue;
      }
      if (!(await pending.wait(Math.min(HEARTBEAT, left)))) await stream.write(': still here\n\n');
    }
    stop();
  });
}
