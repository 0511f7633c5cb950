import type { TestProject } from 'vitest/node';
import { startServices, type TestServices } from './services.ts';

declare module 'vitest' {
  interface ProvidedContext {
    services: Omit<TestServices, 'stop'>;
  }
}

/** One for all projects of a run, though each loads this module anew. */
const run = globalThis as { testServices?: { started: Promise<TestServices>; users: number } };

/** PostgreSQL with a migrated, seeded template, Redis where there is one, and a Stripe sandbox: once for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  run.testServices ??= { started: startServices(), users: 0 };
  const all = run.testServices;
  all.users++;
  const { stop, ...services } = await all.started;
  project.provide('services', services);
  return async () => {
    if (--all.users === 0) await stop();
  };
}
