import { afterEach, beforeEach } from 'vitest';
import styles from '../app.css?inline';

/** The styles of the iframe's page, for the tests of a file only: they keep a page from scrolling, and files share one. */
export function withAppStyles(): void {
  const style = document.createElement('style');
  style.textContent = styles;
  beforeEach(() => {
    document.head.append(style);
  });
  afterEach(() => {
    style.remove();
  });
}
