import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';

/** The machine in one sentence, without its name. */
export function machine(): string {
  const memory = Math.round(totalmem() / 1024 ** 3);
  const model = cpus()[0]?.model.trim() ?? 'unknown';
  return `${availableParallelism()} cores (${model}), ${memory} GB of memory, ${platform()} ${arch()}, Node ${process.versions.node}, PostgreSQL with fsync on.`;
}
