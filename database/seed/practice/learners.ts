import type { PersonName } from './people.ts';

/** How far somebody has come in a course. */
export interface PracticeLearner {
  readonly buyer: PersonName;
  /** Slug of a course that the buyer has. */
  readonly course: string;
  /** Lessons done, from the first on; all of them where there are fewer. */
  readonly done: number;
  /** Notes by the slug of their lesson. */
  readonly notes?: Readonly<Record<string, string>>;
  /** Whether the finished course has a certificate. */
  readonly hasCertificate?: boolean;
}

export const learners: readonly PracticeLearner[] = [
  {
    buyer: 'demo',
    course: 'first-sourdough',
    done: 6,
    notes: {
      'seven-days-to-a-starter':
        'Started on a Tuesday with rye. Flat on day four, as promised. Doubled in 5 h on day eight, then in 4½ h.',
      'the-formula': 'For two small loaves: 800 g flour, 560 g water, 160 g starter, 16 g salt.',
      'when-is-it-done':
        'My kitchen is at 20 °C: seven hours, not five. Look at the dough, not at the clock.',
    },
  },
  { buyer: 'demo', course: 'salt-and-time', done: 3, notes: { 'the-first-jar': '2 % of 900 g is 18 g.' } },
  { buyer: 'demo', course: 'ten-minutes-of-sitting', done: 99, hasCertificate: true },
  { buyer: 'demo', course: 'manual-mode', done: 1 },
  { buyer: 'harriet', course: 'first-sourdough', done: 99, hasCertificate: true },
  { buyer: 'owen', course: 'first-sourdough', done: 9 },
  { buyer: 'owen', course: 'salt-and-time', done: 2 },
  { buyer: 'tomasz', course: 'first-sourdough', done: 7 },
  { buyer: 'aylin', course: 'first-sourdough', done: 7 },
  {
    buyer: 'arjun',
    course: 'typescript-for-careful-people',
    done: 8,
    notes: { 'impossible-states': 'Order form: four flags become one union of three. Try on Monday.' },
  },
  { buyer: 'arjun', course: 'ask-a-database', done: 4 },
  { buyer: 'jonas', course: 'typescript-for-careful-people', done: 5 },
  { buyer: 'dmytro', course: 'ask-a-database', done: 10 },
  { buyer: 'greta', course: 'a-spoon-from-a-branch', done: 7 },
  { buyer: 'sven', course: 'hand-cut-dovetails', done: 8 },
  { buyer: 'mei', course: 'one-square-of-paper', done: 7 },
  { buyer: 'yuki', course: 'one-square-of-paper', done: 4 },
  {
    buyer: 'leila',
    course: 'a-legible-hand',
    done: 9,
    notes: { joining: 'Lift the pen after b, g, j and y.' },
  },
  { buyer: 'miriam', course: 'a-legible-hand', done: 6 },
  { buyer: 'kofi', course: 'ten-minutes-of-sitting', done: 5 },
  { buyer: 'nora', course: 'ten-minutes-of-sitting', done: 2 },
  { buyer: 'joao', course: 'manual-mode', done: 8 },
  { buyer: 'beth', course: 'manual-mode', done: 9 },
  { buyer: 'fatima', course: 'compared-with-what', done: 9 },
  { buyer: 'luc', course: 'creme-patissiere', done: 5 },
  { buyer: 'soyeon', course: 'linocut-without-a-press', done: 8 },
  { buyer: 'elena', course: 'when-machines-disagree', done: 11 },
];
