/**
 * A test that failed beside others and passes in a second run of its file alone counts as passed: the machine was busy,
 * or another test disturbed it. It is named, so that somebody looks into it. See
 * docs/decisions/0072-a-second-try-alone.md.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 * @typedef {{ file: string, name: string, text: string }} Failure text: what the runner printed about it
 * @typedef {{ count: Count, failures: Failure[], folders?: import('./folder-times.mjs').FolderTime[] }} Run
 */

/** More failures than these are no coincidence: nothing is run again. */
const MAX_RETRIED = 5;

/**
 * @param {Run} first
 * @param {(files: string[]) => Promise<Run>} runAlone
 * @returns {Promise<Run>}
 */
export async function retryFailed(first, runAlone) {
  const { count, failures } = first;
  // A failure without a name (a file that does not load, a runner that died) cannot be tried again.
  if (count.failed === 0 || count.failed !== failures.length || failures.length > MAX_RETRIED) return first;
  const files = [...new Set(failures.map(({ file }) => file))];
  process.stdout.write(`\n${count.failed} failed; what is in ${files.join(', ')} is run again, alone\n`);
  const second = await runAlone(files);
  if (second.count.passed === 0 || second.count.failed !== second.failures.length) return first;
  const still = second.failures.filter((failure) => includesTest(failures, failure));
  const passedAlone = failures.filter((failure) => !includesTest(second.failures, failure));
  const failedAlone = second.failures.filter((failure) => !includesTest(failures, failure));
  for (const { file, name } of passedAlone) process.stdout.write(`\npassed only alone: ${file} › ${name}\n`);
  for (const { file, name } of failedAlone) process.stdout.write(`\nfailed only alone: ${file} › ${name}\n`);
  const passed = count.passed + passedAlone.length;
  return { ...first, count: { ...count, passed, failed: still.length }, failures: still };
}

/**
 * @param {Failure[]} failures
 * @param {Pick<Failure, 'file' | 'name'>} one
 */
const includesTest = (failures, { file, name }) =>
  failures.some((other) => other.file === file && other.name === name);

/**
 * @typedef {{ fullName: string, status: string, failureMessages?: string[] | null }} VitestResult
 * @param {{ testResults: { name: string, assertionResults: VitestResult[] }[] }} report
 * @returns {Failure[]}
 */
export function vitestFailures({ testResults }) {
  return testResults.flatMap(({ name: file, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName: name, failureMessages }) => ({
        file,
        name,
        text: (failureMessages ?? []).join('\n'),
      })),
  );
}

/**
 * @typedef {{ title: string, file: string, suites?: Suite[], specs?: Spec[] }} Suite
 * @typedef {{ title: string, file: string, ok: boolean, tests?: { results: { error?: { message?: string } }[] }[] }} Spec
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
  const path = `${above}${title} › `;
  const own = specs
    .filter(({ ok }) => !ok)
    .map(({ file, title: name, tests = [] }) => ({ file, name: `${path}${name}`, text: errorsOf(tests) }));
  return [...own, ...suites.flatMap((suite) => failuresOf(suite, path))];
}

/** @param {NonNullable<Spec['tests']>} tests */
const errorsOf = (tests) =>
  tests.flatMap(({ results }) => results.flatMap(({ error }) => error?.message ?? [])).join('\n');
