export interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Bars for these values under a round number; what is not nothing is always seen. */
export function barsOf(values: readonly number[], width: number, height: number): { bars: Bar[]; top: number } {
  const top = roundUp(Math.max(0, ...values));
  const step = width / Math.max(1, values.length);
  const bars = values.map((value, i) => {
    const tall = value <= 0 || top === 0 ? 0 : Math.max(2, (value / top) * height);
    return { x: i * step + step * 0.14, y: height - tall, width: step * 0.72, height: tall };
  });
  return { bars, top };
}

/** The next number of the kind 1, 2, 5, 10, 20 … */
export function roundUp(value: number): number {
  if (value <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  const lead = value / power;
  const round = [1, 2, 5, 10].find((one) => lead <= one + 1e-9) ?? 10;
  return round * power;
}
