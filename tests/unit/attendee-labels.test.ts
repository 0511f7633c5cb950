import { expect, test } from 'vitest';
import type { Question } from '#shop/products/kinds/event/attendees/question.ts';
import { answerTexts } from '#web/admin/attendee-labels.ts';

test.each([
  ['Diet', 'Diet: vegan'],
  ['Which diet?', 'Which diet? vegan'],
  ['Your diet (if any)', 'Your diet (if any): vegan'],
  ['Diet:', 'Diet: vegan'],
])('the question “%s” and its answer have one mark between them', (label, text) => {
  const question = { id: 'a', label, answer: 'text' } as unknown as Question;
  expect(answerTexts([question], { a: 'vegan' })).toEqual([text]);
});
