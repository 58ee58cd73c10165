import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';

const self = ["'self'"];
const nothing = ["'none'"];

const pagePolicy = (framers: readonly string[], framed: readonly string[]) => ({
  defaultSrc: self,
  baseUri: nothing,
  objectSrc: nothing,
  formAction: self,
  frameSrc: [...self, ...framed],
  frameAncestors: [...self, ...framers],
  // Text never becomes script or markup; addresses of scripts come from the one policy of
  // `src/features/visualization/trusted-script-address.ts`.
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ['same-origin-script'],
});

/** An SVG of the tenant may style itself. */
const dataPolicy = {
  defaultSrc: nothing,
  styleSrc: ["'unsafe-inline'"],
  imgSrc: ['data:'],
  sandbox: [],
  frameAncestors: nothing,
};

/**
 * Security headers of every answer. Scripts, styles, pictures and frames come from this server only, nothing is inline and
 * nothing is evaluated; only pages of this server may frame its pages (the visualization is one).
 *
 * @param isSecure whether the browser used https: only then is Strict-Transport-Security sent
 * @param isData whether it is an answer of the API: opened as a page, it may run nothing and belongs to no origin
 * @param embedders origins of the other sites that may load what is embeddable into their pages
 * @param framed origins of other sites whose pages may be frames of ours: the visualization of another tenant
 * @param isEmbeddable whether they may load this answer
 */
export function securityHeaders(options: {
  isSecure: (c: Context) => boolean;
  isData: (c: Context) => boolean;
  embedders: readonly string[];
  framed: readonly string[];
  isEmbeddable: (c: Context) => boolean;
}): MiddlewareHandler {
  const build = (https: boolean, data: boolean, embeddable: boolean) =>
    secureHeaders({
      contentSecurityPolicy: data
        ? dataPolicy
        : pagePolicy(embeddable ? options.embedders : [], options.framed),
      permissionsPolicy: {
        camera: [],
        geolocation: [],
        microphone: [],
        payment: [],
        usb: [],
        // The visualization is a frame of ours that may fill the screen and show a product in augmented reality.
        fullscreen: ['self', ...options.framed],
        xrSpatialTracking: ['self', ...options.framed],
      },
      referrerPolicy: 'same-origin',
      strictTransportSecurity: https ? 'max-age=31536000' : false,
      // The older header knows no list of sites.
      xFrameOptions: embeddable ? false : 'SAMEORIGIN',
      crossOriginResourcePolicy: embeddable ? 'cross-origin' : 'same-origin',
    });
  const variants = new Map(
    [false, true].flatMap((https) =>
      [false, true].flatMap((data) =>
        [false, true].map(
          (embeddable) => [`${https} ${data} ${embeddable}`, build(https, data, embeddable)] as const,
        ),
      ),
    ),
  );
  return createMiddleware(async (c, next) => {
    const isEmbeddable = options.embedders.length > 0 && options.isEmbeddable(c);
    const variant = variants.get(`${options.isSecure(c)} ${options.isData(c)} ${isEmbeddable}`);
    return variant ? variant(c, next) : next();
  });
}
