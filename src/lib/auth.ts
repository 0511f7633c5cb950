import { AsyncLocalStorage } from 'node:async_hooks';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { isAPIError } from 'better-auth/api';
import { getAdapter } from 'better-auth/db/adapter';
import { Kysely, PostgresDialect } from 'kysely';
import { asAnyAddress, takeAnyAddress } from './auth/any-address.ts';
import { hashSessionTokens } from './auth/hash-session-tokens.ts';
import { config } from './config.ts';
import { retryingPool } from './db/retrying-pool.ts';
import { pools } from './db.ts';
import { hashPassword, isPassword, MAX_PASSWORD_BYTES } from './passwords/hash.ts';
import { firstCharacters } from './typed-text.ts';

/** Seconds a session lasts: 30 days from signing in. */
export const SESSION_SECONDS = 30 * 86_400;
const MAX_USER_AGENT = 400;
const COOKIE = 'lectern.session_token';

const timestamps = { createdAt: 'created_at', updatedAt: 'updated_at' };
/** The hash of the password, computed before better-auth opens its transaction: hashing takes a quarter of a second. */
const precomputedHash = new AsyncLocalStorage<string>();

const options = {
  baseURL: config.publicOrigin,
  secret: config.authSecret,
  // Columns are named below, so this Kysely has no camel case plugin.
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
      hash: async (password) => precomputedHash.getStore() ?? hashPassword(password),
      verify: ({ password, hash }) => isPassword(password, hash),
    },
  },
  user: {
    modelName: 'users',
    fields: { name: 'display_name', emailVerified: 'email_verified', ...timestamps },
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
      ...timestamps,
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
      ...timestamps,
    },
  },
  verification: { modelName: 'verification_tokens', fields: { expiresAt: 'expires_at', ...timestamps } },
} satisfies BetterAuthOptions;

const adapter = hashSessionTokens(takeAnyAddress(await getAdapter(options)));
const auth = betterAuth({ ...options, database: () => adapter });

export interface NewUser {
  readonly email: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
}

/**
 * Creates an account, unless the address has one already: then the same work is done and the same answer given, so that
 * nobody learns who has an account. @returns false for an address that better-auth refuses.
 * @throws Unavailable when too many passwords wait to be hashed.
 */
export async function createUser({ email, password, firstName, lastName }: NewUser): Promise<boolean> {
  const hash = await hashPassword(password);
  // As long as its column.
  const name = firstCharacters(`${firstName} ${lastName}`.trim(), 200).trim();
  const body = { email: asAnyAddress(email), password: 'precomputed', name, firstName, lastName };
  try {
    const created = await precomputedHash.run(hash, () => auth.api.signUpEmail({ body }));
    return created !== null;
  } catch (error) {
    if (isAPIError(error)) return false;
    throw error;
  }
}

/** Where a session is opened from, stored with it so that its owner can recognise it. */
export interface Device {
  readonly address: string;
  readonly userAgent: string;
}

/** Opens a new session. @returns the value of its cookie, or null when address and password do not match. */
export async function openSession(email: string, password: string, device: Device): Promise<string | null> {
  const headers = new Headers({
    'x-client-ip': device.address,
    'user-agent': device.userAgent.slice(0, MAX_USER_AGENT),
  });
  try {
    const body = { email: asAnyAddress(email), password };
    const answer = await auth.api.signInEmail({ body, headers, returnHeaders: true });
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

/** The session token in a cookie with our signature, else null: nothing else reaches the database. */
export function tokenIn(cookie: string): string | null {
  const [token, signature, ...rest] = cookie.split('.');
  if (!token || !signature || rest.length > 0 || !/^[A-Za-z0-9]{16,64}$/.test(token)) return null;
  const expected = createHmac('sha256', config.authSecret).update(token).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}
