import { describe, expect, test } from 'vitest';
import { type Db, db } from '#lib/db.ts';
import { requestRefund } from '#shop/orders/refunds/request-refund.ts';
import { lockOrder } from '#shop/orders/store.ts';
import { sendRefund } from '#shop/payments/refunds/send-refund.ts';
import {
  certificateInput,
  newCertificateNumber,
  parseCertificateNumber,
} from '#shop/products/kinds/course/certificates/certificate.ts';
import {
  checkCertificate,
  ownCertificate,
} from '#shop/products/kinds/course/certificates/check-certificate.ts';
import { issueCertificate } from '#shop/products/kinds/course/certificates/issue-certificate.ts';
import { lessonsOf } from '#shop/products/kinds/course/course.ts';
import { findNote, listNotes } from '#shop/products/kinds/course/learning/note-store.ts';
import { MAX_NOTE_LENGTH, noteInput, writeNote } from '#shop/products/kinds/course/learning/notes.ts';
import { openCourse } from '#shop/products/kinds/course/learning/open-lesson.ts';
import { listOwnCourses } from '#shop/products/kinds/course/learning/own-courses-store.ts';
import { recordProgress } from '#shop/products/kinds/course/learning/record-progress.ts';
import { aVisitor } from '#tests/support/checkout-fixtures.ts';
import { anOwner, type Owner } from '#tests/support/owner.ts';
import { qrIn } from '#tests/support/pdf.ts';
import { withoutGuards } from '#tests/support/remove-guards.ts';
import { drawCertificate } from '#web/documents/certificate.ts';

const SLUG = 'by-heart';
const PAID = 'manual-mode';

async function placeOf({ visitor }: Owner, slug: string) {
  const course = await openCourse(db, slug, visitor);
  if (!course) throw new Error(`${slug} is not open`);
  const lessons = lessonsOf(course.curriculum);
  return { course, lessons, first: lessons[0] as (typeof lessons)[number] };
}

async function finish(owner: Owner, slug: string): Promise<void> {
  for (const lesson of (await placeOf(owner, slug)).lessons)
    await recordProgress(db, slug, lesson.slug, owner.visitor, { act: 'done' });
}

describe('notes', () => {
  test('are kept beside the lesson, changed, and taken away when nothing is left of them', async () => {
    const owner = await anOwner(PAID);
    const { course, first } = await placeOf(owner, PAID);
    const write = (body: string, seen: string) =>
      writeNote(db, PAID, first.slug, owner.visitor, noteInput.parse({ body, seen }));
    const once = await write('Aperture first.\r\n ', '0');
    expect(await findNote(db, course.enrolment.id, first.id)).toMatchObject({ body: 'Aperture first.' });
    const twice = await write('Aperture, then time.', once);
    expect(await listNotes(db, course.enrolment.id)).toEqual([
      { slug: first.slug, title: first.title, body: 'Aperture, then time.' },
    ]);
    expect(await write('  ', twice)).toBe('0');
    expect(await listNotes(db, course.enrolment.id)).toEqual([]);
  });

  test('of one learner are nobody else’s, not even another owner’s of the same course', async () => {
    const [owner, other, outsider] = [await anOwner(PAID), await anOwner(PAID), await aVisitor()];
    const { first } = await placeOf(owner, PAID);
    await writeNote(db, PAID, first.slug, owner.visitor, { body: 'Mine.', seen: '0' });
    const theirs = await placeOf(other, PAID);
    expect(await listNotes(db, theirs.course.enrolment.id)).toEqual([]);
    expect(await findNote(db, theirs.course.enrolment.id, first.id)).toBeNull();
    for (const visitor of [outsider, null])
      await expect(writeNote(db, PAID, first.slug, visitor, { body: 'x', seen: '0' })).rejects.toMatchObject({
        code: 'unknown_lesson',
        status: 404,
      });
  });

  test('saved in another window are not overwritten, also when both save at once', async () => {
    const owner = await anOwner(PAID);
    const { course, first } = await placeOf(owner, PAID);
    const write = (body: string) => writeNote(db, PAID, first.slug, owner.visitor, { body, seen: '0' });
    const [one, two] = await Promise.allSettled([write('from the left'), write('from the right')]);
    const refused = [one, two].filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'note_changed', status: 409 } }]);
    const kept = await findNote(db, course.enrolment.id, first.id);
    expect(kept?.body).toBe(one?.status === 'fulfilled' ? 'from the left' : 'from the right');
    // The same words again, by the button after they saved themselves, say.
    await expect(write(kept?.body ?? '')).resolves.toBe(String(kept?.updatedAt.getTime()));
  });

  test('are overwritten where the place in the course is not locked (control)', async () => {
    const owner = await anOwner(PAID);
    const { first } = await placeOf(owner, PAID);
    const saved = async (on: Db, round: number) => {
      const lesson = (await placeOf(owner, PAID)).lessons[round] ?? first;
      const bodies = Array.from({ length: 8 }, (_, at) => `window ${at}`);
      const all = await Promise.allSettled(
        bodies.map((body) => writeNote(on, PAID, lesson.slug, owner.visitor, { body, seen: '0' })),
      );
      return all.filter(({ status }) => status === 'fulfilled').length;
    };
    expect(await saved(db, 0)).toBe(1);
    const unguarded = withoutGuards([/ for no key update/, '']);
    const counts = [await saved(unguarded.db, 1), await saved(unguarded.db, 2), await saved(unguarded.db, 3)];
    await unguarded.end();
    expect(Math.max(...counts)).toBeGreaterThan(1);
  });

  test('have a length that is told', () => {
    const parse = (length: number) => noteInput.safeParse({ body: 'a'.repeat(length), seen: '0' });
    expect(parse(MAX_NOTE_LENGTH).success).toBe(true);
    expect(parse(MAX_NOTE_LENGTH + 1).error?.issues[0]?.message).toContain('5,000 characters');
  });
});

