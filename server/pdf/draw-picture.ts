import drawSvg from 'svg-to-pdfkit';
import type { PageFlow } from './page-flow.ts';

export type Picture =
  { readonly kind: 'svg'; readonly source: string } | { readonly kind: 'bitmap'; readonly bytes: Uint8Array };

/** A rectangle in points, from the left edge of the page. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Draws a picture as large as it fits into a frame, in its middle, or at its start. Screen readers skip it: what it shows stands
 * beside it. One that cannot be drawn is left out.
 */
export function drawPicture(
  { pdf, decoration }: Pick<PageFlow, 'pdf' | 'decoration'>,
  picture: Picture,
  frame: Frame,
  align: 'center' | 'left' | 'right' = 'center',
): void {
  const { x, y, width, height } = frame;
  const position = { center: 'xMidYMid', left: 'xMinYMid', right: 'xMaxYMid' }[align];
  decoration(() => {
    pdf.save();
    try {
      if (picture.kind === 'svg') {
        const options = { width, height, preserveAspectRatio: `${position} meet`, assumePt: true };
        drawSvg(pdf, picture.source, x, y, options);
      } else {
        const horizontal = align === 'left' ? undefined : align;
        const fit = { fit: [width, height] as [number, number], valign: 'center' as const };
        // As text: one that is drawn again is stored once.
        const source = `data:image/any;base64,${Buffer.from(picture.bytes).toString('base64')}`;
        pdf.image(source, x, y, { ...fit, ...(horizontal && { align: horizontal }) });
      }
    } catch {
      // The document is worth more than one of its pictures.
    }
    pdf.restore();
  });
}
