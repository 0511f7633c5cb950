/**
 * A test that failed beside others, and passes in a second run of its file alone, met a busy machine or a neighbour. It is
 * named, so that it is looked into, and counts as passed; see docs/decisions/0072-a-second-try-alone.md.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 * @typedef {{ file: string, name: string }} Failure
 * @typedef {{ count: Count, failures: Failure[] }} Run
 */

/** More failures than these are no chance: nothing is run again. */
const MOST = 5;

/**
 * @param {Run} first
 * @param {(files: string[]) => Promise<Run>} runAlone
 * @returns {Promise<Count>}
 */
export async function tryAgain({ count, failures }, runAlone) {
  // A failure without a name (a file that does not load, a runner that died) cannot be tried again.
  if (count.failed === 0 || count.failed !== failures.length || failures.length > MOST) return count;
  const files = [...new Set(failures.map(({ file }) => file))];
  process.stdout.write(`\n${count.failed} failed; what is in ${files.join(', ')} is run again, alone\n`);
  const second = await runAlone(files);
  if (second.count.passed === 0 || second.count.failed !== second.failures.length) return count;
  const cured = failures.filter((failure) => !isAmong(second.failures, failure));
  for (const { file, name } of cured) process.stdout.write(`\npassed only alone: ${file} › ${name}\n`);
  // What fails alone counts, whether it failed before or not.
  const fresh = second.failures.filter((failure) => !isAmong(failures, failure));
  const passed = count.passed + cured.length - fresh.length;
  return { ...count, passed, failed: second.failures.length };
}

/**
 * @param {Failure[]} failures
 * @param {Failure} one
 */
const isAmong = (failures, { file, name }) =>
  failures.some((other) => other.file === file && other.name === name);

/**
 * @param {{ testResults: { name: string, assertionResults: { fullName: string, status: string }[] }[] }} report
 * @returns {Failure[]}
 */
export function vitestFailures({ testResults }) {
  return testResults.flatMap(({ name: file, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName: name }) => ({ file, name })),
  );
}

/**
 * @typedef {{ title: string, file: string, suites?: Suite[], specs?: { title: string, file: string, ok: boolean }[] }} Suite
 * @param {{ suites: Suite[] }} report
 * @returns {Failure[]}
 */
export function playwrightFailures({ suites }) {
  return suites.flatMap((suite) => failuresOf(suite, ''));
}

/**
 * @param {Suite} suite
 * @param {string} above
 * @returns {Failure[]}
 */
function failuresOf({ title, suites = [], specs = [] }, above) {
  const place = `${above}${title} › `;
  const own = specs
    .filter(({ ok }) => !ok)
    .map(({ file, title: name }) => ({ file, name: `${place}${name}` }));
  return [...own, ...suites.flatMap((suite) => failuresOf(suite, place))];
}
