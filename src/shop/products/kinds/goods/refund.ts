import { t } from '#messages/t.ts';
import { listShippedUnits } from '../../../inventory/stock/store.ts';
import type { KindRefund, RefundShare } from '../../kind-refund.ts';

/** Money back for goods beside the right to withdraw: everything until they are sent. */
export const goodsRefund: KindRefund = {
  shares: async (db, lines) => {
    const ids = lines.map(({ orderItemId }) => orderItemId);
    const shipped = await listShippedUnits(db, ids);
    return new Map(ids.map((id) => [id, goodsShare((shipped.get(id) ?? 0) > 0)]));
  },
  promise: () => null,
};

export function goodsShare(isSent: boolean): RefundShare {
  return isSent
    ? { percent: 0, working: t('Already sent: no refund under the policy.') }
    : { percent: 100, working: t('Not sent yet: full refund under the policy.') };
}