describe('a certificate', () => {
  test('is issued once every lesson is done, not before, and to nobody else', async () => {
    const owner = await anOwner(SLUG);
    const { lessons } = await placeOf(owner, SLUG);
    for (const lesson of lessons.slice(1))
      await recordProgress(db, SLUG, lesson.slug, owner.visitor, { act: 'done' });
    const ask = (visitor: Owner['visitor'] | null) => issueCertificate(db, SLUG, visitor, 'Ada Lovelace');
    await expect(ask(owner.visitor)).rejects.toMatchObject({ code: 'not_finished' });
    await finish(owner, SLUG);
    for (const visitor of [await aVisitor(), null])
      await expect(ask(visitor as never)).rejects.toMatchObject({ code: 'unknown_course' });
    const certificate = await ask(owner.visitor);
    expect(certificate).toMatchObject({ holderName: 'Ada Lovelace', lessonCount: lessons.length });
    expect(await listOwnCourses(db, owner.visitor)).toMatchObject([{ certificate: certificate.number }]);
    expect(await ownCertificate(db, certificate.number, owner.visitor)).not.toBeNull();
    expect(await ownCertificate(db, certificate.number, (await anOwner(SLUG)).visitor)).toBeNull();
    expect(await ownCertificate(db, certificate.number, null)).toBeNull();
  });

  test('bears the name it was asked for first, also when asked twice at once', async () => {
    const owner = await anOwner(SLUG);
    await finish(owner, SLUG);
    const names = ['Ada', 'Bea', 'Cleo'];
    const all = await Promise.all(names.map((name) => issueCertificate(db, SLUG, owner.visitor, name)));
    expect(new Set(all.map(({ number }) => number)).size).toBe(1);
    const again = await issueCertificate(db, SLUG, owner.visitor, 'Somebody Else');
    expect(again.holderName).toBe(all[0]?.holderName);
  });

  test('is no longer valid once the course is taken back', async () => {
    const owner = await anOwner(PAID);
    await finish(owner, PAID);
    const { number } = await issueCertificate(db, PAID, owner.visitor, 'Ada');
    expect(await checkCertificate(db, number.toLowerCase().replaceAll('-', ' '))).toMatchObject({
      isValid: true,
      holderName: 'Ada',
    });
    const refundId = await db.transaction().execute(async (tx) => {
      const order = await lockOrder(tx, owner.orderId);
      if (!order) throw new Error('no order');
      const why = { actor: 'cli', reason: 'requested_by_customer', note: '', takesBack: true } as const;
      return requestRefund(tx, order, why);
    });
    await sendRefund(db, refundId);
    expect(await checkCertificate(db, number)).toMatchObject({ isValid: false });
    expect(await ownCertificate(db, number, owner.visitor)).toBeNull();
  });

  test('has a number that is hard to misread and harder to guess', async () => {
    const numbers = Array.from({ length: 200 }, newCertificateNumber);
    for (const number of numbers) expect(parseCertificateNumber(number)).toBe(number);
    expect(new Set(numbers).size).toBe(200);
    for (const wrong of ['', 'ABCD', 'IIII-OOOO-0000-1111', `${newCertificateNumber()}A`, "' or 1=1"])
      expect(await checkCertificate(db, wrong)).toBeNull();
    expect(await checkCertificate(db, newCertificateNumber())).toBeNull();
  });

  test.each([
    ['  Ada \n Lovelace ', 'Ada Lovelace'],
    ['Łukasz O’Brien-Ñandú', 'Łukasz O’Brien-Ñandú'],
    ['Иванова Ζωή', 'Иванова Ζωή'],
    ['', null],
    ['a'.repeat(120), 'a'.repeat(120)],
    ['a'.repeat(121), null],
    ['李小龍', '李小龍'],
    ['محمد بن سلمان', 'محمد بن سلمان'],
    ['Ada Lovelace, Ph.D. (MIT)', 'Ada Lovelace, Ph.D. (MIT)'],
    ['Jean‐Luc Ng’ang’a', 'Jean‐Luc Ng’ang’a'],
    ["O'Neil", "O'Neil"],
    ['O`Neil', 'O`Neil'],
    ['Anna/Maria Ek', 'Anna/Maria Ek'],
    ['X Æ A-12', 'X Æ A-12'],
    ['علی‌رضا', 'علی‌رضا'],
    ['X', 'X'],
    ['<b>Ada</b>', null],
    ['Ada \u202Eevil', null],
    ['\u200B', null],
    ['...', null],
  ])('takes the name %j as %j', (typed, name) => {
    const read = certificateInput.safeParse({ holder: typed });
    expect(read.success ? read.data.holder : null).toBe(name);
  });
});

