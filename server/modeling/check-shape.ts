import * as z from 'zod';
import type { Diagnostic } from './diagnostic.ts';
import { hintFor } from './suggest-name.ts';
import type { Path, YamlSource, YamlValue } from './yaml-source.ts';

/** The file's content as the schema has it; otherwise undefined and every deviation reported at its place. */
export function checkShape<T extends z.ZodType>(
  source: YamlSource,
  schema: T,
  report: (diagnostic: Diagnostic) => void,
): z.output<T> | undefined {
  if (source.value === undefined) return undefined;
  const result = z.safeParse(schema, source.value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    for (const diagnostic of describe(issue, source)) report(diagnostic);
  }
  return undefined;
}

function describe(issue: z.core.$ZodIssue, source: YamlSource): readonly Diagnostic[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.split(' ');
    return issue.keys.map((key) =>
      source.at(
        'error',
        { path: [...path, key], key: true },
        `"${key}" is not known here.`,
        hintFor(key, known),
      ),
    );
  }
  const found = valueAt(source.value, path);
  if (found === undefined) {
    const name = String(path.at(-1) ?? '');
    return [source.at('error', { path: path.slice(0, -1), key: true }, `"${name}" is missing here.`)];
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    const written = typeof found === 'string' ? found : '';
    return [source.at('error', { path }, `"${written}" is not possible here.`, hintFor(written, values))];
  }
  if (issue.code === 'invalid_type') {
    return [
      source.at(
        'error',
        { path },
        `Expected ${kinds.get(issue.expected) ?? issue.expected}, found ${kindOf(found)}.`,
      ),
    ];
  }
  if (issue.code === 'invalid_key') {
    const message = issue.issues[0]?.message ?? issue.message;
    return [withHint(source, path, message, true)];
  }
  return [withHint(source, path, issue.message, false)];
}

/** Messages of the schemas carry their hint on a second line. */
function withHint(source: YamlSource, path: Path, text: string, key: boolean): Diagnostic {
  const [message = '', hint] = text.split('\n');
  return source.at('error', { path, key }, message, hint);
}

const kinds: ReadonlyMap<string, string> = new Map([
  ['string', 'a text'],
  ['array', 'a list'],
  ['object', 'a mapping (lines of "key: value")'],
  ['map', 'a mapping (lines of "name: …")'],
]);

function kindOf(value: YamlValue): string {
  if (typeof value === 'string') return value === '' ? 'nothing' : 'a text';
  return Array.isArray(value) ? 'a list' : 'a mapping';
}

function valueAt(value: YamlValue | undefined, path: Path): YamlValue | undefined {
  let found = value;
  for (const step of path) {
    if (found instanceof Map) found = found.get(String(step)) as YamlValue | undefined;
    else if (Array.isArray(found)) found = found[Number(step)] as YamlValue | undefined;
    else return undefined;
  }
  return found;
}
