import { log } from '#lib/logging/log.ts';
import type { EmailLeases, Lease } from './store.ts';

/** The leases of the emails that this process is sending right now. */
export interface KeptLeases {
  add(lease: Lease): void;
  remove(lease: Lease): void;
}

/** Renews leases three times in their length, for as long as this process is alive. @param seconds the length of a lease. */
export function keepLeases(leases: EmailLeases, seconds: number): KeptLeases {
  const held = new Set<Lease>();
  let timer: NodeJS.Timeout | undefined;
  const renew = () => {
    leases
      .extend([...held])
      .catch((err: unknown) => log.warn({ err }, 'leases of emails could not be renewed'));
  };
  return {
    add: (lease) => {
      held.add(lease);
      timer ??= setInterval(renew, (seconds * 1_000) / 3).unref();
    },
    remove: (lease) => {
      held.delete(lease);
      if (held.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    },
  };
}
