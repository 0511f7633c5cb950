/** How a question is answered. */
export const answerKinds = ['text', 'choice', 'tick'] as const;
export type AnswerKind = (typeof answerKinds)[number];

/** A question of an event to each person who comes. */
export interface Question {
  readonly id: string;
  readonly label: string;
  readonly answer: AnswerKind;
  /** Of a choice. */
  readonly options: readonly string[];
  readonly isRequired: boolean;
  /** Asked before paying; any other can be answered later. */
  readonly isBeforePaying: boolean;
  readonly isWithdrawn: boolean;
}

/** By the id of the question; a tick is `yes`. */
export type Answers = Readonly<Record<string, string>>;

export const TICKED = 'yes';

/** The required questions that have no answer. */
export function unanswered(questions: readonly Question[], answers: Answers): readonly Question[] {
  return questions.filter(({ id, isRequired, isWithdrawn }) => isRequired && !isWithdrawn && !answers[id]);
}
