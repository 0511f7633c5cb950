import { run } from '../processes/children.mjs';
import { onPath } from './on-path.mjs';

/**
 * Installs a package of this system, as root on Debian and its kin, and says so.
 * @param {import('../progress.mjs').Teller} say
 * @param {string} name
 * @returns {Promise<string>} why it could not be done; empty when it was
 */
export async function aptInstall(say, name) {
  if (!onPath('apt-get')) return 'this system has no apt-get';
  if (process.getuid?.() !== 0) return `as root, \`apt-get install ${name}\` would get it`;
  say.tell('system', `installing the package ${name} with apt-get`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }; // 1: starts no service
  const install = () => run('apt-get', ['install', '-y', '--no-install-recommends', name], { env });
  let { code, text } = await install();
  if (code !== 0) {
    await run('apt-get', ['update'], { env }); // its list of packages may be missing or old
    ({ code, text } = await install());
  }
  return code === 0 ? '' : (text.split('\n').at(-1) ?? 'apt-get failed');
}
