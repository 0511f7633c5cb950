import { invalidRequest } from '../http/stripe-errors.ts';
import type { ScheduledWork } from '../scheduled-work.ts';
import { inTransaction, NO_REQUEST, type Sandbox } from '../state/transaction.ts';
import type { WebhookSender } from '../webhooks/webhook-sender.ts';
import { type Input, inputNumber } from './input.ts';

/** What the control page and the test calls work on. */
export type Controls = { sandbox: Sandbox; scheduledWork: ScheduledWork; webhooks: WebhookSender };

/** Moves the clock by `advance_seconds`, or back to real time with `reset`, and runs what is due then. */
export function moveClock({ sandbox, scheduledWork, webhooks }: Controls, input: Input): void {
  const seconds = inputNumber(input, 'advance_seconds');
  if (seconds === null && !input['reset'])
    throw invalidRequest('advance_seconds is missing.', 'advance_seconds');
  const before = sandbox.store.get('settings', 'clock')?.clock_offset_ms ?? 0;
  const clock_offset_ms = seconds === null ? 0 : before + seconds * 1000;
  inTransaction(sandbox, NO_REQUEST, (tx) => tx.put('settings', 'clock', { clock_offset_ms }));
  scheduledWork.run();
  webhooks.run();
}
