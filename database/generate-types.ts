import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const COMMAND = fileURLToPath(new URL('../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url));
const OUT_FILE = fileURLToPath(new URL('../src/lib/db/types.ts', import.meta.url));

/**
 * Writes the TypeScript types of a migrated database, or with `verify` compares them with the file.
 * @returns the problem as text, or null
 */
export async function generateTypes(databaseUrl: string, verify: boolean): Promise<string | null> {
  const options = [
    ...['--dialect', 'postgres', '--camel-case', '--url', databaseUrl, '--out-file', OUT_FILE],
    ...['--include-pattern', '(public|reporting).*', '--exclude-pattern', 'public.schema_migrations'],
    ...['--numeric-parser', 'number', '--type-mapping', '{"int8":"number"}', '--log-level', 'error'],
  ];
  try {
    await promisify(execFile)(process.execPath, [COMMAND, ...options, ...(verify ? ['--verify'] : [])]);
    return null;
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? `${error.message}\n${error.stdout}` : String(error);
  }
}
