/**
 * Whether a browser takes a compression; `br;q=0` refuses it.
 *
 * @param accepted the `Accept-Encoding` of its request
 */
export function acceptsEncoding(accepted: string | undefined, encoding: 'br' | 'gzip'): boolean {
  return (accepted ?? '').split(',').some((part) => {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    const [weight] = parameters;
    return name === encoding && (weight === undefined || /^q=(1|0\.0*[1-9])/.test(weight));
  });
}
