import { pino } from 'pino';
import { config } from '../config.ts';
import { formatLogLine } from './format-line.ts';
import { openOutput } from './output.ts';

/** Characters that wait for a slow reader of stdout; more are dropped. */
const MAX_WAITING_LENGTH = 8_388_608;
/** Lines are written in batches: after so many characters, or so many milliseconds after the first line. */
const BATCH_LENGTH = 65_536;
const MAX_DELAY_MS = 50;
const output = openOutput(1, MAX_WAITING_LENGTH);
process.on('beforeExit', writeBatch).on('exit', flushLog);

/** The next batch. */
let batch = '';
let isScheduled = false;

/** Readable lines in a terminal, JSON everywhere else. */
const format = process.stdout.isTTY ? formatLogLine : (line: string) => line;
const stream = {
  write(line: string): void {
    batch += format(line);
    if (batch.length >= BATCH_LENGTH) writeBatch();
    else if (!isScheduled) {
      isScheduled = true;
      setTimeout(writeBatch, MAX_DELAY_MS).unref();
    }
  },
};

function writeBatch(): void {
  isScheduled = false;
  if (batch === '') return;
  const due = batch;
  batch = '';
  output.write(due);
}

let textMs = 0;
let text = '';

/** The time as pino writes it into a line; formatted once per millisecond. */
function timestamp(): string {
  const now = Date.now();
  if (now !== textMs) [textMs, text] = [now, `,"time":"${new Date(now).toISOString()}"`];
  return text;
}

/** One JSON object per line on stdout; never an address, a secret or a card. */
export const log = pino(
  {
    level: config.logLevel,
    base: null,
    timestamp,
    serializers: { err: describeError },
    redact: {
      paths: ['*.password', '*.token', '*.cookie', '*.email', 'password', 'token', 'cookie', 'email'],
    },
  },
  stream,
);

const logsRequests = log.isLevelEnabled('info');

/**
 * Logs an answered request as `log.info` would; built by hand because there is one for every page.
 * @param path as JSON, so that it can be quoted once for many requests. @param ms milliseconds.
 */
export function logRequest(
  requestId: string,
  method: string,
  path: string,
  status: number,
  ms: number,
): void {
  if (!logsRequests) return;
  const what = `"method":"${method}","path":${path},"status":${status},"ms":${ms}`;
  stream.write(`{"level":30${timestamp()},"requestId":"${requestId}",${what},"msg":"request"}\n`);
}

/** Writes what is still waiting, before the process exits at once. */
export function flushLog(): void {
  writeBatch();
  output.finish();
}

/** What engineers need of an error, without `detail`, in which PostgreSQL repeats values of the row. */
export function describeError(error: unknown) {
  if (typeof error !== 'object' || error === null) return { message: String(error) };
  // The job library passes on copies of errors: plain objects with the same fields.
  const { name, message, code, stack, cause } = error as Partial<NodeJS.ErrnoException>;
  return {
    type: name,
    message: message ?? JSON.stringify(error),
    code,
    stack,
    cause: cause instanceof Error ? cause.message : undefined,
  };
}
