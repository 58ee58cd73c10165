/**
 * The page in the frame that `tactonVis` opens (API page, "Visualization", `iframePath`). Its fragment says who opened it;
 * what it shows comes by message.
 */
import './app.css';
import { frameParameters, type StateMessage } from '../protocol/messages.ts';
import { textOf } from '../protocol/visualization-object.ts';
import { appTexts } from './app-texts.ts';
import { restrictContent } from './content-policy.ts';
import { directionOf } from './direction-of.ts';
import { PageLink } from './page-link.ts';
import { ProductView } from './product-view.ts';
import { SharedLink } from './shared-link.ts';

const parameters = new URLSearchParams(location.hash.slice(1));
const language = parameters.get(frameParameters.language) ?? navigator.language;
const root = document.documentElement;
root.lang = language;
root.dir = directionOf(language);
const color = parameters.get(frameParameters.color) ?? '';
const accent = CSS.supports('color', color)
  ? color
  : getComputedStyle(root).getPropertyValue('--accent').trim();
root.style.setProperty('--accent', accent);

restrictContent(new URL(location.href));

const texts = appTexts(language);
const show = (state: StateMessage) => {
  root.dataset['theme'] = textOf(state.visualization, 'theme') === 'dark' ? 'dark' : 'light';
  void view.show(state);
};
const sharedToken = parameters.get(frameParameters.shared);
const common = { parent: document.body, language, accent, texts };
const view = sharedToken === null ? viewOfPage() : viewOfShared(sharedToken);

/** The frame in a page. */
function viewOfPage(): ProductView {
  const link = new PageLink(parameters.get(frameParameters.parent) ?? undefined, show);
  // When the view is there for what comes.
  queueMicrotask(() => link.ready());
  return new ProductView({ ...common, send: (message) => link.send(message), canSend: () => true });
}

/** What the link of a shared view opens. */
function viewOfShared(token: string): ProductView {
  const shared = new ProductView({
    ...common,
    send: (message) => {
      if (message.action !== 'multicommit') return;
      void link
        .ask(message.parameters)
        .then((isAsked) => shared.tell(isAsked ? undefined : texts.notChanged));
    },
    canSend: (action, { mayChange }) => action === 'multicommit' && mayChange === true,
    onPointAt: (part) => (link.part = part),
  });
  let ownName = '';
  const link = new SharedLink(token, {
    onState: show,
    onViewers: (viewers) => shared.showViewers(viewers, { name: ownName }),
    onConnection: (isConnected) => shared.tell(isConnected ? undefined : texts.reconnecting),
    onEnd: (reason) => shared.end(reason),
  });
  shared.askName((name) => {
    ownName = name;
    link.name = name;
  });
  // Another link in the same tab differs in nothing but the fragment.
  window.addEventListener('hashchange', () => location.reload());
  return shared;
}

declare global {
  interface Window {
    /** For tests and measurements. */
    productView?: ProductView;
  }
}
window.productView = view;
