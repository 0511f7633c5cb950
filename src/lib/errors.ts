/** A business refusal: the web answers its status and message, a job does not retry it, the command line exits 1. */
export class ShopError extends Error {
  override readonly name = 'ShopError';
  readonly code: string;
  readonly status: number;
  /** Field name → reason, for the form that caused it. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(code: string, status: number, message: string, fields: Record<string, string> = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.fields = fields;
  }
}

/**
 * Runs checks of a form one after another and refuses with the faults of all of them, so that a person mends them at once.
 * @throws ShopError of the first that refuses, with the fields of all; at once what names no field, or is no refusal.
 */
export async function refuseAll(checks: readonly (() => unknown)[]): Promise<void> {
  const refusals: ShopError[] = [];
  for (const check of checks) {
    try {
      await check();
    } catch (error) {
      if (!(error instanceof ShopError) || Object.keys(error.fields).length === 0) throw error;
      refusals.push(error);
    }
  }
  const [first] = refusals;
  if (!first) return;
  const fields = Object.assign({}, ...refusals.map((refusal) => refusal.fields).toReversed());
  throw new ShopError(first.code, first.status, first.message, fields);
}

/** A service that the shop needs does not answer: 503 with `Retry-After`, and the caller may try again. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
  readonly service: string;

  constructor(service: string, cause?: unknown) {
    super(`${service} is unavailable`, { cause });
    this.service = service;
  }
}

const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENOENT',
]);
/** SQLSTATE classes and codes of temporary failures: connection, resources, operator action, lock and idle time-outs. */
const TEMPORARY_SQLSTATES = /^(08|53|57P0|57014|55P03|25006|25P03|40001|40P01)/;
const PG_MESSAGES =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|is not queryable|connection has been discarded/i;

/** Whether an error means that a dependency is missing or too busy, as opposed to a bug of ours. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof Unavailable) return true;
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (CONNECTION_CODES.has(code) && 'syscall' in error) return true;
  if (code.length === 5 && TEMPORARY_SQLSTATES.test(code)) return true;
  if (PG_MESSAGES.test(error.message)) return true;
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(isUnavailable);
  return error.cause !== undefined && isUnavailable(error.cause);
}

/**
 * Whether an error says that the database connection itself is gone, or leads to a server that became a standby: whatever
 * was not committed on it never happened.
 */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (/^(57P0\d|25006|08003|08006|ECONNRESET|EPIPE)$/.test(sqlState(error))) return true;
  return /^Connection terminated|is not queryable|connection has been discarded/i.test(error.message);
}

/**
 * Whether a connection must not go back into its pool after this error: it is gone, its server is read-only, lacks
 * resources or is about to stop, or it stands in an aborted transaction.
 */
export function isUnusableConnection(error: unknown): boolean {
  return isLostConnection(error) || (error instanceof Error && /^(53|25P0)/.test(sqlState(error)));
}

function sqlState(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}
