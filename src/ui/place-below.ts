const GAP = 4;
const MARGIN = 8;
const HIGHEST = 384;
const USEFUL = 180;

/**
 * Places something fixed below an anchor, as wide as it at least; above it where there is too little room below.
 * (CSS anchor positioning will do this once every browser we care for has it.)
 */
export function placeBelow(anchor: HTMLElement, list: HTMLElement): void {
  const { top, bottom, left, width } = anchor.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const below = clientHeight - bottom - GAP - MARGIN;
  const above = top - GAP - MARGIN;
  const goesUp = below < Math.min(list.scrollHeight, USEFUL) && above > below;
  list.style.minWidth = `${width}px`;
  list.style.maxWidth = `${clientWidth - 2 * MARGIN}px`;
  list.style.maxHeight = `${Math.min(goesUp ? above : below, HIGHEST)}px`;
  list.style.left = `${Math.max(MARGIN, Math.min(left, clientWidth - MARGIN - list.offsetWidth))}px`;
  list.style.top = goesUp ? 'auto' : `${bottom + GAP}px`;
  list.style.bottom = goesUp ? `${clientHeight - top + GAP}px` : 'auto';
}
