/** What a person reads in the viewer, beside the texts of the scene. */
const en = {
  view: '3D view',
  keys: 'Arrow keys turn it, plus and minus zoom. The parts list chooses and changes parts.',
  dimensions: 'Dimensions',
  parts: 'Parts',
  fullscreen: 'Full screen',
  show: (part: string) => `Show ${part}`,
  change: (part: string) => `Change ${part}`,
  loading: 'Loading the 3D view …',
  failed: 'The 3D view could not be loaded.',
  retry: 'Try again',
  lost: 'The 3D view was interrupted.',
  noWebGl: 'This browser cannot draw in 3D. This is what is configured:',
  noScene: 'There is no 3D view of this product.',
  share: 'Share',
  copyConfiguration: 'Copy configuration',
  link: 'Link',
  qrCode: 'QR code of the link',
  copyLink: 'Copy link',
  copied: 'Copied.',
  close: 'Close',
  live: 'Everyone who has this link sees this product and follows every change. They cannot change it.',
  pageLink: 'The link leads to this page.',
  endSharing: 'Stop sharing',
  ended: 'This shared view has ended, or its link is not valid.',
};
export type AppTexts = typeof en;

const de: AppTexts = {
  view: '3D-Ansicht',
  keys: 'Pfeiltasten drehen, Plus und Minus zoomen. Die Teileliste wählt und ändert Teile.',
  dimensions: 'Maße',
  parts: 'Teile',
  fullscreen: 'Vollbild',
  show: (part) => `${part} zeigen`,
  change: (part) => `${part} ändern`,
  loading: '3D-Ansicht wird geladen …',
  failed: 'Die 3D-Ansicht konnte nicht geladen werden.',
  retry: 'Erneut versuchen',
  lost: 'Die 3D-Ansicht wurde unterbrochen.',
  noWebGl: 'Dieser Browser kann nicht in 3D zeichnen. So ist das Produkt konfiguriert:',
  noScene: 'Von diesem Produkt gibt es keine 3D-Ansicht.',
  share: 'Teilen',
  copyConfiguration: 'Konfiguration kopieren',
  link: 'Link',
  qrCode: 'QR-Code des Links',
  copyLink: 'Link kopieren',
  copied: 'Kopiert.',
  close: 'Schließen',
  live: 'Wer diesen Link hat, sieht dieses Produkt und jede Änderung, kann aber nichts ändern.',
  pageLink: 'Der Link führt zu dieser Seite.',
  endSharing: 'Teilen beenden',
  ended: 'Diese geteilte Ansicht ist beendet, oder der Link ist ungültig.',
};

export function appTexts(language: string): AppTexts {
  return language.startsWith('de') ? de : en;
}
