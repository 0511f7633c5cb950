import { isolate } from '#lib/isolate.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import type { AnswerKind, Answers, Question } from '#shop/products/kinds/event/attendees/question.ts';

/** How a question is answered, for staff. */
export const answerKindNames: Readonly<Record<AnswerKind, Sentence>> = {
  text: 'A text ¦ an answer',
  choice: 'A choice ¦ an answer',
  tick: 'A tick ¦ an answer',
};

/** The answers of a person in the order of the questions: "Diet: vegan", "Which hand? Left". One without an answer is left out. */
export function answerTexts(questions: readonly Question[], answers: Answers): readonly string[] {
  return questions.flatMap(({ id, label, answer }) => {
    const given = answers[id];
    if (!given) return [];
    const text = isolate(answer === 'tick' ? t('yes') : given);
    return [
      /[?!.:…？！。؟]\s*$/u.test(label)
        ? `${label.trimEnd()} ${text}`
        : t('{label}: {text}', { label, text }),
    ];
  });
}
