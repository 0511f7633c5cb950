import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { findOpenEnrolment } from '#shop/products/kinds/course/enrolment-store.ts';
import { findNote, listNotes, saveNote } from '#shop/products/kinds/course/learning/note-store.ts';
import { setDone } from '#shop/products/kinds/course/learning/progress-store.ts';
import { withEnrolment } from '#shop/products/kinds/course/learning/with-enrolment.ts';
import { ownReview, writeReview } from '#shop/reviews/write-review.ts';
import { FREE } from '#tests/support/learner.ts';
import {
  buy,
  buyQuickly,
  type Device,
  freeCourse,
  openEmail,
  resetPasswordOf,
  type Somebody,
  signInAt,
  signOutAt,
  somebody,
  takeBack,
  verifyAccount,
  visitorOf,
} from '#tests/support/people-and-devices.ts';
import { isLong } from '#tests/support/timed.ts';

const SEQUENCES = isLong ? 10_000 : 1_000;
const AT_ONCE = 6;
/** Each of so many stories buys by the cart and the checkout. */
const WHOLE = 20;

const ACTS = [
  'buy',
  'work',
  'work',
  'work',
  'open',
  'sign in',
  'sign out',
  'verify',
  'reset',
  'refund',
] as const;
/** Who acts, with which device, and whose address is typed: all of them are known to everybody. */
const step = fc.record({
  act: fc.constantFrom(...ACTS),
  device: fc.nat({ max: 3 }),
  address: fc.nat({ max: 2 }),
  lesson: fc.nat({ max: 1 }),
});
/** The first act is a purchase, or there would be nothing to see. */
const sequence = fc
  .array(step, { minLength: 4, maxLength: 9 })
  .map(([first, ...rest]) => (first ? [{ ...first, act: 'buy' as const }, ...rest] : []));
type Step = { act: (typeof ACTS)[number]; device: number; address: number; lesson: number };

/** Mallory has no orders with an address of her own: she types what she knows. */
async function aStory(isQuick: boolean) {
  const people = await Promise.all([somebody('ada', 2), somebody('bea', 1), somebody('mallory', 1)]);
  const devices = people.flatMap((person) => person.devices);
  return { people, devices, isQuick, words: [] as { word: string; by: Somebody }[] };
}
type Story = Awaited<ReturnType<typeof aStory>>;

let count = 0;

/** Adds a word of its own to the notes, does a lesson, writes a review: what stands there already is kept. */
async function work(story: Story, device: Device, lessonAt: number): Promise<void> {
  const visitor = await visitorOf(device);
  const { productId, lessonIds } = await freeCourse();
  const lessonId = lessonIds[lessonAt] ?? '';
  const open = await findOpenEnrolment(db, productId, visitor);
  if (!open) return;
  const word = `${device.owner.name}${++count}.`;
  const saved = await withEnrolment(db, open, visitor, async (tx, { id }) => {
    const before = await findNote(tx, id, lessonId);
    expectBy(device.owner, before?.body);
    await saveNote(tx, id, lessonId, before ? `${before.body} ${word}` : word, new Date());
    await setDone(tx, id, lessonId, new Date());
  });
  if (saved) story.words.push({ word, by: device.owner });
  if (lessonAt === 0)
    await writeReview(db, FREE, visitor, { rating: 4, title: '', body: `Written by ${word}`, name: '' });
}

async function perform(story: Story, { act, device: at, address, lesson }: Step): Promise<void> {
  const device = story.devices[at];
  const email = story.people[address]?.email ?? '';
  if (!device) return;
  if (act === 'buy') await (story.isQuick ? buyQuickly : buy)(device, email);
  if (act === 'work') await work(story, device, lesson);
  if (act === 'open') await openEmail(device);
  if (act === 'sign in') await signInAt(device);
  if (act === 'sign out') await signOutAt(device);
  if (act === 'verify') await verifyAccount(device);
  if (act === 'reset') await resetPasswordOf(device.owner);
  if (act === 'refund') await takeBack(email);
}

/** What a device shows: nothing of it may have been written by somebody else. */
async function expectOwn(device: Device): Promise<void> {
  const visitor = await visitorOf(device);
  const { productId } = await freeCourse();
  const open = await findOpenEnrolment(db, productId, visitor);
  if (!open) return;
  const notes = (await listNotes(db, open.id)).map(({ body }) => body);
  const review = await ownReview(db, productId, visitor);
  for (const text of [...notes, review?.body.replace('Written by ', '')]) expectBy(device.owner, text);
}

function expectBy({ name }: Somebody, text: string | undefined): void {
  for (const word of text?.split(/\s+/) ?? []) expect(word).toContain(name);
}

/** What is kept together was written by one person, and every word that was saved is still there. */
async function expectAllKept({ people, words }: Story): Promise<void> {
  const emails = people.map(({ email }) => email);
  const { rows } = await sql<{ place: string; body: string }>`
    select e.id as place, n.body from lesson_notes n join enrolments e on e.id = n.enrolment_id
    left join orders o on o.id = e.order_id left join customers c on c.id = e.customer_id
    where o.email = any(${emails}::text[]) or c.email = any(${emails}::text[])`.execute(db);
  for (const group of Map.groupBy(rows, ({ place }) => place).values()) {
    const kept = group.flatMap(({ body }) => body.split(/\s+/));
    expect(new Set(kept.map((word) => word.replace(/\d+\.$/, ''))).size).toBe(1);
  }
  const all = new Set(rows.flatMap(({ body }) => body.split(/\s+/)));
  for (const { word } of words) expect(all).toContain(word);
}

async function run(steps: readonly Step[], isQuick: boolean): Promise<void> {
  const story = await aStory(isQuick);
  for (const one of steps) await perform(story, one);
  // At last an email is opened once more, and everything is looked at.
  for (const { name, devices } of story.people)
    if (devices[0] && name !== 'mallory') await openEmail(devices[0]);
  for (const device of story.devices) await expectOwn(device);
  await expectAllKept(story);
}

/** A story is told anew, of new people, when the machine was too busy for one of its statements. */
async function runWhenThereIsTime(steps: readonly Step[], isQuick: boolean): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await run(steps, isQuick);
    } catch (error) {
      if (tries === 5 || !/(statement|lock) timeout|unavailable/i.test(String(error))) throw error;
    }
  }
}

test(`${SEQUENCES} random stories of people and devices: nobody reads or changes what is another’s`, async () => {
  const left = fc.sample(sequence, SEQUENCES);
  const failed: { steps: readonly Step[]; error: unknown }[] = [];
  const worker = async () => {
    for (let steps = left.pop(); steps && failed.length === 0; steps = left.pop())
      await runWhenThereIsTime(steps, left.length % WHOLE !== 0).catch((error: unknown) =>
        failed.push({ steps: steps ?? [], error }),
      );
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  expect(failed.map(({ steps, error }) => `${JSON.stringify(steps)}\n${error}`)).toEqual([]);
});
