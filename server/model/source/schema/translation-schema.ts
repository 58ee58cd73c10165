import * as z from 'zod';
import { anyName, mapping, names, text } from './schema-parts.ts';

/** `translations/<language>.yaml`. */
export const translationSchema = mapping({
  /** Text of the model → text in this language. */
  texts: names(text, anyName).optional(),
  /** Texts that are the same in this language, such as names. */
  same: z.array(z.string()).optional(),
  /** For one text that has to be translated differently in one place: the path of the place → text. */
  places: names(text, anyName).optional(),
});

export type TranslationSource = z.output<typeof translationSchema>;
