import { pino } from 'pino';
import { config } from '../config.ts';
import { formatLogLine } from './format-line.ts';

/** Bytes of lines that wait for a slow reader; more are dropped. */
const MAX_WAITING = 8_388_608;
/** Lines are written many at a time: after so many letters, or this many milliseconds after the first of them. */
const TOGETHER = 65_536;
const LATEST_MS = 50;
// Before the stream below hears that the process ends: it writes what it has been given by then.
process.on('beforeExit', writeDue).on('exit', writeDue);
const output = pino.destination({ dest: 1, sync: false, minLength: 0, maxLength: MAX_WAITING });
// A full disk, a blocked or a closed pipe is no reason to stop selling.
output.on('error', () => {});

/** Lines that wait for company: gathered here because the stream measures all it holds at every line. */
let lines = '';
let isDue = false;

/** A person at a terminal gets lines to read, everybody else JSON. */
const shown = process.stdout.isTTY ? formatLogLine : (line: string) => line;
const stream = {
  write(line: string): void {
    lines += shown(line);
    if (lines.length >= TOGETHER) writeDue();
    else if (!isDue) {
      isDue = true;
      setTimeout(writeDue, LATEST_MS).unref();
    }
  },
};

function writeDue(): void {
  isDue = false;
  if (lines === '') return;
  const due = lines;
  lines = '';
  try {
    output.write(due);
  } catch {
    // As above.
  }
}

let textMs = 0;
let text = '';

/** The time of now as a line of the log begins with it; one text serves the lines of a whole millisecond. */
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

const tellsRequests = log.isLevelEnabled('info');

/**
 * The line of an answered request, as `log.info` would write it: by hand, because there is one for every page.
 * @param path as JSON, so that it is put into quotes once for many requests. @param ms milliseconds.
 */
export function logRequest(
  requestId: string,
  method: string,
  path: string,
  status: number,
  ms: number,
): void {
  if (!tellsRequests) return;
  const what = `"method":"${method}","path":${path},"status":${status},"ms":${ms}`;
  stream.write(`{"level":30${timestamp()},"requestId":"${requestId}",${what},"msg":"request"}\n`);
}

/** Writes what is still waiting: before a process ends in haste. */
export function flushLog(): void {
  writeDue();
  try {
    output.flushSync();
  } catch {
    // Not even that is a reason.
  }
}

/** What engineers need of an error; driver errors carry row values in `detail`, which stay out. */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) };
  return {
    type: error.name,
    message: error.message,
    code: 'code' in error ? error.code : undefined,
    stack: error.stack,
    cause: error.cause instanceof Error ? error.cause.message : undefined,
  };
}
