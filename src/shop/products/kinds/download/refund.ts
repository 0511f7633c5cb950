import { t } from '#messages/t.ts';
import { currentSettings } from '../../../settings/current.ts';
import type { KindRefund, RefundShare } from '../../kind-refund.ts';
import { listFirstUses } from './use/store.ts';

/** Money back for downloads beside the right to withdraw: by whether one was begun. */
export const downloadRefund: KindRefund = {
  shares: async (db, lines) => {
    const ids = lines.map(({ orderItemId }) => orderItemId);
    const used = ids.length === 0 ? new Map() : await listFirstUses(db, ids);
    return new Map(ids.map((id) => [id, downloadShare(used.has(id))]));
  },
  promise: () => {
    const { download_refund_unused: unused, download_refund_used: used } = currentSettings();
    if (unused === 0 && used === 0) return null;
    return t(
      'Beside that, {unused, number} % of the price comes back while nothing was downloaded, and {used, number} % after a download.',
      { unused, used },
    );
  },
};

export function downloadShare(isUsed: boolean): RefundShare {
  const { download_refund_unused: unused, download_refund_used: used } = currentSettings();
  return isUsed
    ? {
        percent: used,
        working: t('Downloaded: {percent, number} % refund under the policy.', {
          percent: used,
        }),
      }
    : {
        percent: unused,
        working: t('Nothing downloaded: {percent, number} % refund under the policy.', {
          percent: unused,
        }),
      };
}
