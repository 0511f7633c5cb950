import type { Db } from '#lib/db.ts';

export interface Note {
  readonly body: string;
  readonly updatedAt: Date;
}

/** A learner's notes on a lesson. They are found by the enrolment only, so that no other person can read them. */
export async function findNote(db: Db, enrolmentId: string, lessonId: string): Promise<Note | null> {
  const row = await db
    .selectFrom('lessonNotes')
    .select(['body', 'updatedAt'])
    .where('enrolmentId', '=', enrolmentId)
    .where('lessonId', '=', lessonId)
    .executeTakeFirst();
  return row ?? null;
}

/** All notes of an enrolment, in the order of the lessons. */
export async function listNotes(
  db: Db,
  enrolmentId: string,
): Promise<{ slug: string; title: string; body: string }[]> {
  return db
    .selectFrom('lessonNotes as n')
    .innerJoin('lessons as l', 'l.id', 'n.lessonId')
    .innerJoin('courseSections as s', 's.id', 'l.sectionId')
    .select(['l.slug', 'l.title', 'n.body'])
    .where('n.enrolmentId', '=', enrolmentId)
    .orderBy('s.position')
    .orderBy('l.position')
    .execute();
}

export async function saveNote(
  db: Db,
  enrolmentId: string,
  lessonId: string,
  body: string,
  updatedAt: Date,
): Promise<void> {
  await db
    .insertInto('lessonNotes')
    .values({ enrolmentId, lessonId, body, updatedAt })
    .onConflict((conflict) => conflict.columns(['enrolmentId', 'lessonId']).doUpdateSet({ body, updatedAt }))
    .execute();
}

export async function deleteNote(db: Db, enrolmentId: string, lessonId: string): Promise<void> {
  await db
    .deleteFrom('lessonNotes')
    .where('enrolmentId', '=', enrolmentId)
    .where('lessonId', '=', lessonId)
    .execute();
}
