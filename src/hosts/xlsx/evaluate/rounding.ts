/** Rounding as Excel does it: on the 15 decimal digits a person would read, not on the binary fraction. */

/** Half away from zero. */
export function roundHalfUp(value: number, places: number): number {
  return shifted(value, places, (size) => Math.floor(size + 0.5));
}

export function roundUp(value: number, places: number): number {
  return shifted(value, places, Math.ceil);
}

export function roundDown(value: number, places: number): number {
  return shifted(value, places, Math.floor);
}

function shifted(value: number, places: number, round: (size: number) => number): number {
  const whole = Math.trunc(places);
  if (value === 0 || whole > 15) return value;
  if (whole < -308) return 0;
  const [digits = '0', exponent = '0'] = Math.abs(value).toExponential(14).split('e');
  const size = round(Number(`${digits}e${Number(exponent) + whole}`));
  const result = Number(`${size}e${-whole}`);
  return value < 0 ? -result : result;
}

/** Excel calls a difference 0 when it is only what the doubles could not hold. */
export function cleanDifference(result: number, left: number, right: number): number {
  return Math.abs(result) < Math.max(Math.abs(left), Math.abs(right)) * 2e-15 ? 0 : result;
}

/** Sum without the drift of many small steps (Neumaier); two different orders give one answer. */
export function exactSum(values: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
