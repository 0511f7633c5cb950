import { z } from 'zod';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import { emailSchema } from '../../../../customers/email.ts';
import { type Answers, type Question, TICKED, unanswered } from './question.ts';

/** A person who comes, as a form gives it. */
export interface Attendee {
  readonly name: string | null;
  readonly email: string | null;
  readonly answers: Answers;
}

/** What a form asks of one seat. */
export interface AskedSeat {
  /** Before the names of its fields: empty where the form has one seat alone. */
  readonly prefix: string;
  /** Those that are asked now. */
  readonly questions: readonly Question[];
  readonly asksEmail: boolean;
  /** `always`: required answers cannot be left out. `if named`: only of a seat of which nothing is said at all. */
  readonly requires: 'always' | 'if named';
}

const MAX_NAME = 160;
const MAX_ANSWER = 1000;

/** The names of a seat's fields. */
export const fieldNames = {
  name: ({ prefix }: Pick<AskedSeat, 'prefix'>) => `${prefix}name`,
  email: ({ prefix }: Pick<AskedSeat, 'prefix'>) => `${prefix}email`,
  answer: ({ prefix }: Pick<AskedSeat, 'prefix'>, { id }: Pick<Question, 'id'>) => `${prefix}answer-${id}`,
};

const nameField = typedText(MAX_NAME)
  .regex(/^\P{Cc}*$/u, { error: () => t('Keep it to one line.') })
  .default('');
/** Empty, or an address; a wrong one says what is wrong with it, which a union of schemas would not. */
const emailField = z
  .string()
  .transform((typed, context) => {
    if (typed.trim() === '') return '';
    const read = emailSchema.safeParse(typed);
    if (read.success) return read.data;
    for (const { message } of read.error.issues)
      context.issues.push({ code: 'custom', message, input: typed });
    return z.NEVER;
  })
  .default('');

function answerField({ answer, options }: Question): z.ZodType<string> {
  if (answer === 'text') return typedText(MAX_ANSWER).default('');
  const known = answer === 'tick' ? [TICKED] : options;
  const error = () => t('Choose one of the answers.');
  return z.literal(['', ...known], { error }).default('');
}

/** Reads the seats of a form, in their order. Faults are told at their fields; other fields are left alone. */
export function attendeesInput(seats: readonly AskedSeat[]): z.ZodType<Attendee[]> {
  const shape = Object.fromEntries(seats.flatMap((seat) => fieldsOf(seat)));
  return z
    .record(z.string(), z.unknown())
    .transform((sent) => pick(sent, Object.keys(shape)))
    .pipe(z.strictObject(shape))
    .superRefine((values, context) => {
      for (const seat of seats)
        for (const question of missingOf(seat, values))
          context.addIssue({
            code: 'custom',
            path: [fieldNames.answer(seat, question)],
            message:
              question.answer === 'tick'
                ? t('Please tick “{label}”.', { label: question.label })
                : t('Please answer “{label}”.', { label: question.label }),
          });
    })
    .transform((values) => seats.map((seat) => attendeeOf(seat, values)));
}

/** The same for one seat. */
export function attendeeInput(seat: AskedSeat): z.ZodType<Attendee> {
  return attendeesInput([seat]).transform(([one]) => one as Attendee);
}

/** The fields of the seats among those of their form. */
function pick(sent: Values, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.flatMap((name) => (name in sent ? [[name, sent[name]]] : [])));
}

function fieldsOf(seat: AskedSeat): [string, z.ZodType][] {
  return [
    [fieldNames.name(seat), nameField],
    ...(seat.asksEmail ? [[fieldNames.email(seat), emailField] as [string, z.ZodType]] : []),
    ...seat.questions.map((one): [string, z.ZodType] => [fieldNames.answer(seat, one), answerField(one)]),
  ];
}

type Values = Readonly<Record<string, unknown>>;

function attendeeOf(seat: AskedSeat, values: Values): Attendee {
  const text = (name: string) => String(values[name] ?? '');
  return {
    name: text(fieldNames.name(seat)) || null,
    email: text(fieldNames.email(seat)) || null,
    answers: Object.fromEntries(seat.questions.map((one) => [one.id, text(fieldNames.answer(seat, one))])),
  };
}

function missingOf(seat: AskedSeat, values: Values): readonly Question[] {
  const { name, email, answers } = attendeeOf(seat, values);
  const isNamed = name !== null || email !== null || Object.values(answers).some(Boolean);
  return seat.requires === 'always' || isNamed ? unanswered(seat.questions, answers) : [];
}

/** Answers after an edit: what was not asked stays, what was left empty goes. */
export function mergedAnswers(before: Answers, given: Answers): Answers {
  const all = Object.entries({ ...before, ...given });
  return Object.fromEntries(all.filter(([, answer]) => answer !== ''));
}
