import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '#tests/support/child.ts';
import { MIGRATION } from './add-kind.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = fileURLToPath(new URL('./membership', import.meta.url));
/** What building and running the shop need of the tree. */
const PARTS = ['src', 'public', 'database', 'package.json', 'astro.config.mjs', 'tsconfig.json'];
const REGISTER = 'src/shop/products/kinds.ts';

export interface Tree {
  readonly root: string;
  /** Every file that is not as in the tree. */
  readonly changed: readonly string[];
  /** The lines of the register that are not as in the tree. */
  readonly registerLines: readonly string[];
  remove(): Promise<void>;
}

/** A copy of the tree in which memberships are a kind of product, as somebody would add one; built. */
export async function treeWithMembership(): Promise<Tree> {
  const root = await mkdtemp(join(tmpdir(), 'lectern-tree-'));
  const remove = () => rm(root, { recursive: true, force: true });
  try {
    for (const part of PARTS) await cp(join(ROOT, part), join(root, part), { recursive: true });
    await symlink(join(ROOT, 'node_modules'), join(root, 'node_modules'));
    await addKind(root);
    await build(root);
    const register = (await readFile(join(root, REGISTER), 'utf8')).split('\n');
    const before = new Set((await readFile(join(ROOT, REGISTER), 'utf8')).split('\n'));
    const registerLines = register.filter((line) => !before.has(line));
    return { root, changed: await differences(root), registerLines, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function addKind(root: string): Promise<void> {
  await mkdir(join(root, 'src/shop/products/kinds'), { recursive: true });
  await cp(FOLDER, join(root, 'src/shop/products/kinds/membership'), { recursive: true });
  await cp(join(ROOT, MIGRATION), join(root, 'database/migrations/9000_memberships.sql'));
  const register = await readFile(join(root, REGISTER), 'utf8');
  const changed = register
    .replace(/(?=import .*'\.\/kinds\/)/, "import { membershipKind } from './kinds/membership/kind.ts';\n")
    // The array of all kinds, in one line or with one kind in each.
    .replace(/(\n {2}\w+Kind,)(?=\n\];)|(\w+Kind)(?=\];)/, (last) =>
      last.startsWith('\n') ? `${last}\n  membershipKind,` : `${last}, membershipKind`,
    );
  await writeFile(join(root, REGISTER), changed);
}

async function build(root: string): Promise<void> {
  const env = { NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' };
  const child = run('build', ['node_modules/astro/bin/astro.mjs', 'build'], env, root);
  if ((await child.exited) !== 0) throw new Error(`the pages could not be built:\n${child.output()}`);
}

async function differences(root: string): Promise<string[]> {
  const found: string[] = [];
  for (const part of PARTS) {
    const [here, there] = [await filesUnder(join(ROOT, part)), await filesUnder(join(root, part))];
    const names = (files: readonly string[], base: string) => files.map((file) => relative(base, file));
    const all = new Set([...names(here, ROOT), ...names(there, root)]);
    for (const name of all) {
      const [a, b] = await Promise.all([join(ROOT, name), join(root, name)].map(contentOf));
      if (a !== b) found.push(name);
    }
  }
  return found.toSorted();
}

async function filesUnder(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => null);
  if (!entries) return [path];
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function contentOf(path: string): Promise<string | null> {
  return readFile(path, 'latin1').catch(() => null);
}
