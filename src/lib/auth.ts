import { AsyncLocalStorage } from 'node:async_hooks';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { isAPIError } from 'better-auth/api';
import { Kysely, PostgresDialect } from 'kysely';
import { config } from './config.ts';
import { retryingPool } from './db/retrying-pool.ts';
import { pools } from './db.ts';
import { hashPassword, isPassword, MAX_PASSWORD_BYTES } from './passwords/hash.ts';

/** Seconds a session lasts: 30 days from signing in. */
export const SESSION_SECONDS = 30 * 86_400;
const MAX_USER_AGENT = 400;
const COOKIE = 'lectern.session_token';

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' };
/** Filled in beforehand, so that no transaction waits for a hash. */
const hashedBefore = new AsyncLocalStorage<string>();

const auth = betterAuth({
  baseURL: config.publicOrigin,
  secret: config.authSecret,
  // The tables have names of their own, so this one goes without the shop's renaming of columns.
  database: {
    db: new Kysely({ dialect: new PostgresDialect({ pool: retryingPool(pools.web) }) }),
    type: 'postgres',
    transaction: true,
  },
  logger: { disabled: true },
  telemetry: { enabled: false },
  rateLimit: { enabled: false },
  advanced: {
    database: { generateId: 'uuid' },
    cookiePrefix: 'lectern',
    useSecureCookies: false,
    ipAddress: { ipAddressHeaders: ['x-client-ip'] },
  },
  emailAndPassword: {
    enabled: true,
    autoSignIn: false,
    minPasswordLength: 1,
    maxPasswordLength: MAX_PASSWORD_BYTES,
    password: {
      hash: async (password) => hashedBefore.getStore() ?? hashPassword(password),
      verify: ({ password, hash }) => isPassword(password, hash),
    },
  },
  user: {
    modelName: 'users',
    fields: { name: 'display_name', emailVerified: 'email_verified', ...stamps },
    additionalFields: {
      firstName: { type: 'string', fieldName: 'first_name', required: false },
      lastName: { type: 'string', fieldName: 'last_name', required: false },
    },
  },
  session: {
    modelName: 'sessions',
    expiresIn: SESSION_SECONDS,
    fields: {
      userId: 'user_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      ...stamps,
    },
  },
  account: {
    modelName: 'user_accounts',
    fields: {
      userId: 'user_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      password: 'password_hash',
      ...stamps,
    },
  },
  verification: { modelName: 'verification_tokens', fields: { expiresAt: 'expires_at', ...stamps } },
});

export interface NewUser {
  readonly email: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
}

/**
 * Makes an account, unless the address has one: then the same work is done and the same answer given.
 * @returns false for an address that the library does not take.
 * @throws Unavailable when too many passwords wait to be hashed.
 */
export async function createUser({ email, password, firstName, lastName }: NewUser): Promise<boolean> {
  const hash = await hashPassword(password);
  const name = `${firstName} ${lastName}`.trim();
  const body = { email, password: 'hashed before', name, firstName, lastName };
  try {
    const made = await hashedBefore.run(hash, () => auth.api.signUpEmail({ body }));
    return made !== null;
  } catch (error) {
    if (isAPIError(error)) return false;
    throw error;
  }
}

/** Where a session is opened from, kept beside it so that its owner recognises it. */
export interface Device {
  readonly address: string;
  readonly userAgent: string;
}

/** Opens a session of a new id. @returns what the cookie holds, or null when address and password do not belong together. */
export async function openSession(email: string, password: string, device: Device): Promise<string | null> {
  const headers = new Headers({
    'x-client-ip': device.address,
    'user-agent': device.userAgent.slice(0, MAX_USER_AGENT),
  });
  try {
    const answer = await auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true });
    return cookieIn(answer.headers);
  } catch (error) {
    if (isAPIError(error)) return null;
    throw error;
  }
}

function cookieIn(headers: Headers): string {
  const line = headers.getSetCookie().find((text) => text.startsWith(`${COOKIE}=`));
  const value = line?.slice(COOKIE.length + 1).split(';')[0];
  if (!value) throw new Error('signing in gave no session');
  return decodeURIComponent(value);
}

/** The session's token in a cookie that was signed here, else null: anything else never reaches the database. */
export function tokenIn(cookie: string): string | null {
  const [token, signature, ...more] = cookie.split('.');
  if (!token || !signature || more.length > 0 || !/^[A-Za-z0-9]{16,64}$/.test(token)) return null;
  const expected = createHmac('sha256', config.authSecret).update(token).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}
