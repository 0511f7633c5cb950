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
