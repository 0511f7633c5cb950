import { Gauge } from 'prom-client';
import type { Db } from '#lib/db.ts';
import { registry } from '#lib/metrics/metrics.ts';
import { listFindings } from './store.ts';

/** Shows what the last check of the invariants found, read when somebody looks: whichever process made it. */
export function showInvariants(db: Db): void {
  const gauge = new Gauge({
    name: 'shop_invariant_broken',
    help: 'How many things break a rule of the money, at the last check',
    labelNames: ['rule'] as const,
    registers: [registry],
    collect: async () => {
      for (const { name, broken } of await listFindings(db)) gauge.set({ rule: name }, broken);
    },
  });
}
