import { expect, test, vi } from 'vitest';
import { playwrightFailures, retryFailed, vitestFailures } from '#launcher/tests/retry-failed.mjs';

const a = { file: 'a.test.ts', name: 'one', text: 'expected 1' };
const b = { file: 'b.test.ts', name: 'two', text: 'expected 2' };

function run(passed: number, failures: (typeof a)[], failed = failures.length) {
  return { count: { passed, failed, skipped: 1 }, failures };
}

test('what passes alone is counted as passed, and named', async () => {
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const alone = vi.fn(async () => run(6, []));
  expect(await retryFailed(run(10, [a, b]), alone)).toEqual({
    count: { passed: 12, failed: 0, skipped: 1 },
    failures: [],
  });
  const told = said.mock.calls.join('');
  said.mockRestore();
  expect(alone).toHaveBeenCalledExactlyOnceWith(['a.test.ts', 'b.test.ts']);
  expect(told).toContain('passed only alone: a.test.ts › one');
});

test('what fails both times has failed; what fails only alone is named', async () => {
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  expect(await retryFailed(run(10, [a, b]), async () => run(3, [a]))).toEqual({
    count: { passed: 11, failed: 1, skipped: 1 },
    failures: [a],
  });
  expect(await retryFailed(run(10, [a]), async () => run(3, [b]))).toEqual({
    count: { passed: 11, failed: 0, skipped: 1 },
    failures: [],
  });
  const told = said.mock.calls.join('');
  said.mockRestore();
  expect(told).toContain('failed only alone: b.test.ts › two');
});

test.each([
  ['a run without failures', run(10, []), 0],
  ['a failure that has no name', run(10, [], 1), 0],
  ['one with a name beside one without', run(10, [a], 2), 0],
  ['six failures', run(10, Array(6).fill(a)), 0],
  ['a second run that dies', run(10, [a]), 1],
])('%s is left as it is', async (_, first, tries) => {
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const alone = vi.fn(async () => ({ count: { passed: 0, failed: 1, skipped: 0 }, failures: [] }));
  expect(await retryFailed(first, alone)).toEqual(first);
  expect(alone).toHaveBeenCalledTimes(tries);
  said.mockRestore();
});

test('the failures of both runners are read by file and name', () => {
  const assertionResults = [
    { fullName: 'x one', status: 'passed' },
    { fullName: 'x two', status: 'failed', failureMessages: ['expected 1'] },
  ];
  expect(vitestFailures({ testResults: [{ name: '/t/x.test.ts', assertionResults }] })).toEqual([
    { file: '/t/x.test.ts', name: 'x two', text: 'expected 1' },
  ]);
  const file = 'y.spec.ts';
  const tests = [{ results: [{ error: { message: 'no button' } }] }];
  const bad = { title: 'buys', file, ok: false, tests };
  const inner = { title: 'with script', file, specs: [bad] };
  const specs = [{ title: 'looks', file, ok: true }];
  expect(playwrightFailures({ suites: [{ title: file, file, specs, suites: [inner] }] })).toEqual([
    { file, name: 'y.spec.ts › with script › buys', text: 'no button' },
  ]);
});
