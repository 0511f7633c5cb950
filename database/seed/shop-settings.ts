import type { Tx } from '#lib/db.ts';

/** What the demo shop says of itself. */
const demoSettings = {
  shop_name: 'Lectern',
  shop_tagline: 'A small school for crafts of hand and mind',
  front_heading: 'Learn a craft slowly, from someone who does it for a living',
  front_text:
    'Lectern is a small school for crafts of hand and mind: courses to read beside the work, days with a teacher, guides to keep, and the tools for it.',
  front_description:
    'A small school for crafts of hand and mind: bread, ink, wood, light and code, taught in writing by people who do it for a living. What you buy is yours to keep.',
} as const;

/** Names the demo shop, unless its owner has named the shop already. */
export async function insertShopSettings(tx: Tx): Promise<void> {
  const rows = Object.entries(demoSettings).map(([name, value]) => ({ name, value: JSON.stringify(value) }));
  await tx
    .insertInto('settings')
    .values(rows)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
}
