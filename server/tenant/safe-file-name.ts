/** Characters. Windows and most file systems take 255 bytes; what is cut off is never the ending. */
const MAX_CHARS = 120;

/** Names that Windows keeps for devices. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A name that can be shown, put into a header and saved on any system: without a path, without control characters and those that
 * turn the direction of writing, and not longer than 120 characters.
 *
 * @param sent whatever came with an upload
 */
export function safeFileName(sent: string): string {
  const last = sent.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    // Browsers write quotes and line ends in a form like this.
    .replace(/%(22|0a|0d)|[<>:"|?*]/gi, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const named = DEVICE.test(clean) ? `_${clean}` : clean;
  if (named === '') return 'file';
  const chars = [...named];
  if (chars.length <= MAX_CHARS) return named;
  const [ending = ''] = /\.[\p{L}\p{N}]{1,10}$/u.exec(named) ?? [];
  return chars.slice(0, MAX_CHARS - ending.length).join('') + ending;
}
