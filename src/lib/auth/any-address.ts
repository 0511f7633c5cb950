import type { BetterAuthOptions } from 'better-auth';
import type { DBAdapter, DBTransactionAdapter, Where } from 'better-auth/adapters';

/**
 * better-auth refuses addresses that the shop takes (`.ada@ezweb.ne.jp`, a top domain in punycode). It is given each address
 * as one that it takes, and its adapter writes and finds the address itself.
 */
export function asAnyAddress(email: string): string {
  return `${Buffer.from(email).toString('hex')}@${SUFFIX}`;
}

const SUFFIX = 'hex.invalid';

function addressOf(value: unknown): unknown {
  const [hex, suffix] = typeof value === 'string' ? value.split('@') : [];
  return hex !== undefined && suffix === SUFFIX ? Buffer.from(hex, 'hex').toString() : value;
}

/** The adapter for a better-auth that is given addresses by `asAnyAddress`. */
export function takeAnyAddress(adapter: DBAdapter<BetterAuthOptions>): DBAdapter<BetterAuthOptions> {
  const transaction: typeof adapter.transaction = (callback) =>
    adapter.transaction((tx) => callback(withAddresses(tx)));
  return { ...withAddresses(adapter), transaction };
}

function withAddresses<T extends DBTransactionAdapter<BetterAuthOptions>>(adapter: T): T {
  const own: Pick<DBTransactionAdapter<BetterAuthOptions>, 'create' | 'findOne' | 'findMany'> = {
    create: (query) => adapter.create({ ...query, data: dataWithAddress(query.model, query.data) }),
    findOne: (query) => adapter.findOne({ ...query, where: query.where.map(partWithAddress(query.model)) }),
    findMany: (query) =>
      adapter.findMany(
        query.where ? { ...query, where: query.where.map(partWithAddress(query.model)) } : query,
      ),
  };
  return { ...adapter, ...own };
}

function dataWithAddress<T extends Record<string, unknown>>(model: string, data: T): T {
  return model === 'user' && 'email' in data ? { ...data, email: addressOf(data['email']) } : data;
}

function partWithAddress(model: string): (part: Where) => Where {
  return (part) =>
    model === 'user' && part.field === 'email'
      ? { ...part, value: addressOf(part.value) as Where['value'] }
      : part;
}
