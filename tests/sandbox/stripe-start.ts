import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stripe } from 'stripe';
import { machineEnv } from '#tests/support/child.ts';

export const SECRET = 'whsec_sandbox_tests';

/** What a test call answers. */
export type Json = Record<string, unknown>;

export type Sandbox = {
  url: string;
  stripe: Stripe;
  directory: string;
  process: ChildProcess;
  /** Calls `/_test/<path>` with JSON and returns the JSON, whatever the status. */
  test<T = Json>(method: string, path: string, body?: object): Promise<T>;
  /** Ends the process with `signal` and starts another on the same data. */
  restart(signal?: NodeJS.Signals): Promise<Sandbox>;
  /** Ends it, and what was started in its place. */
  stop(): Promise<void>;
};

/** Starts the real sandbox on a free port with an empty directory. */
export function startSandbox(env: Record<string, string> = {}): Promise<Sandbox> {
  return launch(mkdtempSync(join(tmpdir(), 'sandbox-')), env);
}

async function launch(directory: string, env: Record<string, string>): Promise<Sandbox> {
  const child = spawn(process.execPath, ['src/sandbox/stripe/main.ts'], {
    env: {
      ...{ ...machineEnv, STRIPE_SANDBOX_PORT: '0', STRIPE_SANDBOX_DATA: directory },
      ...{ STRIPE_WEBHOOK_SECRET: SECRET, ...env },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(child);
  const { port } = new URL(url);
  let next: Sandbox | undefined;
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await once(child, 'exit');
    }
  };
  return {
    ...{ url, directory, process: child },
    stripe: new Stripe('sk_test_1', { host: '127.0.0.1', port, protocol: 'http', maxNetworkRetries: 0 }),
    test: async (method, path, body) => {
      const init = body ? { method, body: JSON.stringify(body) } : { method };
      return (await fetch(`${url}/_test/${path}`, init)).json();
    },
    restart: async (signal = 'SIGTERM') => {
      await end(signal);
      next = await launch(directory, env);
      return next;
    },
    stop: async () => {
      await next?.stop();
      await end('SIGTERM');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += chunk;
      const address = /stripe sandbox on (\S+)\n/.exec(text)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`the sandbox ended (${code}) without listening: ${text}`)));
  });
}

export type Hook = { body: string; signature: string | undefined; at: number };
export type Endpoint = {
  url: string;
  hooks: Hook[];
  /** Returns the status for a post. */
  answer: (hook: Hook) => number | Promise<number>;
  /** The received events, parsed, in order of arrival. */
  events(): Stripe.Event[];
  stop(): Promise<void>;
};

/** A webhook endpoint that records what is posted to it. */
export async function startEndpoint(): Promise<Endpoint> {
  const hooks: Hook[] = [];
  const server: Server = createServer(async (request, response) => {
    const hook = { body: await bodyOf(request), signature: signatureOf(request), at: Date.now() };
    hooks.push(hook);
    response.writeHead(await endpoint.answer(hook)).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const endpoint: Endpoint = {
    url: `http://127.0.0.1:${port}/hook`,
    hooks,
    answer: () => 200,
    events: () => hooks.map((hook) => JSON.parse(hook.body)),
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return endpoint;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

function signatureOf(request: IncomingMessage): string | undefined {
  const header = request.headers['stripe-signature'];
  return typeof header === 'string' ? header : undefined;
}

/** Calls `find` every 20 ms until it returns something, at most `seconds`. */
export async function until<T>(
  find: () => T | Promise<T>,
  what = 'what was waited for',
  seconds = 20,
): Promise<NonNullable<T>> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    const found = await find();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${what} did not come within ${seconds} seconds`);
}

/** Parameters of a session for one product at 49.00 USD, with `changes`. */
export function order(changes: Partial<Stripe.Checkout.SessionCreateParams> = {}) {
  const line = (unit_amount: number, currency: string) => ({
    quantity: 1,
    price_data: { currency, unit_amount, product_data: { name: 'Bread, from the start' } },
  });
  return {
    mode: 'payment' as const,
    success_url: 'http://localhost:4321/checkout/success?session_id={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://localhost:4321/checkout/cancelled',
    client_reference_id: 'order-1',
    customer_email: 'ada@example.com',
    line_items: [line(4900, 'usd')],
    metadata: { order: '1' },
    ...changes,
  };
}

/** `order` for one product at this price, in minor units. */
export function orderAt(unit_amount: number, currency: string) {
  const price_data = { currency, unit_amount, product_data: { name: 'Ink' } };
  return order({ line_items: [{ quantity: 1, price_data }] });
}

/** Sends the payment page's form as a browser does, without following the redirect. */
export function submitPage(url: string, fields: Record<string, string>): Promise<Response> {
  return fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) });
}

/** The Stripe error that `work` throws. Fails the test when it throws none. */
export async function refusalOf(work: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
