/** Any address no other route knows; the error page says so. */
export function loader(): never {
  throw new Response('No such page', { status: 404 });
}

/** Never seen; without it the router warns that the route shows nothing. */
export function Component() {
  return null;
}
