/**
 * The letterhead of proposals: `proposal.yaml` in a models folder, with a logo beside it. A template that is changed counts from the
 * next draft on.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { texts } from '#server/texts/texts.ts';
import { NotFound } from '../tenant-error.ts';
import { readPicture, type DraftPicture } from './draft-picture.ts';

/** Plain text, or one by language; the first is used for languages that are not there. */
const localText = z.union([z.string(), z.record(z.string(), z.string())]);
const templateSchema = z.strictObject({
  format: z.literal(1),
  /** Who makes the proposal, as it stands at the top and in the footer. */
  sender: localText,
  /** Beside it, a line on what they do. */
  tagline: localText.optional(),
  /** Address, telephone and so on, a line each. */
  address: z.array(localText).default([]),
  /** File beside the template: SVG, PNG or JPEG. Stands in place of the sender at the top of the first page. */
  logo: z.string().optional(),
  /** Colour of lines and of the sender: `#2f46c8`. */
  accent: z
    .string()
    .regex(/^#[\da-f]{6}$/i)
    .optional(),
  /** In small type at the end of every page: bank, register, tax number. */
  footer: localText.optional(),
});

export interface Letterhead {
  readonly sender: string;
  readonly tagline: string;
  readonly address: readonly string[];
  readonly logo: DraftPicture | undefined;
  readonly accent: string | undefined;
  readonly footer: string;
}

/** Of documents that no template is for. */
export const PLAIN_LETTERHEAD: Letterhead = {
  sender: '',
  tagline: '',
  address: [],
  logo: undefined,
  accent: undefined,
  footer: '',
};

/**
 * The letterhead in a language, from the first folder that has one.
 * @throws NotFound when no folder has a template ("Proposal generation has not been set up by the Administrator")
 * @throws Error naming the file, for one that cannot be read
 */
export async function readLetterhead(folders: readonly string[], language: string): Promise<Letterhead> {
  for (const folder of folders) {
    const file = join(folder, 'proposal.yaml');
    const source = await readFile(file, 'utf8').catch(() => undefined);
    if (source !== undefined) return parseLetterhead(file, source, folder, language);
  }
  throw new NotFound('Not set up', 'Proposal generation has not been set up by the Administrator.');
}

async function parseLetterhead(file: string, source: string, folder: string, language: string) {
  const { data, error } = templateSchema.safeParse(parse(source));
  if (!data) throw new Error(`${file} is not a proposal template: ${z.prettifyError(error)}`);
  const inLanguage = (text: z.infer<typeof localText> = '') =>
    typeof text === 'string' ? text : (text[texts.languageOf(language)] ?? Object.values(text)[0] ?? '');
  return {
    sender: inLanguage(data.sender),
    tagline: inLanguage(data.tagline),
    address: data.address.map(inLanguage),
    logo: data.logo === undefined ? undefined : await readPicture(join(folder, data.logo)),
    accent: data.accent,
    footer: inLanguage(data.footer),
  };
}
