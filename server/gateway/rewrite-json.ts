/**
 * The text of an answer with some of its values replaced.
 *
 * @param json one that is no JSON is left as it is
 * @param mark text that all answers have in which there is something to replace: most answers are not read at all
 * @param replace as `JSON.parse` calls it
 */
export function rewriteJson(
  json: string,
  mark: string,
  replace: (name: string, value: unknown) => unknown,
): string {
  if (!json.includes(mark)) return json;
  try {
    return JSON.stringify(JSON.parse(json, replace));
  } catch {
    return json;
  }
}
