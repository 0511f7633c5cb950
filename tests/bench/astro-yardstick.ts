import { execFile } from 'node:child_process';
import { cp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCE = fileURLToPath(new URL('yardstick', import.meta.url));

/** Builds the bare Astro page in a folder. @returns the script that serves it. */
export async function buildYardstick(folder: string): Promise<string> {
  const root = join(folder, 'yardstick');
  await cp(SOURCE, root, { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  const astro = join(ROOT, 'node_modules', 'astro', 'bin', 'astro.mjs');
  await promisify(execFile)(process.execPath, [astro, 'build', '--root', root], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
  });
  return join(root, 'dist', 'server', 'entry.mjs');
}
