import { readFile } from 'node:fs/promises';
import { inject } from 'vitest';
import type * as kinds from '#shop/products/kinds.ts';
import { asAdmin } from '#tests/support/services.ts';

/** The register with one kind more, for `vi.mock`. */
export async function withMembership(register: typeof kinds): Promise<typeof kinds> {
  const { membershipKind } = await import('./membership/kind.ts');
  return {
    allKinds: () => [...register.allKinds(), membershipKind],
    deliveredKinds: () => [...register.deliveredKinds(), membershipKind],
    kindNamed: (name) => (name === membershipKind.name ? membershipKind : register.kindNamed(name)),
    kindOfSection: (section) =>
      section === membershipKind.section ? membershipKind : register.kindOfSection(section),
  };
}

/** The migration of memberships, as the tree would hold it. */
export const MIGRATION = 'tests/contract/membership.sql';

/** Runs that migration on this file's own database. */
export async function addMembershipTables(): Promise<void> {
  const text = await readFile(MIGRATION, 'utf8');
  const [, up = ''] = /-- Up Migration([\s\S]*?)-- Down Migration/.exec(text) ?? [];
  const url = new URL(inject('services').adminUrl);
  url.pathname = `/${process.env['TEST_DATABASE']}`;
  await asAdmin(url.href, async (client) => {
    await client.query(up);
    await client.query("call grant_application('lectern_app')");
  });
}
