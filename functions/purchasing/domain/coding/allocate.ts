/**
 * Divides a whole among parts in proportion to their weights so that the parts are whole and their sum is the whole: each
 * gets its share rounded down, and what is left goes unit by unit to the largest remainders, the first of equals first
 * (method of the largest remainder, Hare–Niemeyer). Weights of both signs may stand together (a line and its rebate);
 * weights whose sum is zero give no proportion: the first part gets the whole.
 */
export function allocate(whole: bigint, weights: readonly bigint[]): bigint[] {
  if (weights.length === 0) {
    if (whole !== 0n) throw new RangeError('Nothing to allocate to');
    return [];
  }
  const sum = weights.reduce((total, weight) => total + weight, 0n);
  if (sum === 0n) return weights.map((_, place) => (place === 0 ? whole : 0n));
  const [numerator, divisor] = sum < 0n ? [-whole, -sum] : [whole, sum];
  const shares = weights.map((weight, place) => {
    const exact = numerator * weight;
    const floor = exact / divisor - (exact % divisor < 0n ? 1n : 0n);
    return { place, floor, remainder: exact - floor * divisor };
  });
  const parts = shares.map(({ floor }) => floor);
  let left = whole - parts.reduce((total, part) => total + part, 0n);
  const ranked = [...shares].sort((a, b) =>
    a.remainder === b.remainder ? a.place - b.place : a.remainder > b.remainder ? -1 : 1,
  );
  for (const { place } of ranked) {
    if (left === 0n) break;
    parts[place] = (parts[place] as bigint) + 1n;
    left -= 1n;
  }
  return parts;
}
