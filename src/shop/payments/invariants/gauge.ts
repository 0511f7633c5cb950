import { Gauge } from 'prom-client';
import type { Db } from '#lib/db.ts';
import { registry } from '#lib/metrics/metrics.ts';
import { listFindings } from './store.ts';

/** Exposes the findings of the last check as a metric, read from the database on each scrape. */
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
