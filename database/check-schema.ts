import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { addressesOf, startServices } from '#tests/support/services.ts';
import { dumpSchema } from './dump-schema.ts';
import { generateTypes } from './generate-types.ts';

const FILE = fileURLToPath(new URL('schema.sql', import.meta.url));

/**
 * Checks that `schema.sql` and the generated types match the migrations; `--write` updates them.
 * Uses the PostgreSQL at TEST_DATABASE_ADMIN_URL, or starts a temporary one.
 */
process.exitCode = await main(process.argv.includes('--write'));

async function main(isWriting: boolean): Promise<number> {
  const services = await startServices();
  try {
    const { ownerUrl } = addressesOf(services.adminUrl, services.template);
    const schema = await dumpSchema(ownerUrl);
    if (isWriting) writeFileSync(FILE, schema);
    const problems = [
      ...(readFileSync(FILE, 'utf8') === schema ? [] : ['database/schema.sql is behind the migrations']),
      ...((await generateTypes(ownerUrl, !isWriting)) === null
        ? []
        : ['src/lib/db/types.ts is behind the migrations']),
    ];
    for (const problem of problems) console.error(`${problem}: run \`npm run schema\``);
    return problems.length === 0 ? 0 : 1;
  } finally {
    await services.stop();
  }
}
