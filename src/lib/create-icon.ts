import { createElement, type SVGProps } from 'react';

/** Of a module of lucide-react. */
export interface IconData {
  name: string;
  /** Elements with their attributes, on a square of 24. */
  node: [tag: string, attributes: Record<string, string>][];
}

/**
 * In place of lucide-react's function of that name in the built shop (`tools/vite/plain-icons.ts`): the same picture, without the choices of
 * size, colour and context that each would pass through, in two components and six functions, each time it is drawn.
 */
// eslint-disable-next-line no-restricted-syntax -- the icons import it so
export default function createIcon({ name, node }: IconData) {
  // The same for each icon of the name, of which a form has hundreds.
  const lines = node.map(([tag, attributes]) => createElement(tag, attributes));
  return function Icon({ className = '', strokeWidth = 2, ...rest }: SVGProps<SVGSVGElement>) {
    return createElement(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        width: 24,
        height: 24,
        viewBox: '0 0 24 24',
        fill: 'none',
        stroke: 'currentColor',
        strokeWidth,
        strokeLinecap: 'round',
        strokeLinejoin: 'round',
        className: `lucide lucide-${name} ${className}`.trim(),
        'aria-hidden': rest['aria-label'] === undefined ? true : undefined,
        ...rest,
      },
      ...lines,
    );
  };
}
