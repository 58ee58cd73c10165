import { describe, expect, it } from 'vitest';
import { shakeable } from './production-router.ts';

describe('shakeable', () => {
  it('leaves out names of components, and no other statement', () => {
    expect(shakeable('Link.displayName = "Link";\nSome.contextType = Other;')).toBe(
      '\nSome.contextType = Other;',
    );
  });

  it('marks what makes a component or a context as having no effect', () => {
    expect(shakeable('var Link = React10.forwardRef(function LinkWithRef(')).toBe(
      'var Link = /* @__PURE__ */ React10.forwardRef(function LinkWithRef(',
    );
    expect(shakeable('var Context = React.createContext(null);')).toBe(
      'var Context = /* @__PURE__ */ React.createContext(null);',
    );
  });
});
