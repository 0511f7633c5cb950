import { compareSync, hashSync } from 'bcryptjs';

/** Runs in a worker thread, where blocking the event loop does no harm. */
export function hashText({ text, cost }: { text: string; cost: number }): string {
  return hashSync(text, cost);
}

export function compareText({ text, hash }: { text: string; hash: string }): boolean {
  return compareSync(text, hash);
}
