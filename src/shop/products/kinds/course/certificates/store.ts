import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import { isJoinedWork, isOwnWork } from '../../../../customers/access-store.ts';
import type { Visitor } from '../../../../customers/store.ts';
import type { Certificate } from './certificate.ts';

const COLUMNS = [
  'c.number',
  'c.holderName',
  'c.courseTitle',
  'c.courseLanguage',
  'c.teacherName',
  'c.lessonCount',
  'c.issuedAt',
] as const;

export async function findCertificateOf(db: Db, enrolmentId: string): Promise<Certificate | null> {
  const row = await db
    .selectFrom('certificates as c')
    .select(COLUMNS)
    .where('c.enrolmentId', '=', enrolmentId)
    .executeTakeFirst();
  return row ?? null;
}

/** Whether somebody still has the course by an enrolment (`e`). */
const IS_OPEN = sql<boolean>`exists (
  select from enrolment_grants g join entitlements t on t.order_item_id = g.order_item_id
  where g.enrolment_id = e.id and t.units > 0)`;

export interface CheckedCertificate extends Certificate {
  readonly courseSlug: string;
  /** Whether the holder still has the course. */
  readonly isValid: boolean;
}

/** @param number in the form that `parseCertificateNumber` gives. */
export async function findCertificate(db: Db, number: string): Promise<CheckedCertificate | null> {
  const row = await db
    .selectFrom('certificates as c')
    .innerJoin('enrolments as e', 'e.id', 'c.enrolmentId')
    .innerJoin('products as p', 'p.id', 'e.productId')
    .select([...COLUMNS, 'p.slug as courseSlug', IS_OPEN.as('isValid')])
    .where('c.number', '=', number)
    .executeTakeFirst();
  return row ?? null;
}

/** The same if it is the visitor's own, and valid. */
export async function findOwnCertificate(
  db: Db,
  number: string,
  visitor: Visitor,
): Promise<Certificate | null> {
  const row = await db
    .selectFrom('certificates as c')
    .innerJoin('enrolments as e', 'e.id', 'c.enrolmentId')
    .select(COLUMNS)
    .where('c.number', '=', number)
    .where(isOwnWork(visitor, 'e'))
    .where(IS_OPEN)
    .executeTakeFirst();
  return row ?? null;
}

/** Certificates of a course that the visitor has beside the one of their enrolment: from orders that joined it later. */
export async function listOtherCertificates(
  db: Db,
  { id, productId }: { readonly id: string; readonly productId: string },
  visitor: Visitor,
): Promise<Certificate[]> {
  return db
    .selectFrom('certificates as c')
    .innerJoin('enrolments as e', 'e.id', 'c.enrolmentId')
    .select(COLUMNS)
    .where('e.productId', '=', productId)
    .where('e.id', '<>', id)
    .where(isJoinedWork(visitor, 'e'))
    .where(IS_OPEN)
    .orderBy('c.issuedAt')
    .execute();
}

/** Saves a certificate unless the enrolment has one: an issued certificate never changes. */
export async function insertCertificate(
  db: Db,
  enrolmentId: string,
  certificate: Certificate,
): Promise<void> {
  await db
    .insertInto('certificates')
    .values({ enrolmentId, ...certificate })
    .onConflict((conflict) => conflict.column('enrolmentId').doNothing())
    .execute();
}
