import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { recordAudit } from '../../accounts/audit-store.ts';
import { invalidateProductCache, purgePages } from '../invalidate-product.ts';
import { findRequiredCourse, listCoursesToAskFor, setRequiredCourse } from '../unlock-store.ts';
import { findProductRow, incrementVersion } from './store.ts';

/** The slug of the course that has to be completed; empty: everybody may buy it. */
export const purchaseRuleInput = z.strictObject({
  act: z.literal('rule'),
  required_course: z.string().max(120),
});

/**
 * Sells a product only to those who have completed a course, or to everybody again. Orders that were placed stay.
 * @throws ShopError `unknown_product`, `unknown_course` at the field `required_course`.
 */
export async function setPurchaseRule(
  db: Db,
  slug: string,
  { required_course }: z.infer<typeof purchaseRuleInput>,
  actor: StaffActor,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const product = await findProductRow(tx, slug, { isLocked: true });
    if (!product) throw new ShopError('unknown_product', 404, t('There is no such product.'));
    const before = await findRequiredCourse(tx, product.id);
    if ((before?.slug ?? '') === required_course) return;
    const courses = required_course === '' ? [] : await listCoursesToAskFor(tx, product.id);
    const course = courses.find((one) => one.slug === required_course) ?? null;
    const unknown = t('Choose a course that is on sale.');
    if (required_course !== '' && !course)
      throw new ShopError('unknown_course', 422, unknown, { required_course: unknown });
    await setRequiredCourse(tx, product.id, course?.id ?? null);
    const version = await incrementVersion(tx, product.id, now());
    const change = { field: 'required_course', from: before?.title ?? null, to: course?.title ?? null };
    await recordAudit(tx, {
      ...{ actor, action: 'product.rule_changed', subject: `product:${product.id}` },
      details: { fields: ['required_course'], version, changes: [change] },
    });
    await purgePages(tx, product);
  });
  await invalidateProductCache(slug);
}
