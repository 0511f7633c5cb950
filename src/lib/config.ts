import { isIP } from 'node:net';
import { z } from 'zod';
import { ConfigError } from './config-error.ts';
import { filesUrlProblem, readFilesLocation } from './files/location.ts';
import { readAppleCertificate } from './wallet/apple-certificate.ts';
import { readGoogleAccount } from './wallet/google-account.ts';

export type Mode = 'sandbox' | 'test' | 'live';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);
const oneOf = <const T extends [string, ...string[]]>(...names: T) =>
  z.enum(names, { error: `must be ${names.slice(0, -1).join(', ')} or ${names.at(-1)}` });
const wholeNumber = (min: number, max: number, fallback: number) => {
  const error = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number({ error }).int(error).min(min, error).max(max, error).default(fallback);
};
/** Reads the file that a variable names; what is wrong with it is the variable's problem. */
const readable =
  <T>(read: (path: string) => T) =>
  (path: string, context: z.RefinementCtx): T => {
    try {
      return read(path);
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
      return z.NEVER;
    }
  };
const port = (fallback: number) => wholeNumber(0, 65535, fallback);
const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    message: `must be a URL that starts with ${protocols.join('// or ')}//`,
  });

const schema = z.object({
  NODE_ENV: oneOf('development', 'production', 'test').default('development'),
  PORT: port(4321),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_ORIGIN: url('http:', 'https:').optional(),
  DATABASE_URL: url('postgres:', 'postgresql:'),
  DATABASE_OWNER_URL: url('postgres:', 'postgresql:').optional(),
  REDIS_URL: url('redis:', 'rediss:', 'unix:').optional(),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_(test|live)_\w+$/, 'must start with sk_test_, sk_live_, rk_test_ or rk_live_')
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .refine(isLongEnough, 'every secret must have at least 8 characters after whsec_'),
  STRIPE_API_BASE: url('http:', 'https:').optional(),
  STRIPE_SANDBOX_PORT: port(4242),
  VIES_URL: url('http:', 'https:').default('https://ec.europa.eu/taxation_customs/vies/rest-api'),
  SMTP_URL: url('smtp:', 'smtps:'),
  // This and LOG_DIR are used by the launcher, which has them checked here with all others.
  MAILBOX_PORT: port(8025),
  LOG_DIR: z.string().optional(),
  MAIL_FROM: z.string().min(3).default('shop@localhost'),
  FILES_URL: z
    .string()
    .default('file:.data/files')
    .superRefine((text, context) => {
      const message = filesUrlProblem(text);
      if (message) context.addIssue({ code: 'custom', message });
    }),
  FILES_KEY: z.string().optional(),
  FILES_SECRET: z.string().optional(),
  APPLE_PASS_CERTIFICATE: z.string().transform(readable(readAppleCertificate)).optional(),
  GOOGLE_WALLET_ACCOUNT: z.string().transform(readable(readGoogleAccount)).optional(),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters'),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform(splitNames)
    .refine(
      (names) => names.every(isNetwork),
      'must be addresses or networks (10.0.0.0/8) with commas between',
    ),
  JOBS: oneOf('inline', 'off').optional(),
  METRICS_PORT: port(0).optional(),
  HEALTH_PORT: port(0).optional(),
  WEB_PROCESSES: wholeNumber(1, 64, 1),
  PAGE_CACHE_MB: wholeNumber(0, 4096, 64),
  LOG_LEVEL: oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent').default('info'),
});

export type Config = ReturnType<typeof readConfig>;

