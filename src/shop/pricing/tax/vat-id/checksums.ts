/** Sums digits by their weights; further digits count nothing. */
export function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);
}

/** Whether the digits fit their last one by the algorithm of Luhn. */
export function isLuhn(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((all, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** ISO 7064, Mod 11, 10. */
export function isMod11And10(digits: string): boolean {
  let product = 10;
  for (const digit of digits.slice(0, -1)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (2 * sum) % 11;
  }
  return (11 - product) % 10 === Number(digits.at(-1));
}

/** Whether the digit after the weighted ones is what their sum makes of it. */
export function endsWith(
  digits: string,
  weights: readonly number[],
  check: (sum: number) => number,
): boolean {
  return check(weighted(digits, weights)) === Number(digits[weights.length]);
}

/** `from` down to 2. */
export function down(from: number): number[] {
  return Array.from({ length: from - 1 }, (_, at) => from - at);
}
