import { ArrowRight } from 'lucide-react';
import { createElement, type SVGProps } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import createIcon from './create-icon.ts';

const Own = createIcon({
  name: 'arrow-right',
  node: [
    ['path', { d: 'M5 12h14', key: '1' }],
    ['path', { d: 'm12 5 7 7-7 7', key: '2' }],
  ],
});

const uses: Record<string, SVGProps<SVGSVGElement>> = {
  'as it is': {},
  'with a class and a stroke': { className: 'size-4', strokeWidth: 2.5 },
  hidden: { 'aria-hidden': true },
};

it.each(Object.entries(uses))('draws what lucide-react draws: %s', (_, { ref: _ref, ...props }) => {
  expect(renderToStaticMarkup(createElement(Own, props))).toBe(
    renderToStaticMarkup(createElement(ArrowRight, props)),
  );
});

it('is read out only by a name', () => {
  expect(renderToStaticMarkup(createElement(Own, { 'aria-label': 'becomes' }))).toBe(
    renderToStaticMarkup(createElement(ArrowRight, { 'aria-label': 'becomes' })),
  );
});
