import type { BetterAuthOptions } from 'better-auth';
import type { DBAdapter, DBTransactionAdapter, Where } from 'better-auth/adapters';
import { sessionTokenHash } from '../ids.ts';

/**
 * better-auth's adapter, but the table of sessions holds only the hash of a token: nobody who reads the table can sign in
 * with it. Session rows come back with the token they were asked for or made with, else with the hash.
 */
export function hashSessionTokens(adapter: DBAdapter<BetterAuthOptions>): DBAdapter<BetterAuthOptions> {
  const transaction: typeof adapter.transaction = (callback) =>
    adapter.transaction((tx) => callback(withHashedTokens(tx)));
  return { ...withHashedTokens(adapter), transaction };
}

type Adapter = DBTransactionAdapter<BetterAuthOptions>;

function withHashedTokens<T extends Adapter>(adapter: T): T {
  const hashed: Adapter = {
    ...adapter,
    create: async (query) => {
      const token = tokenIn(query.model, query.data);
      const data = token ? { ...query.data, token: sessionTokenHash(token) } : query.data;
      return withToken(await adapter.create({ ...query, data: data as typeof query.data }), token);
    },
    findOne: async (query) =>
      withToken(await adapter.findOne(whereHashed(query)), tokenAsked(query.model, query.where)),
    findMany: (query) => adapter.findMany(whereHashed(query)),
    count: (query) => adapter.count(whereHashed(query)),
    update: async (query) =>
      withToken(
        await adapter.update({ ...whereHashed(query), update: dataHashed(query.model, query.update) }),
        tokenIn(query.model, query.update) ?? tokenAsked(query.model, query.where),
      ),
    updateMany: (query) =>
      adapter.updateMany({ ...whereHashed(query), update: dataHashed(query.model, query.update) }),
    delete: (query) => adapter.delete(whereHashed(query)),
    deleteMany: (query) => adapter.deleteMany(whereHashed(query)),
    consumeOne: async (query) =>
      withToken(await adapter.consumeOne(whereHashed(query)), tokenAsked(query.model, query.where)),
    incrementOne: async (query) =>
      withToken(await adapter.incrementOne(whereHashed(query)), tokenAsked(query.model, query.where)),
  };
  return { ...adapter, ...hashed };
}

function tokenIn(model: string, data: Readonly<Record<string, unknown>>): string | null {
  const token = model === 'session' ? data['token'] : null;
  return typeof token === 'string' ? token : null;
}

function dataHashed(model: string, data: Record<string, unknown>): Record<string, unknown> {
  const token = tokenIn(model, data);
  return token ? { ...data, token: sessionTokenHash(token) } : data;
}

function tokenAsked(model: string, where: readonly Where[]): string | null {
  const value = model === 'session' ? where.find(({ field }) => field === 'token')?.value : null;
  return typeof value === 'string' ? value : null;
}

function whereHashed<Query extends { model: string; where?: Where[] | undefined }>(query: Query): Query {
  if (query.model !== 'session' || !query.where) return query;
  return { ...query, where: query.where.map((part) => (part.field === 'token' ? partHashed(part) : part)) };
}

/** One token, or a list of them. */
function partHashed(part: Where): Where {
  const { value } = part;
  if (typeof value === 'string') return { ...part, value: sessionTokenHash(value) };
  return Array.isArray(value) ? { ...part, value: value.map((one) => sessionTokenHash(String(one))) } : part;
}

function withToken<Row>(row: Row, token: string | null): Row {
  return row && token ? { ...row, token } : row;
}
