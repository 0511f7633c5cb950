import { currentLanguage } from '#messages/language.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';

/** What the script of the check-in page says. In braces only plain values: they have no plural rules. */
export const checkInSentences = [
  'Check in',
  'Check in anyway',
  'Checked in',
  'Already checked in',
  'Too early',
  'This ticket is for {day}.',
  'No such ticket',
  'No longer valid',
  'Cancelled ¦ a ticket',
  'No network: saved on this phone, and sent later.',
  'At {time}.',
  'It is not on the list that this phone has kept since {time}.',
  'This ticket went to another person. Only the new one is valid.',
  'Not valid any more.',
  'No network. Check-in goes on with the list from {time}.',
  'No network, and this phone has kept no list. Try again.',
  '{count} check-ins wait to be sent.',
  'Everything is sent.',
  'You are not signed in any more. Sign in again to send what this phone has kept.',
  'This link has ended. Ask the person who sent it to you for a new one.',
  'The camera cannot be used here. Type the code.',
  'Use the camera',
  'Stop the camera',
  'This phone keeps a list for when the network is gone.',
  'This browser cannot keep a list, so check-in needs the network.',
] as const satisfies readonly Sentence[];

export type CheckInSentence = (typeof checkInSentences)[number];

const PLACES = { time: '{time}', count: '{count}', day: '{day}' };

/** The sentences as JSON by English sentence; empty in English, which the script has itself. */
export function checkInWords(): string {
  if (currentLanguage() === 'en') return '{}';
  return JSON.stringify(
    Object.fromEntries(checkInSentences.map((sentence) => [sentence, t(sentence, PLACES)])),
  );
}
