import { expect, test } from 'vitest';
import { restrictContent } from './content-policy.ts';

/** The policies of a page that was opened by an address; a document without a window, because a policy cannot be taken back. */
function policiesOf(address: string): string[] {
  const page = document.implementation.createHTMLDocument();
  restrictContent(new URL(address, 'https://tenant.example/vis/index.html'), page);
  return [...page.head.querySelectorAll<HTMLMetaElement>('meta[http-equiv=Content-Security-Policy]')].map(
    ({ content }) => content,
  );
}

test('the page restricts itself to files of its own server', () => {
  for (const address of ['#parent=x', '?useCSP=true', '?useCSP=']) {
    const [policy = '', ...more] = policiesOf(address);
    expect(more).toEqual([]);
    const directives = new Map(policy.split('; ').map((directive) => [directive.split(' ')[0], directive]));
    expect(directives.get('default-src')).toBe("default-src 'self'");
    for (const name of ['object-src', 'frame-src', 'form-action', 'base-uri'])
      expect(directives.get(name)).toBe(`${name} 'none'`);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  }
});

test('with `useCSP: false` it does not', () => {
  expect(policiesOf('?useCSP=false#parent=x')).toEqual([]);
});
