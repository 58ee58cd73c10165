import { encode } from 'uqr';
import { copyText } from '../script/copy-text.ts';
import type { AppTexts } from './app-texts.ts';
import { directionOf } from './direction-of.ts';
import { element } from './element.ts';

export type ModelExport = (format: 'glb' | 'usdz') => Promise<Blob>;

export interface ShareDialogOptions {
  readonly parent: HTMLElement;
  readonly texts: AppTexts;
  readonly language: string;
  readonly link: string;
  /** Where others follow every change; otherwise the link leads to the page. */
  readonly live: LiveView | undefined;
  /** Undefined where nothing is drawn. */
  readonly exportModel: ModelExport | undefined;
}

export interface LiveView {
  readonly expires: Date;
  /** Whether viewers may change the configuration. */
  readonly mayChange: boolean;
  readonly onMayChange: (mayChange: boolean) => void;
  readonly onEnd: () => void;
}

/** The dialog of the trigger `share`: a link, and the same as a QR code that is drawn here. */
export function openShareDialog({
  parent,
  texts,
  language,
  link,
  live,
  exportModel,
}: ShareDialogOptions): void {
  // In the language of its texts, which the page and the scene need not have.
  const written = { lang: texts.language, dir: directionOf(texts.language) };
  const dialog = element('dialog', {
    ...written,
    className: 'share',
    ariaLabel: texts.share,
    autofocus: true,
  });
  const field = element('input', { value: link, readOnly: true, dir: 'ltr', ariaLabel: texts.link });
  // Backwards: its start stays in sight.
  field.addEventListener('focus', () => field.setSelectionRange(0, field.value.length, 'backward'));
  const close = element('button', {
    type: 'button',
    textContent: texts.close,
    onclick: () => dialog.close(),
  });
  const status = element('p', {
    role: 'status',
    textContent: live ? texts.live(timeOf(live.expires, language)) : texts.pageLink,
  });
  const copy = element('button', {
    type: 'button',
    textContent: texts.copyLink,
    onclick: () => void copyText(link).then(() => (status.textContent = texts.copied)),
  });
  const buttons = element('div', { className: 'buttons' });
  buttons.append(copy);
  if (live) {
    const end = () => {
      live.onEnd();
      dialog.close();
    };
    buttons.append(element('button', { type: 'button', textContent: texts.endSharing, onclick: end }));
  }
  if (exportModel) {
    for (const format of ['glb', 'usdz'] as const) {
      const download = () => {
        exportModel(format).then(
          (file) => save(file, `product.${format}`),
          () => (status.textContent = texts.exportFailed),
        );
      };
      const textContent = format === 'glb' ? texts.saveGltf : texts.saveUsdz;
      buttons.append(element('button', { type: 'button', textContent, onclick: download }));
    }
  }
  dialog.append(
    // On top: the frame may be lower than the dialog, which scrolls then.
    element('header', {}, element('h2', { textContent: texts.share }), close),
    qrCode(link, texts.qrCode),
    status,
    field,
    ...(live ? [mayChangeField(live, texts)] : []),
    buttons,
  );
  dialog.addEventListener('close', () => dialog.remove());
  parent.append(dialog);
  dialog.showModal();
  field.focus({ preventScroll: true });
}

function mayChangeField({ mayChange, onMayChange }: LiveView, texts: AppTexts): HTMLLabelElement {
  const box = element('input', { type: 'checkbox', checked: mayChange });
  box.addEventListener('change', () => onMayChange(box.checked));
  return element('label', {}, box, texts.mayChange);
}

function timeOf(date: Date, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(date);
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  element('a', { href: url, download: name }).click();
  // After the browser has read it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Dark on light in every theme, because cameras read it so. */
function qrCode(text: string, label: string): SVGSVGElement {
  const { data, size } = encode(text, { ecc: 'M', border: 3 });
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  svg.setAttribute('shape-rendering', 'crispEdges');
  const background = document.createElementNS(svg.namespaceURI, 'rect');
  background.setAttribute('width', '100%');
  background.setAttribute('height', '100%');
  background.setAttribute('fill', '#fff');
  const modules = document.createElementNS(svg.namespaceURI, 'path');
  modules.setAttribute('fill', '#111');
  modules.setAttribute(
    'd',
    data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join(''),
  );
  svg.append(background, modules);
  return svg;
}
