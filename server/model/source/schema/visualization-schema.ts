/** The shape of `visualization` (docs/authoring.md, "Visualization"). */
import * as z from 'zod';
import { mapping, names, text, type NameRule } from './schema-parts.ts';

export const attributeName: NameRule = {
  test: (name) => /^[A-Za-z][\w.-]{0,99}$/.test(name),
  error:
    'This is not a name of an attribute.\nIt has letters, digits, "_", "." and "-", and starts with a letter.',
};

const aspectRatio = z.string().refine((ratio) => /^[1-9]\d{0,3}:[1-9]\d{0,3}$/.test(ratio), {
  error: 'This is not a ratio.\nWrite it in quotes, as "4:3".',
});

const color = z.string().refine((value) => /^#[\da-f]{6}$/i.test(value), {
  error: 'This is not a colour.\nWrite it in quotes, as "#3763e0".',
});

export const visualization = mapping({
  scene: text,
  aspect_ratio: aspectRatio.optional(),
  primary_color: color.optional(),
  buttons: z.array(z.enum(['fullscreen', 'share'])).optional(),
  /** Attribute of the scene → a field, or a feature of its value (`field.feature`). */
  tell: names(z.string(), attributeName),
});
