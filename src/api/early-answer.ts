/** A call that `public/boot.js` made before the scripts of the shop ran. */
interface EarlyAnswer {
  readonly method: string;
  readonly url: string;
  readonly language: string;
  readonly answer: Promise<Response>;
  readonly controller: AbortController;
}

declare global {
  var earlyAnswers: EarlyAnswer[] | undefined;
}

/**
 * The answer to this call without a body, if it was made early; once, as later ones are to be up to date.
 *
 * @param signal ends the call as it would end one that is made now
 */
export function takeEarlyAnswer(
  { method, url, language }: { method: string; url: string; language: string | undefined },
  signal: AbortSignal,
): Promise<Response> | undefined {
  const answers = globalThis.earlyAnswers ?? [];
  const place = answers.findIndex(
    (early) => early.method === method && early.url === url && early.language === language,
  );
  const [early] = place < 0 ? [] : answers.splice(place, 1);
  if (early) signal.addEventListener('abort', () => early.controller.abort());
  return early?.answer;
}
