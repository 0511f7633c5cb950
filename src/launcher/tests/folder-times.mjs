import { writeFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { inRoot } from '../settings/paths.mjs';

/**
 * What the files of a folder took, each from the start of its process to its last hook.
 * @typedef {{ folder: string, files: number, tests: number, ms: number }} FolderTime
 */

/**
 * A reporter for vitest: writes the time of each folder to the file that `TEST_TIMES` names.
 * @returns {Partial<import('vitest/node').Reporter>}
 */
export default function FolderTimes() {
  /** @type {Map<string, number>} */
  const started = new Map();
  /** @type {Map<string, FolderTime>} */
  const folders = new Map();
  return {
    onTestModuleQueued: ({ moduleId }) => void started.set(moduleId, performance.now()),
    onTestModuleEnd: ({ moduleId, children }) => {
      const folder = folderOf(moduleId);
      const all = folders.get(folder) ?? { folder, files: 0, tests: 0, ms: 0 };
      all.files += 1;
      all.tests += [...children.allTests()].length;
      all.ms += performance.now() - (started.get(moduleId) ?? performance.now());
      folders.set(folder, all);
    },
    onTestRunEnd: () => {
      const path = process.env['TEST_TIMES'];
      if (path) writeFileSync(path, JSON.stringify([...folders.values()]));
    },
  };
}

/**
 * `tests/web` for a file anywhere below it.
 * @param {string} file
 */
function folderOf(file) {
  const [tests = '', folder = ''] = relative(inRoot(), file).split(sep);
  return folder.includes('.') ? tests : `${tests}/${folder}`;
}

/**
 * The table at the end of a run: seconds of work, which is more than what passed where several files ran at once.
 * @param {readonly FolderTime[]} folders
 */
export function timeTable(folders) {
  const rows = folders
    .toSorted((a, b) => b.ms - a.ms)
    .map(({ folder, files, tests, ms }) => [folder, String(files), String(tests), (ms / 1_000).toFixed(1)]);
  const lines = [['folder', 'files', 'tests', 'seconds'], ...rows].map(([folder = '', ...figures]) =>
    [folder.padEnd(18), ...figures.map((figure) => figure.padStart(8))].join(''),
  );
  return `\n${lines.join('\n')}\n`;
}
