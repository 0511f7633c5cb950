import { randomUUID } from 'node:crypto';
import type { Insertable } from 'kysely';
import type { Promotions } from '#lib/db/types.ts';
import { db } from '#lib/db.ts';
import { codeKey } from '#shop/pricing/promotions/code.ts';

type Given = Partial<Insertable<Promotions>>;

/** A code of nobody else. */
export const aCode = () => `CODE-${randomUUID().slice(0, 8)}`;

/** A promotion: 10 % off everything with a code, unless said otherwise. @param targets for what, where not for everything. */
export async function aPromotion(given: Given = {}, ...targets: readonly Target[]) {
  const code = given.code === undefined ? aCode() : given.code;
  const key = code === null ? null : codeKey(code);
  const row = await db
    .insertInto('promotions')
    .values({ name: 'Spring sale', effect: 'percent', rate: 100_000, ...given, code, codeKey: key })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const target of targets)
    await db
      .insertInto('promotionTargets')
      .values({ promotionId: row.id, ...target })
      .execute();
  return { id: row.id, code: code ?? '' };
}

type Target = { kind: string } | { categoryId: string } | { productId: string } | { variantId: string };

/** Uses of a promotion that count, and those that were given back. */
export async function usesOf(promotionId: string) {
  const rows = await db
    .selectFrom('promotionUses')
    .select(['orderId', 'amount', 'deliveryAmount', 'givenBackAt'])
    .where('promotionId', '=', promotionId)
    .execute();
  return {
    taken: rows.filter(({ givenBackAt }) => givenBackAt === null),
    back: rows.filter(({ givenBackAt }) => givenBackAt !== null),
  };
}
