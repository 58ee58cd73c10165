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
};

export function appTexts(language: string): AppTexts {
  return language.startsWith('de') ? de : en;
}
