import { startServices } from '#tests/support/services.ts';

/** One PostgreSQL with its template, and one Redis, for every worker's shop. */
export default async function setup(): Promise<() => Promise<void>> {
  const { stop, ...services } = await startServices();
  process.env['TEST_SERVICES'] = JSON.stringify(services);
  return stop;
}
