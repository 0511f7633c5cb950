import type { Command } from './commands/command.ts';

const NOUNS: Readonly<Record<string, () => Promise<Readonly<Record<string, Command>>>>> = {
  admin: async () => (await import('./commands/admin.ts')).adminCommands,
  db: async () => (await import('./commands/db.ts')).dbCommands,
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommands,
  events: async () => (await import('./commands/events.ts')).eventCommands,
  invoices: async () => (await import('./commands/invoices.ts')).invoiceCommands,
  orders: async () => (await import('./commands/orders.ts')).orderCommands,
  payments: async () => (await import('./commands/payments.ts')).paymentCommands,
  reviews: async () => (await import('./commands/reviews.ts')).reviewCommands,
  settings: async () => (await import('./commands/settings.ts')).settingCommands,
  stock: async () => (await import('./commands/stock.ts')).stockCommands,
  webhooks: async () => (await import('./commands/webhooks.ts')).webhookCommands,
};

/** Longest wait for Redis, in milliseconds. */
const REDIS_MS = 1_000;

process.exitCode = await main(process.argv.slice(2));

/** @returns the exit code: 0 done, 1 refused, 2 wrong usage or a crash. */
async function main([noun = '', verb = '', ...args]: string[]): Promise<number> {
  try {
    const commands = await NOUNS[noun]?.();
    const command = commands?.[verb];
    if (!commands || !command) return await printUsage(noun, verb, commands);
    if (args.includes('--help')) return print(`${command.usage}\n  ${command.about}`);
    await prepare(noun);
    await command.run(args);
    return 0;
  } catch (error) {
    return reportError(error);
  } finally {
    await closeConnections();
  }
}

/**
 * What a command invalidates is invalidated in Redis too, unless Redis keeps it waiting; its time is the database's, and what it
 * writes says what the owner has set. Those of the database itself may find none yet.
 */
async function prepare(noun: string): Promise<void> {
  const [{ awaitRedis }, { readDatabaseClock }, { db }, { loadSettings }] = await Promise.all([
    import('#lib/redis.ts'),
    import('#lib/db/follow-clock.ts'),
    import('#lib/db.ts'),
    import('#shop/settings/current.ts'),
  ]);
  await Promise.all([awaitRedis(REDIS_MS), readDatabaseClock(), noun === 'db' ? null : loadSettings(db)]);
}

/** Lists the commands of a noun, or all; one that does not exist is named first. */
async function printUsage(
  noun: string,
  verb: string,
  commands: Readonly<Record<string, Command>> | undefined,
): Promise<number> {
  const known = commands ? [commands] : await Promise.all(Object.values(NOUNS).map((load) => load()));
  const lines = known
    .flatMap((group) => Object.values(group))
    .map(({ usage, about }) => `  ${usage}\n      ${about}`);
  const isKnown = ['', '--help'].includes(commands ? verb : noun);
  if (!isKnown) process.stderr.write(`There is no command "${commands ? `${noun} ${verb}` : noun}".\n`);
  print(`Usage: npm run shop -- <noun> <verb> …\n${lines.join('\n')}`);
  return isKnown && (noun === '' || process.argv.includes('--help')) ? 0 : 2;
}

function reportError(error: unknown): number {
  const name = error instanceof Error ? error.name : '';
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  const isUsage = name === 'UsageError' || (error instanceof TypeError && 'code' in error);
  if (!isUsage && name !== 'ShopError' && name !== 'ConfigError')
    process.stderr.write(`${(error as Error).stack}\n`);
  return name === 'ShopError' ? 1 : 2;
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

/** Closes what was opened. After a wrong configuration nothing was. */
async function closeConnections(): Promise<void> {
  if (process.exitCode === 2) return;
  try {
    const [{ closeDb }, { closeJobs }, { closeMail }, { closeRedis }] = await Promise.all([
      import('#lib/db.ts'),
      import('#lib/jobs.ts'),
      import('#lib/mail.ts'),
      import('#lib/redis.ts'),
    ]);
    await closeJobs();
    await closeDb();
    closeMail();
    closeRedis();
  } catch {
    // The configuration was wrong, which has been reported.
  }
}
