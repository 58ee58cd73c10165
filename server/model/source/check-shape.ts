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
  const { content, damaged } = salvageShape(source, schema, report);
  return damaged.length === 0 ? content : undefined;
}

/** What could be read, and the entries (by the first two steps of their path) in which something had to be left out. */
export interface Salvaged<T> {
  readonly content: T | undefined;
  readonly damaged: readonly Path[];
}

/**
 * Like `checkShape`, but what deviates is left out where it can be, so that whoever checks further can report the rest
 * of the file's problems in the same go.
 */
export function salvageShape<T extends z.ZodType>(
  source: YamlSource,
  schema: T,
  report: (diagnostic: Diagnostic) => void,
): Salvaged<z.output<T>> {
  if (source.value === undefined) return { content: undefined, damaged: [] };
  const result = z.safeParse(schema, source.value);
  if (result.success) return { content: result.data, damaged: [] };
  const { issues } = result.error;
  for (const issue of issues) {
    for (const diagnostic of describe(issue, source)) report(diagnostic);
  }
  const rest = structuredClone(source.value);
  for (const issue of issues) leaveOut(rest, issue);
  const second = z.safeParse(schema, rest);
  return {
    content: second.success ? second.data : undefined,
    damaged: issues.map((issue) => pathOf(issue).slice(0, 2)),
  };
}

/** Items of lists stay: the places of those after them must not move. */
function leaveOut(value: YamlValue, issue: z.core.$ZodIssue): void {
  const path = pathOf(issue);
  const keys = issue.code === 'unrecognized_keys' ? issue.keys : [String(path.at(-1) ?? '')];
  const owner = valueAt(value, issue.code === 'unrecognized_keys' ? path : path.slice(0, -1));
  if (owner instanceof Map) for (const key of keys) owner.delete(key);
}

function pathOf(issue: z.core.$ZodIssue): Path {
  return issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
}

function describe(issue: z.core.$ZodIssue, source: YamlSource): readonly Diagnostic[] {
  const path = pathOf(issue);
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
  const isKey = issue.code === 'custom' && issue.params?.['isKey'] === true;
  return [withHint(source, path, issue.message, isKey)];
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
