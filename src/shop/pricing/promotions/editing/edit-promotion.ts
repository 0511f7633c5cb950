import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { AuditChange, StaffActor } from '../../../accounts/audit.ts';
import { recordAudit } from '../../../accounts/audit-store.ts';
import { allKinds } from '../../../products/kinds.ts';
import { listCoursesToAskFor, type RequiredCourse } from '../../../products/unlock-store.ts';
import { refuseOtherCurrency } from '../../../settings/refuse-currency.ts';
import { nameOf, type PromotionState } from '../promotion.ts';
import {
  findCodeHolder,
  findNamed,
  insertPromotion,
  type ListedPromotion,
  lockPromotion,
  type NewPromotion,
  replaceTargets,
  type TargetRow,
  updatePromotion,
} from './edit-store.ts';
import { readPromotion, type Texts, type TypedPromotion } from './promotion-form.ts';

/**
 * Saves a promotion, or makes a new one. Orders that were placed keep what they were placed with.
 * @param id null for a new one.
 * @returns its id.
 * @throws ShopError `invalid_input` at its fields, `unknown_promotion`, `edit_conflict`, `promotion_ended`, `other_currency`.
 */
export async function savePromotion(
  db: Db,
  id: string | null,
  texts: Texts,
  actor: StaffActor,
): Promise<string> {
  const { targets, course, ...typed } = readPromotion(texts);
  return inTransaction(db, async (tx) => {
    await refuseOtherCurrency(tx, typed.currency ?? null);
    const before = id === null ? null : await lockedForEdit(tx, id, texts['version']);
    const requires = await requiredCourse(tx, course, before);
    const values = { ...typed, requiredCourseId: requires?.id ?? null };
    const rows = await targetRows(tx, { targets, course, ...values });
    await refuseTakenCode(tx, values.codeKey ?? null, id);
    const saved = id ?? (await insertPromotion(tx, values));
    if (id !== null) await updatePromotion(tx, id, values, now());
    await replaceTargets(tx, saved, rows);
    const details = before
      ? { changes: changesOf(before, values, { targets, course: requires?.title ?? null }) }
      : {};
    const action = before ? 'promotion.edited' : 'promotion.created';
    await recordAudit(tx, { actor, action, subject: subjectOf(values), details });
    return saved;
  });
}

/**
 * Pauses a promotion, lets it go on, or ends it for good.
 * @throws ShopError `unknown_promotion`, `promotion_ended`.
 */
export async function setPromotionState(
  db: Db,
  id: string,
  state: PromotionState,
  actor: StaffActor,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const before = await locked(tx, id);
    if (before.state === state) return;
    refuseEnded(before);
    await updatePromotion(tx, id, { state }, now());
    const changes = [{ field: 'state', from: before.state, to: state }];
    await recordAudit(tx, {
      actor,
      action: 'promotion.edited',
      subject: subjectOf(before),
      details: { changes },
    });
  });
}

async function locked(tx: Tx, id: string): Promise<ListedPromotion> {
  const found = await lockPromotion(tx, id);
  if (!found) throw new ShopError('unknown_promotion', 404, t('There is no such promotion.'));
  return found;
}

async function lockedForEdit(tx: Tx, id: string, version = ''): Promise<ListedPromotion> {
  const found = await locked(tx, id);
  refuseEnded(found);
  if (String(found.version) === version) return found;
  throw new ShopError(
    'edit_conflict',
    409,
    t('Someone else changed this meanwhile. Load the page again to see what.'),
  );
}

function refuseEnded({ state }: ListedPromotion): void {
  if (state !== 'ended') return;
  throw new ShopError('promotion_ended', 409, t('It has ended for good. Duplicate it to run it again.'));
}

async function refuseTakenCode(tx: Tx, key: string | null, id: string | null): Promise<void> {
  const holder = key === null ? null : await findCodeHolder(tx, key, id);
  if (holder !== null) throw invalid('code', t('“{name}” has this code already.', { name: holder }));
}

/** @throws ShopError `invalid_input` at `targets`. */
async function targetRows(tx: Tx, { scope, targets }: TypedPromotion): Promise<TargetRow[]> {
  if (scope === undefined || scope === 'everything') return [];
  if (scope === 'kind') {
    const kinds = new Set(allKinds().map(({ name }) => name));
    refuseUnknown(targets.filter((name) => !kinds.has(name)));
    return [...new Set(targets)].map((kind) => ({ kind }));
  }
  const ids = await findNamed(tx, scope as 'category' | 'product' | 'variant', targets);
  refuseUnknown(targets.filter((name) => !ids.has(name)));
  const column = { category: 'categoryId', product: 'productId', variant: 'variantId' }[scope] ?? '';
  return [...new Set(ids.values())].map((id) => ({ [column]: id }));
}

/** One that it asks for already may have left the shop. @throws ShopError `invalid_input` at `required_course`. */
async function requiredCourse(
  tx: Tx,
  slug: string,
  before: ListedPromotion | null,
): Promise<RequiredCourse | null> {
  if (slug === '') return null;
  if (before?.requires?.slug === slug) return before.requires;
  const found = (await listCoursesToAskFor(tx, null)).find((one) => one.slug === slug);
  if (found) return found;
  throw invalid('required_course', t('Choose a course that is on sale.'));
}

function refuseUnknown(names: readonly string[]): void {
  const [first] = names;
  if (first !== undefined) throw invalid('targets', t('There is no “{name}”.', { name: first.slice(0, 60) }));
}

function invalid(field: string, text: string): ShopError {
  return new ShopError('invalid_input', 422, text, { [field]: text });
}

function subjectOf({ code = null, name }: Pick<NewPromotion, 'code' | 'name'>): string {
  return `promotion:${nameOf({ code, name })}`;
}

function changesOf(
  before: ListedPromotion,
  values: NewPromotion,
  { targets, course }: { readonly targets: readonly string[]; readonly course: string | null },
): AuditChange[] {
  const own = Object.keys(values).filter(
    (field) => !['codeKey', 'requiredCourseId'].includes(field),
  ) as (keyof NewPromotion & keyof PromotionTexts)[];
  const text = (value: unknown) =>
    (value instanceof Date ? value.toISOString() : (value ?? null)) as string | number | boolean | null;
  const changes = own.map((field) => ({ field, from: text(before[field]), to: text(values[field]) }));
  const named = { field: 'targets', from: before.named.join(', '), to: targets.join(', ') };
  const asked = { field: 'required_course', from: before.requires?.title ?? null, to: course };
  return [...changes, named, asked].filter(({ from, to }) => from !== to);
}

type PromotionTexts = Omit<ListedPromotion, 'targets' | 'named' | 'requires'>;
