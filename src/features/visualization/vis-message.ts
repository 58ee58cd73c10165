import * as v from 'valibot';

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
/** A map that has entries, and not more than so many. */
function mapOf<Value extends v.GenericSchema>(value: Value, most: number) {
  const size = (map: Readonly<Record<string, unknown>>) => Object.keys(map).length;
  return v.pipe(
    v.record(name, value),
    v.check((map) => size(map) > 0 && size(map) <= most),
  );
}

const messageSchema = v.variant('action', [
  v.object({
    action: v.literal('multicommit'),
    parameters: mapOf(v.pipe(v.string(), v.maxLength(10_000)), 200),
  }),
  v.object({ action: v.literal('group'), value: name }),
  v.object({
    action: v.literal('button_visibility'),
    parameters: mapOf(v.boolean(), 50),
  }),
]);

/** What a visualization can ask for (API page, "Messages"). */
export type VisMessage = v.InferOutput<typeof messageSchema>;

/** Undefined for anything else: frames may say what they like, and later versions more. */
export function readVisMessage(message: unknown): VisMessage | undefined {
  const read = v.safeParse(messageSchema, message);
  return read.success ? read.output : undefined;
}

/** Lets through so many messages a second: a frame in a loop must not send the tenant a flood of commits. */
export class MessageLimit {
  readonly #times: number[] = [];
  readonly #perSecond: number;

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
  }

  /** @param now in milliseconds */
  allows(now: number): boolean {
    while (this.#times[0] !== undefined && now - this.#times[0] >= 1000) this.#times.shift();
    if (this.#times.length >= this.#perSecond) return false;
    this.#times.push(now);
    return true;
  }
}
