import { describe, expect, test } from 'vitest';
import { isLostConnection, isUnavailable, isUnusableConnection, Unavailable } from '#lib/errors.ts';

const withCode = (code: string) => Object.assign(new Error('said by the server'), { code });

describe('an error of PostgreSQL', () => {
  test.each([
    ...['57P01', '57P02', '57P03', '57P04', '57P05'],
    ...['25006', '53000', '53100', '53200', '53300', '53400', '08003', '08006'],
  ])('%s says that the shop cannot write now, and its connection is not used again', (code) => {
    const error = withCode(code);
    const told = [error, new Error('a query', { cause: error }), new Unavailable('PostgreSQL', error)];
    for (const one of told) expect(isUnavailable(one)).toBe(true);
    expect(isUnusableConnection(error)).toBe(true);
    expect(isLostConnection(error)).toBe(!code.startsWith('53'));
  });

  test.each(['40001', '40P01', '55P03', '57014'])('%s passes, and its connection is good', (code) => {
    expect(isUnavailable(withCode(code))).toBe(true);
    expect(isUnusableConnection(withCode(code))).toBe(false);
  });

  test.each(['25P02', '25P03'])('%s ends its connection', (code) => {
    expect(isUnusableConnection(withCode(code))).toBe(true);
  });

  test.each(['23505', '23514', '22P02', '42601', '42501', '5'])('%s is a bug, and no outage', (code) => {
    expect(isUnavailable(withCode(code))).toBe(false);
    expect(isUnusableConnection(withCode(code))).toBe(false);
  });
});
