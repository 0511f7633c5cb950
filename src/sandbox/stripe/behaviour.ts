import { createFaults, type Faults } from './faults/faults.ts';
import type { Retry } from './webhooks/retry.ts';

/** Settings that a test may change while the sandbox runs. They are lost when the process ends. */
export type Behaviour = {
  /** Address that webhooks are posted to; empty: none are sent. */
  webhookUrl: string;
  /** Event types that the endpoint subscribes to; `*` is every type. */
  enabledEvents: string[];
  retry: Retry;
  /** Seconds after which a bank debit, or a refund of one, is decided by itself. */
  settleSeconds: number;
  faults: Faults;
};

export function defaultBehaviour(webhookUrl: string): Behaviour {
  return {
    webhookUrl,
    enabledEvents: ['*'],
    retry: { first_seconds: 1, factor: 2, max_seconds: 600, give_up_after_seconds: 3 * 24 * 3600 },
    settleSeconds: 10,
    faults: createFaults(),
  };
}
