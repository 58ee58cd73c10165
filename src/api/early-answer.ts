/** A call that `public/boot.js` made before the scripts of the shop ran. */
interface EarlyAnswer {
  readonly url: string;
  readonly language: string;
  readonly answer: Promise<Response>;
  readonly controller: AbortController;
}

declare global {
  var earlyAnswer: EarlyAnswer | undefined;
}

/**
 * The answer to this call, if it was made early; once, as later ones are to be up to date.
 *
 * @param signal ends the call as it would end one that is made now
 */
export function takeEarlyAnswer(
  url: string,
  language: string | undefined,
  signal: AbortSignal,
): Promise<Response> | undefined {
  const early = globalThis.earlyAnswer;
  if (early?.url !== url || early.language !== language) return undefined;
  globalThis.earlyAnswer = undefined;
  signal.addEventListener('abort', () => early.controller.abort());
  return early.answer;
}
