import type { TestProject } from 'vitest/node';
import { type Shop, startShop } from './shop.ts';
import { sendWebhooksTo } from './shop-buy.ts';

interface SharedAddresses extends Pick<Shop, 'origin' | 'port' | 'stripeUrl' | 'mailboxUrl' | 'database'> {}

declare module 'vitest' {
  interface ProvidedContext {
    sharedShop: SharedAddresses;
  }
}

/** Starts the shop that the files of a project share. `startServices` has to have run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const services = project.getProvidedContext().services;
  const shop = await startShop({ services, mailbox: true, env: { TRUSTED_PROXIES: '127.0.0.1' } });
  await sendWebhooksTo(shop, '');
  const { origin, port, stripeUrl, mailboxUrl, database } = shop;
  project.provide('sharedShop', { origin, port, stripeUrl, mailboxUrl, database });
  return shop.stop;
}
