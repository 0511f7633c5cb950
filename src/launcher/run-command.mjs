import { continueOnRightNode } from './packages/ensure-node.mjs';
import { ensurePackages } from './packages/ensure-packages.mjs';
import { createProgress, exitWithError, UserError } from './progress.mjs';

/**
 * Runs a command of the project: installs its packages, switches to the right Node, does the work, and shows an error
 * as a readable message.
 * @param {(progress: import('./progress.mjs').Progress) => Promise<void>} work
 * @param {object} [options]
 * @param {import('./progress.mjs').Progress} [options.progress]
 * @param {boolean} [options.isTest] whether it also needs the packages of the tests and checks
 * @param {string[]} [options.flags] the arguments it knows; any argument is accepted when not given
 */
export async function runCommand(work, { progress = createProgress(), isTest = false, flags } = {}) {
  try {
    if (flags) refuseUnknownArguments(flags);
    await ensurePackages(progress, isTest);
    await continueOnRightNode();
    await work(progress);
  } catch (error) {
    exitWithError(error);
  }
}

/**
 * @param {string[]} flags
 * @throws {UserError} naming every argument that is not among them
 */
function refuseUnknownArguments(flags) {
  const unknown = process.argv.slice(2).filter((argument) => !flags.includes(argument));
  if (unknown.length === 0) return;
  const known = flags.length === 0 ? 'It takes no arguments' : `It takes only ${flags.join(', ')}`;
  throw new UserError(
    `This command does not know ${unknown.map((argument) => `"${argument}"`).join(', ')}. ${known}; README.md and CONTRIBUTING.md list the commands, .env.example the settings.`,
  );
}
