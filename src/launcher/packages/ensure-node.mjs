import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter } from 'node:path';
import { inRoot } from '../settings/paths.mjs';
import { isNewEnough, nodePackage, packagedNode } from './toolchain.mjs';

/**
 * Returns in a Node that is new enough. An older one starts the same command in the Node among the packages, passes
 * signals on to it and ends with its exit code.
 * @returns {Promise<void>}
 */
export async function continueOnRightNode() {
  process.env.PATH = [inRoot('node_modules', '.bin'), process.env.PATH].join(delimiter);
  if (isNewEnough()) return;
  const node = packagedNode();
  if (!existsSync(node)) nodePackage(); // throws on a platform without one
  const env = { ...process.env, LECTERN_WRAPPER_PID: String(process.pid) };
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit', env });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      process.stderr.write(`${node} does not start: ${error.message}\n`);
      resolve(1);
    });
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
  process.exit(code);
}
