/** The shape of the file of systems (`UPSTREAMS_FILE`, docs/configuration.md). */
import * as z from 'zod';
import {
  format,
  integer,
  languageCode,
  mapping,
  names,
  text,
  type NameRule,
} from '#server/model/source/schema/schema-parts.ts';

const systemName: NameRule = {
  test: (name) => /^[a-z][a-z0-9_]{0,39}$/.test(name),
  error: 'This is not a name of a system.\nIt has small letters, digits and "_", and starts with a letter.',
};
const variableName: NameRule = {
  test: (name) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name),
  error: 'This is not the name of an environment variable.\nWrite the name of the variable, not the secret.',
};
const anyText: NameRule = { test: (name) => name.length <= 100, error: 'This is too long.' };

const nameOf = ({ test, error }: NameRule) => z.string().refine(test, { error });

/** A text, or one by language code. */
const title = z.union([
  text,
  names(text, { test: (code) => languageCode.safeParse(code).success, error: '' }),
]);

const address = z.string().refine(
  (value) => {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    return /^https?:$/.test(url?.protocol ?? '') && url?.username === '' && url.password === '';
  },
  { error: 'This is not an http(s) address.\nWrite it without a user and a password.' },
);

const timeout = integer.refine((value) => value >= 100 && value <= 600_000, {
  error: 'This is not possible here.\nWrite milliseconds from 100 to 600000.',
});

const product = mapping(
  {
    /** In the other system. */
    id: text,
    /** The tab that lists it, if not that of the system. */
    tab: text.optional(),
    title: title.optional(),
    description: title.optional(),
    /** A file, relative to the folder of this one. */
    picture: text.optional(),
  },
  'id',
);

const system = mapping({
  name: nameOf(systemName),
  kind: z.enum(['oracle', 'salesforce']),
  url: address,
  /** What the adapter calls a credential → the environment variable that has it. */
  credentials: names(nameOf(variableName), anyText).default(new Map()),
  timeout_ms: timeout.default(20_000),
  /** The tab that lists its products: one of the catalog, or a new one with this title. */
  tab: mapping({ name: text, title: title.optional() }, 'name').optional(),
  /** What else the adapter of this kind of system reads. */
  settings: names(text, anyText).default(new Map()),
  products: z.array(product).min(1, { error: 'There is no product here.' }),
});

export const upstreamsSchema = mapping({ format, systems: z.array(system) });

export type SystemSource = z.output<typeof system>;
export type TitleSource = z.output<typeof title>;
