/** Any address no other route knows; the error page says so. */
export function loader(): never {
  throw new Response('No such page', { status: 404 });
}
