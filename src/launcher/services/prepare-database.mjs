import { databaseUrl } from './postgres.mjs';

/** The two roles of the shop: the owner of the tables, which migrates, and the one the shop runs as. */
export const roles = { owner: 'lectern_owner', app: 'lectern_app' };

const EXTENSIONS = ['pg_trgm', 'unaccent', 'citext', 'pgcrypto'];

/**
 * Creates the two roles, the shop's database, and the extensions that only a superuser may create, where they are
 * missing. Safe to repeat.
 * @param {object} given
 * @param {{ url: string, port: number }} given.postgres
 * @param {{ owner: string, app: string }} given.passwords
 * @param {string} [given.database]
 * @returns {Promise<{ url: string, ownerUrl: string }>} addresses for the application's role and for the owner
 */
export async function prepareDatabase({ postgres, passwords, database = 'lectern' }) {
  await withClient(postgres.url, async (client) => {
    for (const [key, name] of Object.entries(roles)) {
      const password = passwords[/** @type {'owner' | 'app'} */ (key)];
      await ensureRole(client, name, password);
    }
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE "${database}" OWNER ${roles.owner}`);
  });
  const inside = new URL(postgres.url);
  inside.pathname = `/${database}`;
  await withClient(inside.href, ensureExtensions);
  const address = (/** @type {'owner' | 'app'} */ key) =>
    databaseUrl({ user: roles[key], password: passwords[key], port: postgres.port, database });
  return { url: address('app'), ownerUrl: address('owner') };
}

/**
 * @param {import('pg').Client} client
 * @param {string} name
 * @param {string} password
 */
async function ensureRole(client, name, password) {
  const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  const verb = found.rowCount === 0 ? 'CREATE' : 'ALTER';
  const rights = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS';
  await client.query(`${verb} ROLE ${name} ${rights} PASSWORD ${client.escapeLiteral(password)}`);
}

/** @param {import('pg').Client} client */
async function ensureExtensions(client) {
  const available = await client.query('SELECT name FROM pg_available_extensions WHERE name = ANY($1)', [
    EXTENSIONS,
  ]);
  for (const { name } of available.rows) await client.query(`CREATE EXTENSION IF NOT EXISTS ${name}`);
}

/**
 * @param {string} url
 * @param {(client: import('pg').Client) => Promise<void>} work
 */
async function withClient(url, work) {
  const { default: pg } = await import('pg'); // not at the top: the packages may not be installed yet
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
