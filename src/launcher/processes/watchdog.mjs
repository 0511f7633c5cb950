/**
 * Stays beside a launcher and holds the other end of a pipe to it. When the pipe closes without a goodbye (the
 * launcher was killed), it ends what the launcher had started, stage by stage, and then itself.
 * Each line on standard input is JSON: {watch: Target & {stage}} · {forget: pid} · {remove: folder}
 */
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { end } from './end-process.mjs';

/** @type {Map<number, import('./end-process.mjs').Target & { stage: number }>} */
const watched = new Map();
const folders = new Set();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const order = JSON.parse(line);
  if (order.watch) watched.set(order.watch.pid, order.watch);
  if (order.forget) watched.delete(order.forget);
  if (order.remove) folders.add(order.remove);
});
lines.on('close', async () => {
  const targets = [...watched.values()];
  const stages = [...new Set(targets.map(({ stage }) => stage))].sort((a, b) => a - b);
  for (const stage of stages) {
    await Promise.all(targets.filter((target) => target.stage === stage).map(end));
  }
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
