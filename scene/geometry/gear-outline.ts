import type { PathPoint } from './bent-path.ts';

/** The diameter of the circle on which the links of a chain lie. */
export function pitchDiameter(teeth: number, pitch: number): number {
  return pitch / Math.sin(Math.PI / teeth);
}

/** The outline of a sprocket around the origin: for each tooth two points at its tip and two at its root. */
export function gearOutline(teeth: number, pitch: number): readonly PathPoint[] {
  const radius = pitchDiameter(teeth, pitch) / 2;
  const [tip, root] = [radius + pitch * 0.22, radius - pitch * 0.28];
  const step = (2 * Math.PI) / teeth;
  return Array.from({ length: teeth }, (_, tooth) =>
    (
      [
        [root, -0.3, pitch * 0.25],
        [tip, -0.09, pitch * 0.05],
        [tip, 0.09, pitch * 0.05],
        [root, 0.3, pitch * 0.25],
      ] as const
    ).map(([distance, share, bend]): PathPoint => {
      const angle = step * (tooth + share);
      return { at: [distance * Math.cos(angle), distance * Math.sin(angle), 0], bend };
    }),
  ).flat();
}