/**
 * Reads and checks the environment. An empty value counts as not set.
 * @throws ConfigError naming every wrong variable, or every service that production needs and lacks.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new ConfigError(problemsIn(parsed.error, given));
  const e = parsed.data;
  const publicOrigin = originOf(e.PUBLIC_ORIGIN ?? `http://localhost:${e.PORT}`);
  const mode: Mode = !e.STRIPE_SECRET_KEY ? 'sandbox' : /_live_/.test(e.STRIPE_SECRET_KEY) ? 'live' : 'test';
  const isPublic = isPublicShop(e, publicOrigin, mode);
  const problems = [...publicProblems(isPublic, e), ...filesProblems(e)];
  if (problems.length > 0) throw new ConfigError(bulletList(problems));
  return {
    isProduction: isPublic,
    port: e.PORT,
    host: e.HOST,
    publicOrigin,
    databaseUrl: e.DATABASE_URL,
    databaseOwnerUrl: e.DATABASE_OWNER_URL ?? e.DATABASE_URL,
    redisUrl: e.REDIS_URL ?? null,
    stripe: {
      mode,
      secretKey: e.STRIPE_SECRET_KEY ?? 'sk_test_sandbox',
      webhookSecrets: e.STRIPE_WEBHOOK_SECRET.split(',').map((secret) => secret.trim()),
      apiBase: e.STRIPE_API_BASE ?? (mode === 'sandbox' ? `http://127.0.0.1:${e.STRIPE_SANDBOX_PORT}` : null),
    },
    viesUrl: e.VIES_URL.replace(/\/+$/, ''),
    smtpUrl: e.SMTP_URL,
    mailFrom: e.MAIL_FROM,
    files: readFilesLocation(e.FILES_URL, e.FILES_KEY, e.FILES_SECRET),
    wallets: walletsOf(e),
    authSecret: e.AUTH_SECRET,
    trustedProxies: e.TRUSTED_PROXIES,
    jobs: e.JOBS ?? (isPublic ? ('off' as const) : ('inline' as const)),
    metricsPort: e.METRICS_PORT ?? null,
    healthPort: e.HEALTH_PORT ?? null,
    webProcesses: e.WEB_PROCESSES,
    pageCacheMb: e.PAGE_CACHE_MB,
    logLevel: e.LOG_LEVEL,
  };
}

type Env = z.infer<typeof schema>;

/** What signs tickets for wallets, as far as the owner has it. */
function walletsOf(e: Env) {
  return { apple: e.APPLE_PASS_CERTIFICATE ?? null, google: e.GOOGLE_WALLET_ACCOUNT ?? null };
}

function isPublicShop(e: Env, origin: string, mode: Mode): boolean {
  const isLoopback = LOOPBACK.has(e.HOST);
  return e.NODE_ENV === 'production' || mode === 'live' || origin.startsWith('https:') || !isLoopback;
}

/** A shop that the public can reach uses no stand-in service. */
function publicProblems(isPublic: boolean, e: Env): string[] {
  if (!isPublic || e.STRIPE_SECRET_KEY) return [];
  return ['STRIPE_SECRET_KEY: a shop that the public can reach needs it (the sandbox is for loopback only)'];
}

/** A bucket is private: nothing is read from it without both. */
function filesProblems(e: Env): string[] {
  if (!e.FILES_URL.startsWith('s3:')) return [];
  const missing = (['FILES_KEY', 'FILES_SECRET'] as const).filter((name) => !e[name]);
  return missing.map((name) => `${name}: is not set, and the bucket of FILES_URL needs it`);
}

/** An empty secret would let anybody sign a payment. */
function isLongEnough(secrets: string): boolean {
  return secrets.split(',').every((secret) => secret.trim().replace(/^whsec_/, '').length >= 8);
}

function splitNames(list: string): string[] {
  const names = list.split(',').map((text) => text.trim());
  return names.filter(Boolean);
}

function isNetwork(name: string): boolean {
  const [address = '', prefix = '0', ...more] = name.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return more.length === 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= most;
}

function originOf(text: string): string {
  return new URL(text).origin;
}

function problemsIn(error: z.ZodError, given: Record<string, unknown>): string {
  const lines = error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `${name}: ${given[name] === undefined ? 'is not set and the shop needs it' : issue.message}`;
  });
  return bulletList(lines);
}

function bulletList(problems: readonly string[]): string {
  return `The environment is not right:\n${problems.map((problem) => `  ${problem}`).join('\n')}`;
}

/** The environment of this process. */
export const config: Config = readConfig(process.env);
