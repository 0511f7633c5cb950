import { fstatSync } from 'node:fs';

/** Calls `stop` when standard input is a pipe that closes: the process that started this one has ended. */
export function stopWithParent(stop: () => void): void {
  if (isPipe()) process.stdin.resume().once('end', stop);
}

function isPipe(): boolean {
  try {
    const input = fstatSync(0);
    return input.isFIFO() || input.isSocket();
  } catch {
    return false;
  }
}
