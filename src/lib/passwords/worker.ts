import { compareSync, hashSync } from 'bcryptjs';

/** Runs in a thread of its own: here nobody waits for the event loop. */
export function hashText({ text, cost }: { text: string; cost: number }): string {
  return hashSync(text, cost);
}

export function compareText({ text, hash }: { text: string; hash: string }): boolean {
  return compareSync(text, hash);
}
