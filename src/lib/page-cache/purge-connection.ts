import pg from 'pg';
import { log } from '../logging/log.ts';

/** What a line that hears everything is called in pg_stat_activity. */
export const PURGE_CONNECTION_NAME = 'lectern-purges';
/** How often the line is tried: a dead one that looks alive would hide edits. Milliseconds, as all here. */
const HEARTBEAT_MS = 1_000;
const TIMEOUT_MS = 1_000;
const LONGEST_WAIT_MS = 2_000;

interface Listener {
  /** The line, once it hears everything; null when it broke. */
  readonly changed: (line: pg.Client | null) => void;
  readonly heard: (line: pg.Client, channel: string, payload: string) => void;
}

/** Keeps a connection of its own that listens on these channels, until stopped; a broken one is opened anew. */
export function keepPurgeConnection(
  databaseUrl: string,
  channels: readonly string[],
  listener: Listener,
): { stop(): void } {
  const state: State = { databaseUrl, channels, listener, line: null, wait: 100, isStopped: false };
  runCommand(state);
  return {
    stop: () => {
      state.isStopped = true;
      clearTimeout(state.timer);
      if (state.line) lose(state, state.line);
    },
  };
}

interface State {
  readonly databaseUrl: string;
  readonly channels: readonly string[];
  readonly listener: Listener;
  line: pg.Client | null;
  wait: number;
  isStopped: boolean;
  timer?: NodeJS.Timeout;
}

function runCommand(state: State): void {
  const line = new pg.Client({
    connectionString: state.databaseUrl,
    application_name: `${PURGE_CONNECTION_NAME}-opening`,
    connectionTimeoutMillis: 2_000,
    query_timeout: TIMEOUT_MS,
    keepAlive: true,
  });
  state.line = line;
  line.on('error', (error) => lose(state, line, error));
  line.on('end', () => lose(state, line, new Error('the line was closed')));
  line.on('notification', ({ channel, payload = '' }) => hear(state, line, channel, payload));
  open(line, state.channels).then(
    () => stand(state, line),
    (error: unknown) => lose(state, line, error),
  );
}

/** It takes its name when it hears: whoever counts the lines by name counts none that is still deaf. */
async function open(line: pg.Client, channels: readonly string[]): Promise<void> {
  await line.connect();
  for (const channel of channels) await line.query(`listen ${channel}`);
  await line.query(`set application_name = '${PURGE_CONNECTION_NAME}'`);
}

function stand(state: State, line: pg.Client): void {
  if (line !== state.line) return;
  state.wait = 100;
  state.listener.changed(line);
  state.timer = setInterval(
    () => line.query('select 1').catch((error) => lose(state, line, error)),
    HEARTBEAT_MS,
  );
  state.timer.unref();
}

function hear(state: State, line: pg.Client, channel: string, payload: string): void {
  try {
    state.listener.heard(line, channel, payload);
  } catch (error) {
    // What cannot be read may have named any page.
    lose(state, line, error);
  }
}

function lose(state: State, line: pg.Client, error?: unknown): void {
  if (line !== state.line) return;
  state.line = null;
  state.listener.changed(null);
  clearInterval(state.timer);
  // A server that hangs would never answer a goodbye.
  line.connection.stream.destroy();
  if (state.isStopped) return;
  log.warn({ err: error }, 'edits are not heard; every page is rendered anew');
  state.timer = setTimeout(runCommand, state.wait, state);
  state.wait = Math.min(state.wait * 2, LONGEST_WAIT_MS);
}
