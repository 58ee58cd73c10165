import type { Plugin } from 'vite';

/**
 * Vite plugin for `npm run dev`: the page comes from Vite, without the cookie of the browser session that the server sets with
 * the page. Each of its first concurrent calls would start a browser session.
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
          // The server may be restarting; the page shows that error itself.
          .catch(() => undefined)
          .finally(next);
      });
    },
  };
}
