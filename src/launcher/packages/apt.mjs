import { run } from '../processes/children.mjs';
import { onPath } from './on-path.mjs';

/**
 * Installs a package of this system, as root where there is apt-get, and reports it.
 * @param {import('../progress.mjs').Progress} progress
 * @param {string} name
 * @returns {Promise<string>} why it failed; empty when it succeeded
 */
export async function aptInstall(progress, name) {
  if (!onPath('apt-get')) return 'this system has no apt-get';
  if (process.getuid?.() !== 0) return `as root, \`apt-get install ${name}\` would get it`;
  progress.report('system', `installing the package ${name} with apt-get`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }; // the package must start no service
  const install = () => run('apt-get', ['install', '-y', '--no-install-recommends', name], { env });
  let { code, text } = await install();
  if (code !== 0) {
    await run('apt-get', ['update'], { env }); // the list of packages may be missing or old
    ({ code, text } = await install());
  }
  return code === 0 ? '' : (text.split('\n').at(-1) ?? 'apt-get failed');
}
