/**
 * Reads from a pipe that the launcher holds. When the pipe closes because the launcher ended, also by kill -9, it ends
 * what the launcher had started and not yet stopped, stage by stage, and then itself.
 * Each line on standard input is JSON: {watch: Target & {stage}} · {forget: pid} · {remove: folder}
 */
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { endProcess } from './end-process.mjs';

/** @type {Map<number, import('./end-process.mjs').Target & { stage: number }>} */
const watched = new Map();
const folders = new Set();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const message = JSON.parse(line);
  if (message.watch) watched.set(message.watch.pid, message.watch);
  if (message.forget) watched.delete(message.forget);
  if (message.remove) folders.add(message.remove);
});
lines.on('close', async () => {
  const targets = [...watched.values()];
  const stages = [...new Set(targets.map(({ stage }) => stage))].sort((a, b) => a - b);
  for (const stage of stages) {
    await Promise.all(targets.filter((target) => target.stage === stage).map(endProcess));
  }
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
