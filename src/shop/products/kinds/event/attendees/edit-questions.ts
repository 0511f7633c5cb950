import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import type { AuditDetails, StaffActor } from '../../../../accounts/audit.ts';
import { recordAudit } from '../../../../accounts/audit-store.ts';
import { versionField } from '../../../editing/edit-form.ts';
import { findProductToEdit } from '../../../editing/product-to-edit.ts';
import { incrementVersion } from '../../../editing/store.ts';
import { answerKinds, type Question } from './question.ts';
import {
  insertQuestion,
  orderQuestions,
  questionsOf,
  setWithdrawn,
  updateQuestion,
} from './question-store.ts';

/** Most questions of an event that are asked at a time. */
const MOST = 20;
const MAX_LABEL = 200;
const MAX_OPTIONS = 30;
const MAX_OPTION = 120;

const gone = () => t('That is no longer here. Load the page again.');
const label = typedText(MAX_LABEL)
  .min(1, { error: () => t('Enter the question.') })
  .regex(/^\P{Cc}*$/u, { error: () => t('Keep it to one line.') });
const options = z
  .string()
  .default('')
  .transform((text) => [
    ...new Set(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ])
  .pipe(
    z
      .array(typedText(MAX_OPTION, () => t('Keep each line to {max} characters.', { max: MAX_OPTION })))
      .max(MAX_OPTIONS, { error: () => t('At most {max} lines.', { max: MAX_OPTIONS }) }),
  );
const tick = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');
const fields = { version: versionField, label, options, required: tick, before_paying: tick };
const question = z.uuid({ error: gone });

/** One change of the questions of an event, as its buttons submit it. */
export const questionsInput = z.discriminatedUnion(
  'act',
  [
    z.strictObject({ act: z.literal('add'), answer: z.enum(answerKinds), ...fields }),
    z.strictObject({ act: z.literal('edit'), question, ...fields }),
    z.strictObject({
      act: z.enum(['up', 'down', 'withdraw', 'bring-back']),
      version: versionField,
      question,
    }),
  ],
  { error: () => t('That is not something this page does.') },
);
export type QuestionsInput = z.infer<typeof questionsInput>;

/**
 * Adds, changes, moves or withdraws a question of an event. Answers that were given stay, also of one that is withdrawn.
 * @throws ShopError `unknown_product`, `edited_meanwhile`, `gone`, `too_many`; `no_options` at its field.
 */
export async function editQuestions(
  db: Db,
  slug: string,
  input: QuestionsInput,
  actor: StaffActor,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const product = await findProductToEdit(tx, slug, { isLocked: true });
    if (product?.kind !== 'event')
      throw new ShopError('unknown_product', 404, t('There is no such product.'));
    if (product.version !== input.version) throw editedMeanwhile();
    const questions = await questionsOf(tx, product.id);
    const details = await applyChange(tx, product.id, questions, input);
    await recordAudit(tx, {
      actor,
      action: `question.${input.act}`,
      subject: `product:${product.id}`,
      details: { ...details, version: await incrementVersion(tx, product.id, now()) },
    });
  });
}

function editedMeanwhile(): ShopError {
  const text = t('Someone changed this event since you opened the page. Load the page again.');
  return new ShopError('edited_meanwhile', 409, text);
}

async function applyChange(
  tx: Tx,
  productId: string,
  questions: readonly Question[],
  input: QuestionsInput,
): Promise<AuditDetails> {
  if (input.act === 'add') {
    refuseTooMany(questions);
    checkOptions(input.answer, input.options);
    await insertQuestion(tx, productId, { ...toSave(input), answer: input.answer });
    return { title: input.label };
  }
  const found = questions.find(({ id }) => id === input.question);
  if (!found) throw new ShopError('gone', 409, gone());
  if (input.act === 'edit') {
    checkOptions(found.answer, input.options);
    await updateQuestion(tx, found.id, toSave({ ...input, answer: found.answer }));
    return { title: input.label };
  }
  if (input.act === 'withdraw') await setWithdrawn(tx, found.id, true);
  else if (input.act === 'bring-back') {
    refuseTooMany(questions);
    await setWithdrawn(tx, found.id, false);
  } else await orderQuestions(tx, moved(questions, found, input.act === 'up' ? -1 : 1));
  return { title: found.label };
}

type Typed = Extract<QuestionsInput, { readonly label: string }>;

function toSave(input: Omit<Typed, 'act' | 'answer' | 'question'> & { readonly answer: Question['answer'] }) {
  return {
    label: input.label,
    options: input.answer === 'choice' ? input.options : [],
    isRequired: input.required,
    isBeforePaying: input.before_paying,
  };
}

function checkOptions(answer: Question['answer'], given: readonly string[]): void {
  if (answer !== 'choice' || given.length >= 2) return;
  const text = t('Give at least two answers to choose from, one per line.');
  throw new ShopError('no_options', 422, text, { options: text });
}

function refuseTooMany(questions: readonly Question[]): void {
  if (questions.filter(({ isWithdrawn }) => !isWithdrawn).length < MOST) return;
  throw new ShopError('too_many', 409, t('At most {max, number} questions at a time.', { max: MOST }));
}

/** Ids in the order after a question has changed places with its neighbour among those of the same state. */
function moved(questions: readonly Question[], one: Question, step: -1 | 1): string[] {
  const ids = questions.map(({ id }) => id);
  const same = questions.filter(({ isWithdrawn }) => isWithdrawn === one.isWithdrawn).map(({ id }) => id);
  const other = same[same.indexOf(one.id) + step];
  if (!other) return ids;
  const [from, to] = [ids.indexOf(one.id), ids.indexOf(other)];
  return ids.map((id, at) => (at === from ? other : at === to ? one.id : id));
}
