import type { AddressInfo } from 'node:net';
import { stopWithParent } from '../parent-process.ts';
import { defaultBehaviour } from './behaviour.ts';
import { type Config, readConfig } from './config.ts';
import { createControlHandler } from './control/control-routes.ts';
import { createTestApiHandler } from './control/test-api.ts';
import { createDispatcher, createHttpServer, type RequestHandler } from './http/server.ts';
import { createPaymentPageHandler } from './payment-page/payment-routes.ts';
import { createScheduledWork } from './scheduled-work.ts';
import { createClock } from './state/clock.ts';
import { openStore } from './state/store.ts';
import type { Sandbox } from './state/transaction.ts';
import { startWebhookSender } from './webhooks/webhook-sender.ts';

const LOOPBACK = '127.0.0.1';
const TICK_MS = 250;

try {
  await start(readConfig(process.env));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

/** Listens before it opens the journal, so that a second sandbox never writes to the journal of a running one. */
async function start(config: Config): Promise<void> {
  let handle: RequestHandler | null = null;
  const server = createHttpServer((request) => handle?.(request) ?? 'cut');
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', (error) => reject(portProblem(error, config.port)));
    server.listen(config.port, LOOPBACK, () => resolve((server.address() as AddressInfo).port));
  });
  const sandbox = openWorld(config, port);
  const webhooks = startWebhookSender(sandbox, config.webhookSecrets);
  const scheduledWork = createScheduledWork(sandbox);
  const controls = { sandbox, scheduledWork, webhooks };
  const handlers = {
    test: createTestApiHandler(controls),
    pay: createPaymentPageHandler(sandbox),
    control: createControlHandler(controls),
  };
  handle = createDispatcher(sandbox, hostsOf(sandbox.origin, port), handlers);
  const timer = setInterval(() => {
    scheduledWork.run();
    webhooks.run();
  }, TICK_MS);
  console.log(`stripe sandbox on http://${LOOPBACK}:${port}`);
  stopOnSignal(() => {
    clearInterval(timer);
    webhooks.stop();
    server.close();
    server.closeAllConnections();
    sandbox.store.close();
  });
}

function openWorld(config: Config, port: number): Sandbox {
  const store = openStore(config.dataDirectory);
  const clock = createClock(() => store.get('settings', 'clock')?.clock_offset_ms ?? 0);
  const origin = config.origin || `http://localhost:${port}`;
  return { store, clock, origin, behaviour: defaultBehaviour(config.webhookUrl) };
}

function hostsOf(origin: string, port: number): string[] {
  return [new URL(origin).host, ...['localhost', LOOPBACK, '[::1]'].map((name) => `${name}:${port}`)];
}

function stopOnSignal(stop: () => void): void {
  const end = () => {
    stop();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);
  stopWithParent(end);
}

function portProblem(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== 'EADDRINUSE') return error;
  const advice = 'perhaps another Stripe sandbox or a shop that is still running';
  return new Error(`Port ${port} (STRIPE_SANDBOX_PORT) is taken: ${advice}.`);
}
