import { expect, test } from 'vitest';
import { formatLogLine } from '#lib/logging/format-line.ts';

const time = '2026-11-20T17:03:11.000Z';

test('a request is one short line', () => {
  const line = JSON.stringify({
    level: 30,
    time,
    requestId: 'x',
    method: 'GET',
    path: '/cart',
    status: 200,
    ms: 4.1,
    msg: 'request',
  });
  expect(formatLogLine(line)).toBe('17:03:11  GET /cart 200 4.1 ms\n');
});

test('an error keeps its stack', () => {
  const line = JSON.stringify({
    level: 50,
    time,
    err: { message: 'no', stack: 'Error: no\n  at here' },
    job: 1,
    msg: 'failed',
  });
  expect(formatLogLine(line)).toBe('17:03:11  ERROR  failed  job=1\nError: no\n  at here\n');
});

test('what is not JSON stays as it is', () => {
  expect(formatLogLine('plain\n')).toBe('plain\n');
});
