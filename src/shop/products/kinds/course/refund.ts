import { listFormat } from '#messages/formats.ts';
import { t } from '#messages/t.ts';
import { currentSettings } from '../../../settings/current.ts';
import { type Step, stepsOf } from '../../../settings/steps.ts';
import type { KindRefund, RefundShare } from '../../kind-refund.ts';
import { progressText } from './course.ts';
import { listProgress } from './learning/own-courses-store.ts';

const steps = () => stepsOf(currentSettings().course_refunds) ?? [];

/** Money back for courses after the time to withdraw: by how much of it was done. */
export const courseRefund: KindRefund = {
  shares: async (db, lines) => {
    const ids = lines.map(({ orderItemId }) => orderItemId);
    const rows = ids.length === 0 ? [] : await listProgress(db, ids);
    const byItem = new Map(rows.map((row) => [row.orderItemId, row]));
    return new Map(
      ids.map((id) => {
        const { done = 0, lessonCount = 0 } = byItem.get(id) ?? {};
        return [id, courseShare(steps(), done, lessonCount)];
      }),
    );
  },
  promise: () => {
    const parts = steps()
      .toSorted((a, b) => a.at - b.at)
      .map(({ at, percent }) =>
        t(
          '{percent, number} % of the price {done, plural, =0 {before you finish a lesson} other {while you have finished # % of the lessons at most}}',
          { percent, done: at },
        ),
      );
    return parts.length === 0
      ? null
      : t('Even after that you get back {parts}.', { parts: listFormat().format(parts) });
  },
};

/** What goes back of a course of which so many lessons are done. */
export function courseShare(policy: readonly Step[], done: number, lessonCount: number): RefundShare {
  const part = lessonCount === 0 ? 0 : Math.ceil((done * 100) / lessonCount);
  const percent = Math.max(0, ...policy.filter(({ at }) => part <= at).map((step) => step.percent));
  const progress = progressText(done, lessonCount);
  if (percent === 100)
    return { percent, working: t('{progress}: full refund under the policy.', { progress }) };
  if (percent === 0) return { percent, working: t('{progress}: no refund under the policy.', { progress }) };
  return {
    percent,
    working: t('{progress}: {percent, number} % refund under the policy.', {
      progress,
      percent,
    }),
  };
}
