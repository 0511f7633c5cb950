import { rmSync } from 'node:fs';
import { run } from '../processes/children.mjs';
import { UserError } from '../progress.mjs';
import { inData, root } from '../settings/paths.mjs';
import { beginInstall, endInstall, isInstallCurrent } from './install-state.mjs';
import { hasDevPackages, hasPackages, missingPackages, refuseLockOutOfStep } from './lock-file.mjs';
import { fetchToolchain, npmOfThisRun } from './toolchain.mjs';

/**
 * Installs the packages when they are missing, incomplete or older than the lock file. `npm install --no-save` adds to
 * what is there and never writes the lock file; `npm ci` would first delete the packages of a shop that runs here.
 * @param {import('../progress.mjs').Progress} progress
 * @param {boolean} isTest whether the packages of tests and checks are needed too; once there, they stay
 * @throws {UserError} with npm's output when it fails
 */
export async function ensurePackages(progress, isTest) {
  if (isInstallCurrent() && missingPackages({ withDev: isTest }).length === 0) return;
  refuseLockOutOfStep();
  const withDev = isTest || hasDevPackages();
  await progress.step('packages', `fetching ${sizeInWords(withDev)}`, async (setResult) => {
    const npm = (await npmOfThisRun()) ?? (await fetchToolchain());
    beginInstall();
    const args = [
      'install',
      '--no-save',
      '--no-audit',
      '--no-fund',
      withDev ? '--include=dev' : '--omit=dev',
    ];
    const { code, text } = await run(npm.node, [npm.cli, ...args], { cwd: root, env: npm.env });
    if (code !== 0) throw new UserError(`npm install did not succeed:\n${text}`);
    const absent = missingPackages({ withDev });
    if (absent.length > 0)
      throw new UserError(`npm install left out ${absent.slice(0, 5).join(', ')}:\n${text}`);
    endInstall();
    rmSync(inData('toolchain'), { recursive: true, force: true });
    setResult('installed');
  });
}

/** @param {boolean} withDev */
function sizeInWords(withDev) {
  if (!withDev) return 'them (270 MB to download, 660 MB on disk, once)';
  if (hasPackages()) return 'what is missing (with the tests: 120 MB to download, 350 MB on disk, once)';
  return 'them, with those of the tests (390 MB to download, 1,010 MB on disk, once)';
}
