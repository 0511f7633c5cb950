import type { Db } from '#lib/db.ts';

export async function listProgress(db: Db, enrolmentId: string) {
  return db
    .selectFrom('lessonProgress')
    .select(['lessonId', 'positionSeconds', 'completedAt'])
    .where('enrolmentId', '=', enrolmentId)
    .execute();
}

/** Saves that a lesson was opened; the course continues there. */
export async function markOpened(db: Db, enrolmentId: string, lessonId: string): Promise<void> {
  await db
    .insertInto('lessonProgress')
    .values({ enrolmentId, lessonId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await setLastLesson(db, enrolmentId, lessonId);
}

export async function setLastLesson(db: Db, enrolmentId: string, lastLessonId: string): Promise<void> {
  await db.updateTable('enrolments').set({ lastLessonId }).where('id', '=', enrolmentId).execute();
}

/** Marks a lesson as completed. @param completedAt null marks it as not completed. */
export async function setDone(
  db: Db,
  enrolmentId: string,
  lessonId: string,
  completedAt: Date | null,
): Promise<void> {
  await db
    .insertInto('lessonProgress')
    .values({ enrolmentId, lessonId, completedAt })
    .onConflict((conflict) => conflict.columns(['enrolmentId', 'lessonId']).doUpdateSet({ completedAt }))
    .execute();
}

export async function setPosition(
  db: Db,
  enrolmentId: string,
  lessonId: string,
  positionSeconds: number,
): Promise<void> {
  await db
    .insertInto('lessonProgress')
    .values({ enrolmentId, lessonId, positionSeconds })
    .onConflict((conflict) => conflict.columns(['enrolmentId', 'lessonId']).doUpdateSet({ positionSeconds }))
    .execute();
}

/** Saves when every lesson was completed for the first time; a lesson added later does not change it. */
export async function setCourseCompleted(db: Db, enrolmentId: string, at: Date): Promise<void> {
  await db
    .updateTable('enrolments as e')
    .set({ completedAt: at })
    .where('e.id', '=', enrolmentId)
    .where('e.completedAt', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('lessons as l')
            .select('l.id')
            .whereRef('l.productId', '=', 'e.productId')
            .where(({ not: isNot, exists: isThere, selectFrom: select }) =>
              isNot(
                isThere(
                  select('lessonProgress as p')
                    .select('p.lessonId')
                    .whereRef('p.lessonId', '=', 'l.id')
                    .whereRef('p.enrolmentId', '=', 'e.id')
                    .where('p.completedAt', 'is not', null),
                ),
              ),
            ),
        ),
      ),
    )
    .execute();
}
