/** What a person reads in the viewer, beside the texts of the scene. */
const en = {
  view: '3D view',
  keys: 'Arrow keys turn it, plus and minus go nearer and farther, Page Up and Page Down choose a part, Enter changes it.',
  whole: 'Whole product',
  dimensions: 'Dimensions',
  parts: 'Parts',
  fullscreen: 'Full screen',
  share: 'Share',
  copy: 'Copy configuration',
  copied: 'Copied.',
  show: (part: string) => `Show ${part}`,
  change: (part: string) => `Change ${part}`,
  loading: 'The product is being drawn …',
  failed: 'The 3D view could not be loaded.',
  retry: 'Try again',
  lost: 'The 3D view was interrupted.',
  noWebGl: 'This browser cannot draw in 3D. This is what is configured:',
  noScene: 'There is no 3D view of this product.',
  conflict: 'This would change other choices.',
  refused: 'This is not possible.',
  shareTitle: 'Share this page',
  shareHelp: 'Scan the code with a phone, or copy the link.',
  copyLink: 'Copy link',
  close: 'Close',
};
export type AppTexts = typeof en;

const de: AppTexts = {
  view: '3D-Ansicht',
  keys: 'Pfeiltasten drehen, Plus und Minus gehen näher und weiter weg, Bild auf und Bild ab wählen ein Teil, Eingabe ändert es.',
  whole: 'Ganzes Produkt',
  dimensions: 'Maße',
  parts: 'Teile',
  fullscreen: 'Vollbild',
  share: 'Teilen',
  copy: 'Konfiguration kopieren',
  copied: 'Kopiert.',
  show: (part) => `${part} zeigen`,
  change: (part) => `${part} ändern`,
  loading: 'Das Produkt wird gezeichnet …',
  failed: 'Die 3D-Ansicht konnte nicht geladen werden.',
  retry: 'Erneut versuchen',
  lost: 'Die 3D-Ansicht wurde unterbrochen.',
  noWebGl: 'Dieser Browser kann nicht in 3D zeichnen. So ist das Produkt konfiguriert:',
  noScene: 'Von diesem Produkt gibt es keine 3D-Ansicht.',
  conflict: 'Das würde andere Angaben ändern.',
  refused: 'Das ist nicht möglich.',
  shareTitle: 'Diese Seite teilen',
  shareHelp: 'Scannen Sie den Code mit einem Telefon, oder kopieren Sie den Link.',
  copyLink: 'Link kopieren',
  close: 'Schließen',
};

export function appTexts(language: string): AppTexts {
  return language.startsWith('de') ? de : en;
}
