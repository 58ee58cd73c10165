/**
 * The `useCSP` of a visualization object (API page, "Visualization"): unless it is false, the page in the frame restricts
 * itself to files of its own server. The script puts a `false` into the address, because the page needs it before the
 * first message. The policy in the headers of the server holds in either case.
 */
const policy = [
  "default-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-src 'none'",
  "form-action 'none'",
  // Pictures that are made in the page.
  "img-src 'self' blob: data:",
  "connect-src 'self' blob:",
].join('; ');

/** @param address of the page */
export function restrictContent(address: URL, page: Document = document): void {
  if (address.searchParams.get('useCSP') === 'false') return;
  const meta = page.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = policy;
  page.head.append(meta);
}
