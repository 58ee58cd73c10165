/**
 * The page in the frame that `tactonVis` opens (API page, "Visualization", `iframePath`). Its fragment says who opened it;
 * what it shows comes by message.
 */
import './app.css';
import { frameParameters, type StateMessage } from '../protocol/messages.ts';
import { textOf } from '../protocol/visualization-object.ts';
import { appTexts } from './app-texts.ts';
import { restrictContent } from './content-policy.ts';
import { PageLink } from './page-link.ts';
import { ProductView } from './product-view.ts';
import { SharedLink } from './shared-link.ts';

const parameters = new URLSearchParams(location.hash.slice(1));
const language = parameters.get(frameParameters.language) ?? navigator.language;
const root = document.documentElement;
root.lang = language;
const color = parameters.get(frameParameters.color) ?? '';
const accent = CSS.supports('color', color)
  ? color
  : getComputedStyle(root).getPropertyValue('--accent').trim();
root.style.setProperty('--accent', accent);

restrictContent(new URL(location.href));

const show = (state: StateMessage) => {
  root.dataset['theme'] = textOf(state.visualization, 'theme') === 'dark' ? 'dark' : 'light';
  void view.show(state);
};
const sharedId = parameters.get(frameParameters.shared);
const link =
  sharedId === null ? new PageLink(parameters.get(frameParameters.parent) ?? undefined, show) : undefined;
const view = new ProductView({
  parent: document.body,
  language,
  accent,
  texts: appTexts(language),
  send: link && ((message) => link.send(message)),
});
link?.ready();
if (sharedId !== null) new SharedLink(sharedId, { onState: show, onEnd: () => view.end() });

declare global {
  interface Window {
    /** For tests and measurements. */
    productView?: ProductView;
  }
}
window.productView = view;
