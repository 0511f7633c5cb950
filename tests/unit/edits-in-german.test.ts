import { afterEach, beforeEach, expect, test } from 'vitest';
import { ShopError } from '#lib/errors.ts';
import { newProductForm } from '#shop/products/editing/edit-form.ts';
import { readVariantFields, variantsInput } from '#shop/products/editing/variants/variant-input.ts';
import { refuseUnsellable } from '#shop/products/editing/variants/variant-list.ts';
import { curriculumInput } from '#shop/products/kinds/course/curriculum/edit-curriculum.ts';
import { lessonForm } from '#shop/products/kinds/course/curriculum/edit-lesson.ts';
import { curriculumProblems } from '#shop/products/kinds/course/curriculum/lesson-problems.ts';
import { courseForm } from '#shop/products/kinds/course/edit-form.ts';
import { replyInput } from '#shop/reviews/review.ts';
import { parseInput } from '#web/forms/read-form.ts';
import { setLanguage } from '../../src/messages/language.ts';

beforeEach(() => setLanguage('de'));
afterEach(() => setLanguage('en'));

/** Why each field was refused. */
function refusedFields(act: () => unknown): Readonly<Record<string, string>> {
  try {
    act();
  } catch (error) {
    if (error instanceof ShopError) return error.fields;
    throw error;
  }
  return {};
}
const reading = (schema: Parameters<typeof parseInput>[0], values: Record<string, unknown>) =>
  refusedFields(() => parseInput(schema, { values, texts: {} }));

const product = { kind: 'course', title: 'Knoten', slug: '', price: '49', currency: 'EUR' };
const lesson = { act: 'save', version: '1', title: 'Palstek', slug: 'palstek', minutes: '12' };
const text = { preview: 'yes', video_url: '', body: 'Text.' };

test.each([
  [newProductForm, { ...product, title: '' }, { title: 'Gib einen Titel ein.' }],
  [newProductForm, { ...product, slug: 'Über Knoten' }, { slug: expect.stringMatching(/^Nimm Kleinbuch/) }],
  [newProductForm, { ...product, slug: 'a'.repeat(121) }, { slug: 'Höchstens 120 Zeichen.' }],
  [newProductForm, { ...product, currency: 'XX' }, { currency: expect.stringMatching(/^Gib die drei/) }],
  [newProductForm, { ...product, price: '1000000' }, { price: 'Höchstens 999.999,99 EUR.' }],
  [lessonForm, { ...lesson, ...text, minutes: 'x' }, { minutes: 'Gib ganze Minuten an, 0 bis 9999.' }],
  [lessonForm, { ...lesson, ...text, preview: '' }, { preview: 'Wähle eins von beiden.' }],
  [lessonForm, { ...lesson, ...text, version: '' }, { version: expect.stringMatching(/unvollständig/) }],
  [courseForm.fields['outcomes'], 'a\n'.repeat(13), { form: 'Höchstens 12 Zeilen.' }],
  [courseForm.fields['level'], 'easy', { form: 'Wähle eines der Niveaus.' }],
  [curriculumInput, { act: 'burn' }, { act: 'Das kann diese Seite nicht.' }],
  [
    variantsInput,
    { act: 'up', version: '1', variant: 'x' },
    { variant: expect.stringMatching(/^Das gibt es/) },
  ],
  [replyInput, ' ', { form: 'Schreib eine Antwort.' }],
])('what a form of staff refuses is told in the language of now: %#', (schema, values, fields) => {
  expect(reading(schema as typeof newProductForm, values as Record<string, unknown>)).toEqual(fields);
});

test('variants that cannot be sold', () => {
  const bounds = { minQuantity: 1, maxQuantity: 2_000 };
  const typed = { variant_title: '', price: '49,50', cost: '', max_quantity: 2_001 };
  expect(refusedFields(() => readVariantFields(typed, 'EUR', bounds))).toEqual({
    max_quantity: 'Gib eine Zahl von 1 bis 2.000 an.',
  });
  expect(() => refuseUnsellable([])).toThrow(/^Eine Variante bleibt immer im Verkauf/);
});

test('a curriculum that cannot be sold', () => {
  const lesson = { durationMinutes: 0, isPreview: false, comesOn: null, isEmpty: true };
  expect(curriculumProblems([]).map(({ text }) => text)).toEqual(['Es gibt noch keine Lektion.']);
  expect(curriculumProblems([{ ...lesson, title: 'Palstek' }]).map(({ text }) => text)).toEqual([
    'Die Lektion „Palstek“ hat weder Text noch Film.',
    'Die Lektion „Palstek“ hat 0 Minuten. Gib an, wie lange sie dauert oder an welchem Tag sie kommt.',
    expect.stringMatching(/^Mach mindestens eine Lektion frei lesbar/),
  ]);
});
