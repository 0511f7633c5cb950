import { fstatSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { type Config, readConfig } from './config.ts';
import { usualBehaviour } from './faults/behaviour.ts';
import { controlSiteOver } from './http/control-site.ts';
import { paySiteOver } from './http/pay-site.ts';
import { type Site, serverFor, siteOver } from './http/server.ts';
import { testApiOver } from './http/test-api.ts';
import type { World } from './state/act.ts';
import { clockAhead } from './state/clock.ts';
import { dueWork } from './state/due.ts';
import { openStore } from './state/store.ts';
import { startPostman } from './webhooks/deliver.ts';

const LOOPBACK = '127.0.0.1';
const TICK_MS = 250;

try {
  await start(readConfig(process.env));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

/** Takes the port first, so that a second sandbox never touches the journal of the one that has it. */
async function start(config: Config): Promise<void> {
  let site: Site | null = null;
  const server = serverFor((request) => site?.(request) ?? 'cut');
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', (error) => reject(portProblem(error, config.port)));
    server.listen(config.port, LOOPBACK, () => resolve((server.address() as AddressInfo).port));
  });
  const world = openWorld(config, port);
  const postman = startPostman(world, config.webhookSecrets);
  const due = dueWork(world);
  const hands = { world, due, postman };
  const parts = { test: testApiOver(hands), pay: paySiteOver(world), control: controlSiteOver(hands) };
  site = siteOver(world, hostsOf(world.origin, port), parts);
  const timer = setInterval(() => {
    due.run();
    postman.run();
  }, TICK_MS);
  console.log(`stripe sandbox on http://${LOOPBACK}:${port}`);
  stopWhenTold(() => {
    clearInterval(timer);
    postman.stop();
    server.close();
    server.closeAllConnections();
    world.store.close();
  });
}

function openWorld(config: Config, port: number): World {
  const store = openStore(config.dataDirectory);
  const clock = clockAhead(() => store.get('settings', 'clock')?.clock_offset_ms ?? 0);
  const origin = config.origin || `http://localhost:${port}`;
  return { store, clock, origin, behaviour: usualBehaviour(config.webhookUrl) };
}

function hostsOf(origin: string, port: number): string[] {
  return [new URL(origin).host, ...['localhost', LOOPBACK, '[::1]'].map((name) => `${name}:${port}`)];
}

/** Stops on a signal, and with the pipe of whoever started us: a launcher that was killed leaves nothing behind. */
function stopWhenTold(stop: () => void): void {
  const end = () => {
    stop();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);
  if (isPipe(0)) process.stdin.resume().once('end', end);
}

function isPipe(file: number): boolean {
  try {
    const input = fstatSync(file);
    return input.isFIFO() || input.isSocket();
  } catch {
    return false;
  }
}

function portProblem(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== 'EADDRINUSE') return error;
  const advice = 'perhaps another Stripe sandbox or a shop that is still running';
  return new Error(`Port ${port} (STRIPE_SANDBOX_PORT) is taken: ${advice}.`);
}
