import { continueOnRightNode } from './packages/ensure-node.mjs';
import { ensurePackages } from './packages/ensure-packages.mjs';
import { giveUp, teller } from './progress.mjs';

/**
 * What every command of the project does first: packages there, the right Node running. Then the work itself, and a
 * readable word when it fails.
 * @param {(say: import('./progress.mjs').Teller) => Promise<void>} work
 * @param {import('./progress.mjs').Teller} [say]
 */
export async function runCommand(work, say = teller()) {
  try {
    await ensurePackages(say);
    await continueOnRightNode();
    await work(say);
  } catch (error) {
    giveUp(error);
  }
}
