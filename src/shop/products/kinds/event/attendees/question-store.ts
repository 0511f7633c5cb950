import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import type { AnswerKind, Question } from './question.ts';

/** The questions of events in their order, those that were withdrawn too, by product. */
export async function listQuestions(
  db: Db,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Question[]>> {
  if (productIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('eventQuestions')
    .select(['id', 'productId', 'label', 'options', 'isRequired', 'isBeforePaying'])
    .select((eb) => eb.ref('answer').$castTo<AnswerKind>().as('answer'))
    .select(sql<boolean>`withdrawn_at is not null`.as('isWithdrawn'))
    .where('productId', 'in', productIds)
    .orderBy('position')
    .orderBy('id')
    .execute();
  const questions = new Map<string, Question[]>();
  for (const { productId, ...question } of rows)
    questions.set(productId, [...(questions.get(productId) ?? []), question]);
  return questions;
}

/** The questions of one event. */
export async function questionsOf(db: Db, productId: string): Promise<readonly Question[]> {
  return (await listQuestions(db, [productId])).get(productId) ?? [];
}

export type QuestionToSave = Omit<Question, 'id' | 'isWithdrawn'>;

/** Adds a question below the others. @returns its id. */
export async function insertQuestion(tx: Tx, productId: string, question: QuestionToSave): Promise<string> {
  const { id } = await tx
    .insertInto('eventQuestions')
    .values({
      ...{ ...question, productId, options: [...question.options] },
      position: sql<number>`(select coalesce(max(position) + 1, 0) from event_questions where product_id = ${productId})`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateQuestion(
  tx: Tx,
  id: string,
  { label, options, isRequired, isBeforePaying }: Omit<QuestionToSave, 'answer'>,
): Promise<void> {
  await tx
    .updateTable('eventQuestions')
    .set({ label, options: [...options], isRequired, isBeforePaying })
    .where('id', '=', id)
    .execute();
}

/** Asks a question no more, or again. Answers stay. */
export async function setWithdrawn(tx: Tx, id: string, isWithdrawn: boolean): Promise<void> {
  await tx
    .updateTable('eventQuestions')
    .set({ withdrawnAt: isWithdrawn ? sql<Date>`now()` : null })
    .where('id', '=', id)
    .execute();
}

/** Sets the order of the questions of an event. @param ids all of them. */
export async function orderQuestions(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const [position, id] of ids.entries())
    await tx.updateTable('eventQuestions').set({ position }).where('id', '=', id).execute();
}