test('the PDF is tagged, titled, in a language, with its typefaces inside and a QR code to the check page', async () => {
  const certificate = {
    number: 'ABCD-EFGH-JKLM-NPQR',
    holderName: 'Zoë Иванова',
    courseTitle: 'Crème pâtissière et ses filles',
    courseLanguage: 'fr',
    teacherName: 'Claire Delmas',
    lessonCount: 7,
    issuedAt: new Date('2026-11-21T12:00:00Z'),
  };
  const pdf = (await drawCertificate(certificate)) as Buffer;
  const text = pdf.toString('latin1');
  for (const mark of [
    '/StructTreeRoot',
    '/MarkInfo',
    '/Marked true',
    '/Lang (en)',
    '/Lang (fr)',
    '/DisplayDocTitle true',
  ])
    expect(text, mark).toContain(mark);
  expect(text).toMatch(/\/S \/H1\b/);
  expect(text).toMatch(/\/S \/Figure\b/);
  expect(text).toContain('pdfuaid');
  // Serif, its accents where they live elsewhere, and the sans with Cyrillic: every font has its file.
  expect(text.match(/\/FontFile2/g)?.length).toBe(text.match(/\/Type \/FontDescriptor/g)?.length);
  expect(qrIn(pdf)).toMatch(/^http:\/\/localhost(:\d+)?\/certificates\/ABCD-EFGH-JKLM-NPQR$/);
  const other = await drawCertificate({ ...certificate, number: 'ABCD-EFGH-JKLM-NPQS' });
  expect(qrIn(other as Buffer)).toMatch(/NPQS$/);
  expect(pdf.byteLength).toBeLessThan(60_000);
});
