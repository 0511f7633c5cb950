import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import type { Joining } from '../../../kind-own.ts';
import { enrolItems } from '../enrolment-store.ts';
import {
  closeMerged,
  listNotesToMerge,
  lockEnrolmentsToMerge,
  type MergePair,
  mergeCertificates,
  mergePlaces,
  mergeProgress,
} from './join-store.ts';
import { saveNote } from './note-store.ts';
import { joinTexts } from './notes.ts';
import { setCourseCompleted } from './progress-store.ts';

/** Enrols a customer who has proven the address, and merges into that enrolment what was kept for orders until then. */
export async function joinEnrolments(tx: Tx, { customerId, orderItemIds, orderIds }: Joining): Promise<void> {
  await enrolItems(tx, orderItemIds);
  const pairs = await lockEnrolmentsToMerge(tx, customerId, orderIds);
  if (pairs.length === 0) return;
  const advanced = await mergeProgress(tx, pairs);
  await mergeNotes(tx, pairs);
  await mergePlaces(tx, pairs);
  await mergeCertificates(tx, pairs);
  for (const id of advanced) await setCourseCompleted(tx, id, now());
  await closeMerged(tx, pairs);
}

/** The customer's own text comes first, then those of the orders, oldest first. */
async function mergeNotes(tx: Tx, pairs: readonly MergePair[]): Promise<void> {
  const notes = await listNotesToMerge(tx, pairs);
  const byLesson = Map.groupBy(notes, ({ into, lessonId }) => `${into} ${lessonId}`);
  for (const group of byLesson.values()) {
    const [first] = group;
    const body = joinTexts(group.map((note) => note.body));
    if (!first || (first.isCustomers && first.body === body)) continue;
    await saveNote(tx, first.into, first.lessonId, body, now());
  }
}
