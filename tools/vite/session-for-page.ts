import type { Plugin } from 'vite';

/**
 * Vite plugin for `npm run dev`: the page comes from Vite, not from our server, and would arrive without the session
 * that the server sends along with it. Its first calls, made at once, would then each start one of their own.
 *
 * @param server address of the server
 */
export function sessionForPage(server: string): Plugin {
  return {
    name: 'bespoke:session-for-page',
    apply: 'serve',
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        if (request.headers['sec-fetch-dest'] !== 'document') {
          next();
          return;
        }
        fetch(`${server}/api/session`, { headers: { cookie: request.headers.cookie ?? '' } })
          .then((answer) => {
            const cookies = answer.headers.getSetCookie();
            if (cookies.length > 0) response.setHeader('Set-Cookie', cookies);
          })
          // The server may be on its way up again after a change; the page says so itself when it needs it.
          .catch(() => undefined)
          .finally(next);
      });
    },
  };
}
