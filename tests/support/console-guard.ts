import { afterEach, expect } from 'vitest';

/** A test that prints an error has one, whatever it asserts. */
export function guardConsole(): void {
  const printed: string[] = [];
  for (const level of ['error', 'warn'] as const) {
    console[level] = (...words: unknown[]) =>
      void printed.push(`console.${level}: ${words.map(String).join(' ')}`);
  }
  afterEach(() => {
    expect(printed.splice(0), 'printed to the console').toEqual([]);
  });
}
