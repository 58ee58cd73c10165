/** The parts of a colour `#rrggbb`, from 0 to 1, as amounts of light: scenes have sRGB, glTF and OpenCASCADE take linear ones. */
export function linearColor(color: string): readonly [red: number, green: number, blue: number] {
  const part = (at: number): number => linear(parseInt(color.slice(at, at + 2), 16) / 255);
  return [part(1), part(3), part(5)];
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
