import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { scratchFolder } from '#launcher/services/services.mjs';

const LAUNCHER = fileURLToPath(new URL('../../src/launcher', import.meta.url));
const dependencies = { astro: '1.0.0' };
const devDependencies = { vitest: '1.0.0' };
const lock = {
  packages: {
    '': { dependencies, devDependencies },
    'node_modules/astro': { version: '1.0.0' },
    'node_modules/vitest': { version: '1.0.0', dev: true },
  },
};
/** Writes down how it was called and makes the packages, as npm does. */
const NPM = `
  const { appendFileSync, mkdirSync, readdirSync, writeFileSync } = require('node:fs');
  appendFileSync('npm-calls', process.argv.slice(2).join(' ') + ' with ' + readdirSync('node_modules').sort() + '\\n');
  mkdirSync('node_modules/astro', { recursive: true });
  if (process.argv.includes('--include=dev')) mkdirSync('node_modules/vitest', { recursive: true });
  writeFileSync('node_modules/.package-lock.json', '{}');`;

let dir: string;
let remove: () => void;
beforeEach(() => {
  ({ dir, remove } = scratchFolder());
  cpSync(LAUNCHER, join(dir, 'src', 'launcher'), { recursive: true });
  write('package.json', { type: 'module', dependencies, devDependencies });
  write('package-lock.json', lock);
  mkdirSync(join(dir, 'npm', 'bin'), { recursive: true });
  write('npm/package.json', { version: '11.0.0' });
  writeFileSync(join(dir, 'npm', 'bin', 'npm-cli.js'), NPM);
});
afterEach(() => remove());

const write = (name: string, content: object) => writeFileSync(join(dir, name), JSON.stringify(content));

/** The beginning of a command: of one that runs the shop, or of a test. @returns how npm was called for it. */
async function ensurePackages(isTest: boolean): Promise<string[]> {
  rmSync(join(dir, 'npm-calls'), { force: true });
  const script = `
    const { ensurePackages } = await import('./src/launcher/packages/ensure-packages.mjs');
    const { createBriefProgress } = await import('./src/launcher/progress.mjs');
    await ensurePackages(createBriefProgress(), ${isTest});
    process.exit(0);`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    cwd: dir,
    env: { PATH: process.env['PATH'], npm_execpath: join(dir, 'npm', 'bin', 'npm-cli.js') },
  });
  if (!existsSync(join(dir, 'npm-calls'))) return [];
  return readFileSync(join(dir, 'npm-calls'), 'utf8').trim().split('\n');
}

const install = (which: string, present: string) =>
  [`install --no-save --no-audit --no-fund ${which} with ${present}`] as const;

describe('the packages', () => {
  test('are fetched once, those of the tests by a test, and stay', async () => {
    const before = readFileSync(join(dir, 'package-lock.json'), 'utf8');
    expect(await ensurePackages(false)).toEqual(install('--omit=dev', '.lectern-installing'));
    expect(await ensurePackages(false)).toEqual([]);
    const present = '.lectern-installing,.lectern-packages,.package-lock.json,astro';
    expect(await ensurePackages(true)).toEqual(install('--include=dev', present));
    expect(await ensurePackages(false)).toEqual([]);
    expect(await ensurePackages(true)).toEqual([]);
    expect(readFileSync(join(dir, 'package-lock.json'), 'utf8')).toBe(before);
  });

  test('of the tests are kept when a start fetches newer ones', async () => {
    await ensurePackages(true);
    write('package-lock.json', { ...lock, version: '2.0.0' });
    expect(await ensurePackages(false)).toEqual([expect.stringContaining('--include=dev')]);
  });

  test('that somebody installed by hand are not fetched again', async () => {
    for (const name of ['astro', 'vitest']) mkdirSync(join(dir, 'node_modules', name), { recursive: true });
    writeFileSync(join(dir, 'node_modules', '.package-lock.json'), '{}');
    expect(await ensurePackages(true)).toEqual([]);
  });

  test('of an interrupted install are removed first, those from before it are not', async () => {
    await ensurePackages(false);
    writeFileSync(join(dir, 'node_modules', '.lectern-installing'), '');
    await sleep(20);
    mkdirSync(join(dir, 'node_modules', 'vitest'));
    mkdirSync(join(dir, 'node_modules', '@scope', 'half'), { recursive: true });
    mkdirSync(join(dir, 'node_modules', '.old-AbCd1234'));
    const present = '.lectern-installing,.lectern-packages,@scope,astro';
    expect(await ensurePackages(true)).toEqual(install('--include=dev', present));
    expect(readdirSync(join(dir, 'node_modules', '@scope'))).toEqual([]);
  });

  test('are refused when package.json names others than the lock file', async () => {
    write('package.json', { type: 'module', dependencies: { astro: '2.0.0' }, devDependencies });
    await expect(ensurePackages(false)).rejects.toThrow(
      'do not name the same packages: run `npm install` once',
    );
  });

  test('of which one is missing are fetched', async () => {
    await ensurePackages(false);
    renameSync(join(dir, 'node_modules', 'astro'), join(dir, 'elsewhere'));
    expect(await ensurePackages(false)).toHaveLength(1);
  });
});
