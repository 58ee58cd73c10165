/**
 * The page in the frame that `tactonVis` opens (API page, "Visualization", `iframePath`). Its fragment says who opened it;
 * what it shows comes by message.
 */
import './app.css';
import { frameParameters } from '../protocol/messages.ts';
import { textOf } from '../protocol/visualization-object.ts';
import { appTexts } from './app-texts.ts';
import { PageLink } from './page-link.ts';
import { ProductView } from './product-view.ts';

const parameters = new URLSearchParams(location.hash.slice(1));
const language = parameters.get(frameParameters.language) ?? navigator.language;
const root = document.documentElement;
root.lang = language;
const color = parameters.get(frameParameters.color) ?? '';
const accent = CSS.supports('color', color)
  ? color
  : getComputedStyle(root).getPropertyValue('--accent').trim();
root.style.setProperty('--accent', accent);

const link = new PageLink(parameters.get(frameParameters.parent) ?? undefined, (state) => {
  root.dataset['theme'] = textOf(state.visualization, 'theme') === 'dark' ? 'dark' : 'light';
  void view.show(state);
});
const view = new ProductView({
  parent: document.body,
  language,
  accent,
  texts: appTexts(language),
  send: (message) => link.send(message),
});
link.ready();

declare global {
  interface Window {
    /** For tests and measurements. */
    productView?: ProductView;
  }
}
window.productView = view;
