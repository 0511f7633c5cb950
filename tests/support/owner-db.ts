import { createPool, kyselyOn } from '#lib/db.ts';

/** The database as its owner: for tests that make rows say what the application's own role may not write. */
export const ownerDb = kyselyOn(createPool('owner', 2, process.env['DATABASE_OWNER_URL']));
