import type { Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { AuditDetails } from '../../../accounts/audit.ts';
import type { PlanInput } from './plan-input.ts';
import { readTime } from './plan-input.ts';
import { type Planning, refuseOverlap } from './plan-new.ts';
import { deleteChange, deleteSale, type PlannedSale, setSaleEnd } from './plan-store.ts';
import { refused } from './refused.ts';

/** Lets a sale end at another time. One that goes on without interruption keeps what it is compared with. */
export async function setUntil(
  tx: Tx,
  planning: Planning,
  input: Extract<PlanInput, { act: 'until' }>,
): Promise<AuditDetails> {
  const sale = saleOf(planning, input.sale);
  const until = readTime('until', input.until);
  if (until && until <= planning.at) throw refused('until', t('Choose a time to come, or end it now.'));
  if (until && until <= sale.startsAt) throw refused('until', t('It has to end after it begins.'));
  refuseOverlap(planning, { ...sale, endsAt: until }, sale, 'until');
  await setSaleEnd(tx, sale.id, until);
  return { fields: ['sale_end'], ...aboutSale(planning, sale), until: until?.toISOString() ?? null };
}

/** Ends a sale that runs; one that is to come is not held. */
export async function endSale(
  tx: Tx,
  planning: Planning,
  input: Extract<PlanInput, { act: 'end' }>,
): Promise<AuditDetails> {
  const sale = saleOf(planning, input.sale);
  if (sale.beganAt) await setSaleEnd(tx, sale.id, planning.at);
  else await deleteSale(tx, sale.id);
  return { fields: ['sale_end'], ...aboutSale(planning, sale) };
}

export async function dropChange(
  tx: Tx,
  { changes, variants }: Planning,
  input: Extract<PlanInput, { act: 'drop' }>,
): Promise<AuditDetails> {
  const change = changes.find(({ id }) => id === input.change);
  if (!change) throw gone();
  await deleteChange(tx, change.id);
  const title = variants.find(({ id }) => id === change.variantId)?.title ?? '';
  const from = { amount: change.amount, currency: change.currency };
  return { fields: ['planned_price'], title, changes: [{ field: 'planned_price', from, to: null }] };
}

function saleOf({ sales }: Planning, id: string): PlannedSale {
  const sale = sales.find((one) => one.id === id);
  if (!sale) throw gone();
  return sale;
}

const gone = () => new ShopError('gone', 409, t('That is over or no longer here. Load the page again.'));

function aboutSale({ variants }: Planning, { variantId, amount, currency }: PlannedSale) {
  const title = variants.find(({ id }) => id === variantId)?.title ?? '';
  return { title, changes: [{ field: 'sale_price', to: { amount, currency } }] };
}
