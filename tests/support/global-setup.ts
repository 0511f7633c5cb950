import type { TestProject } from 'vitest/node';
import { startServices, type TestServices } from './services.ts';

declare module 'vitest' {
  interface ProvidedContext {
    services: Omit<TestServices, 'stop'>;
  }
}

/** PostgreSQL with a migrated, seeded template, Redis where there is one, and a Stripe sandbox: once for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...services } = await startServices();
  project.provide('services', services);
  return stop;
}
