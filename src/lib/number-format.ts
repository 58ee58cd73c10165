const formats = new Map<string, Intl.NumberFormat>();

/** Far more than a page uses: a few for each language and currency. */
const MOST = 100;

/** `new Intl.NumberFormat(…)`, made once for the same arguments: making one takes longer than formatting with it. */
export function numberFormat(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    if (formats.size >= MOST) formats.clear();
    format = new Intl.NumberFormat(language, options);
    formats.set(key, format);
  }
  return format;
}
