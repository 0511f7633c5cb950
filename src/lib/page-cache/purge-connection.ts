import pg from 'pg';
import { log } from '../logging/log.ts';

/** `application_name` of a connection that listens on every channel, in pg_stat_activity. */
export const PURGE_CONNECTION_NAME = 'lectern-purges';
/** How often the connection is tested: a dead one that looks alive would hide purges. Milliseconds, as all here. */
const HEARTBEAT_MS = 1_000;
const TIMEOUT_MS = 1_000;
const FIRST_DELAY_MS = 100;
const MAX_DELAY_MS = 2_000;

interface Handlers {
  /** Called with the connection once it listens on every channel, with null when it was lost. */
  readonly changed: (client: pg.Client | null) => void;
  readonly notified: (client: pg.Client, channel: string, payload: string) => void;
}

/** Listens on these channels on a connection of its own until stopped; a lost connection is opened again. */
export function openPurgeConnection(
  databaseUrl: string,
  channels: readonly string[],
  handlers: Handlers,
): { stop(): void } {
  const state: State = {
    ...{ databaseUrl, channels, handlers },
    client: null,
    delay: FIRST_DELAY_MS,
    isStopped: false,
  };
  connect(state);
  return {
    stop: () => {
      state.isStopped = true;
      clearTimeout(state.timer);
      if (state.client) disconnect(state, state.client);
    },
  };
}

interface State {
  readonly databaseUrl: string;
  readonly channels: readonly string[];
  readonly handlers: Handlers;
  client: pg.Client | null;
  /** Before the next attempt to connect. */
  delay: number;
  isStopped: boolean;
  timer?: NodeJS.Timeout;
}

function connect(state: State): void {
  const client = new pg.Client({
    connectionString: state.databaseUrl,
    application_name: `${PURGE_CONNECTION_NAME}-opening`,
    connectionTimeoutMillis: 2_000,
    query_timeout: TIMEOUT_MS,
    keepAlive: true,
  });
  state.client = client;
  client.on('error', (error) => disconnect(state, client, error));
  client.on('end', () => disconnect(state, client, new Error('the connection was closed')));
  client.on('notification', ({ channel, payload = '' }) => notify(state, client, channel, payload));
  listen(client, state.channels).then(
    () => startHeartbeat(state, client),
    (error: unknown) => disconnect(state, client, error),
  );
}

/** The connection takes its name last: those counted by that name listen on every channel. */
async function listen(client: pg.Client, channels: readonly string[]): Promise<void> {
  await client.connect();
  for (const channel of channels) await client.query(`listen ${channel}`);
  await client.query(`set application_name = '${PURGE_CONNECTION_NAME}'`);
}

function startHeartbeat(state: State, client: pg.Client): void {
  if (client !== state.client) return;
  state.delay = FIRST_DELAY_MS;
  state.handlers.changed(client);
  state.timer = setInterval(
    () => client.query('select 1').catch((error) => disconnect(state, client, error)),
    HEARTBEAT_MS,
  );
  state.timer.unref();
}

function notify(state: State, client: pg.Client, channel: string, payload: string): void {
  try {
    state.handlers.notified(client, channel, payload);
  } catch (error) {
    // A notice that cannot be read may have named any tag: connecting again drops every page.
    disconnect(state, client, error);
  }
}

function disconnect(state: State, client: pg.Client, error?: unknown): void {
  if (client !== state.client) return;
  state.client = null;
  state.handlers.changed(null);
  clearInterval(state.timer);
  // `end` would wait for an answer of the server, which may hang.
  client.connection.stream.destroy();
  if (state.isStopped) return;
  log.warn(
    { err: error },
    'the connection for page cache purges was lost; pages are not cached until it is back',
  );
  state.timer = setTimeout(connect, state.delay, state);
  state.delay = Math.min(state.delay * 2, MAX_DELAY_MS);
}
