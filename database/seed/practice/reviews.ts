import type { PersonName } from './people.ts';

export interface PracticeReview {
  readonly buyer: PersonName;
  /** Slug of a course that the buyer has. */
  readonly course: string;
  readonly rating: 3 | 4 | 5;
  readonly daysAgo: number;
  readonly title?: string;
  readonly body: string;
  /** Default: approved. */
  readonly status?: 'pending' | 'rejected';
  /** What the shop answered. */
  readonly reply?: string;
}

/** One review: who, of what, how many stars, how many days ago, and the text. */
const review = (
  buyer: PersonName,
  course: string,
  rating: PracticeReview['rating'],
  daysAgo: number,
  body: string,
): PracticeReview => ({ buyer, course, rating, daysAgo, body });

export const reviews: readonly PracticeReview[] = [
  {
    ...review(
      'harriet',
      'first-sourdough',
      5,
      41.2,
      'My jar went flat on day four and I nearly threw it out. The lesson says exactly that would happen, and why. Day nine it doubled twice, and the first loaf was eaten standing up.',
    ),
    title: 'It says when to worry, and when not',
  },
  {
    ...review(
      'owen',
      'first-sourdough',
      4,
      38.7,
      'Clear, unhurried, no nonsense about heritage grains. One star less because my oven only reaches 220 °C and I would have liked a line about that.',
    ),
    reply:
      'At 220 °C leave the lid on for ten minutes longer. Marta has added a note to the last lesson. Thank you for asking.',
  },
  review(
    'tomasz',
    'first-sourdough',
    5,
    24.3,
    'Third loaf today. The first two taught me more than the third.',
  ),
  review(
    'aylin',
    'first-sourdough',
    4,
    12.6,
    'I bake at night after work, and the timetable for a cool kitchen was what I needed. The part on shaping I had to watch four times.',
  ),
  review(
    'demo',
    'salt-and-time',
    4,
    30.4,
    'The sauerkraut worked at the first try. The hot sauce is another matter, but that was my own chilli.',
  ),
  review(
    'rosa',
    'salt-and-time',
    5,
    6.9,
    'Two percentages and a jar. I had made it so much harder than it is.',
  ),
  review(
    'arjun',
    'typescript-for-careful-people',
    5,
    39.8,
    'I have written TypeScript for six years and had been fighting it for five. The lesson on impossible states made me delete forty checks from a form that I was rather proud of. Everything at the border is parsed now, and the middle of the program has gone quiet.',
  ),
  review(
    'jonas',
    'typescript-for-careful-people',
    4,
    7.5,
    'Excellent up to generics, where I needed a second evening. Exercises with answers would help there.',
  ),
  review('dmytro', 'ask-a-database', 4, 28.2, 'The question “is it right?” should be asked in every office.'),
  review(
    'greta',
    'a-spoon-from-a-branch',
    5,
    44.9,
    'Ruhig, genau und ohne Angst vor der Axt. Nach den vier Griffen fühlte ich mich zum ersten Mal sicher. Mein dritter Löffel liegt jetzt in der Küche und wird benutzt.',
  ),
  review(
    'greta',
    'sharpening-without-fuss',
    4,
    33.1,
    'Five minutes is true, once the stones are flat. Flattening mine took an afternoon.',
  ),
  review('hugo', 'sharpening-without-fuss', 5, 17.4, 'My father’s chisels cut again.'),
  review(
    'sven',
    'hand-cut-dovetails',
    5,
    27.6,
    'My first joint had gaps that a mouse could use. The seventh closed with hand pressure. Tomas shows his own bad ones too, which helped more than the good ones.',
  ),
  review(
    'mei',
    'one-square-of-paper',
    5,
    43.5,
    'My daughter and I fold one model each Sunday. The crane stands on the piano.',
  ),
  review(
    'yuki',
    'one-square-of-paper',
    4,
    20.8,
    'The diagrams are drawn as they are in the old books, and it is nice to be taught to read them instead of copying a film.',
  ),
  review(
    'leila',
    'a-legible-hand',
    4,
    31.7,
    'I write prescriptions, so you can imagine. Ten minutes a day for six weeks, and the pharmacist has stopped ringing me. Speed came back slower than promised.',
  ),
  review(
    'miriam',
    'a-legible-hand',
    5,
    14.2,
    'I can read my own shopping list. My sister can read my letters. What more is there?',
  ),
  review('kofi', 'ten-minutes-of-sitting', 5, 36.3, 'No bells, no promises. Just how to sit. Thank you.'),
  review(
    'nora',
    'ten-minutes-of-sitting',
    3,
    25.9,
    'Good and plain, but I would have liked to be led through it by a voice. Reading with closed eyes is difficult.',
  ),
  review('linh', 'ten-minutes-of-sitting', 4, 11.3, 'Free, and better than two apps I pay for.'),
  review(
    'joao',
    'manual-mode',
    4,
    29.0,
    'Counting in stops was the key for me. I now set the exposure before I raise the camera. The chapter on focus is a little short for somebody with an old lens.',
  ),
  review(
    'beth',
    'manual-mode',
    5,
    13.8,
    'I bought this with the portrait course and am glad that I did this one first. A person by a window, at last as I saw her.',
  ),
  review(
    'beth',
    'strangers-with-permission',
    4,
    5.2,
    'The sentence works. I was refused twice in thirty, both times kindly.',
  ),
  review(
    'fatima',
    'compared-with-what',
    5,
    34.6,
    'I teach civics to sixteen-year-olds, and the screening puzzle started the best argument we have had all year. The card with the five questions is on our wall.',
  ),
  review(
    'luc',
    'creme-patissiere',
    5,
    26.1,
    'Une seule crème, cinq desserts, et pas un grumeau. Les explications sur l’amidon valent à elles seules le prix du cours.',
  ),
  review(
    'thandiwe',
    'by-heart',
    4,
    22.4,
    'I gave a talk of twenty minutes without notes. The palace is my grandmother’s flat.',
  ),
  {
    ...review(
      'paolo',
      'cafe-coffee-at-home',
      3,
      21.7,
      'The method is sound: one change at a time. But half of it needs a machine with a pressure gauge, and the page could say so before one buys.',
    ),
    reply:
      'You are right. What you need now stands among the requirements, and “Without a machine” has become a longer lesson.',
  },
  review(
    'soyeon',
    'linocut-without-a-press',
    5,
    19.3,
    'A spoon really is enough. My edition of ten has nine good prints, and I know what went wrong with the tenth.',
  ),
  review(
    'elena',
    'when-machines-disagree',
    5,
    8.8,
    'The most useful thing I have read on the subject, because every lesson ends with a way to break what you have just built. We found a double charge in our own code after “Idempotency”, and a lost one after “The outbox”. Demanding; do not start it on a Friday evening.',
  ),
  {
    ...review(
      'priscilla',
      'cafe-coffee-at-home',
      4,
      0.8,
      'Sour or bitter, and which way to turn: I have it on a note beside the grinder. The milk I am still practising.',
    ),
    status: 'pending',
  },
  {
    ...review('amara', 'a-body-at-a-desk', 3, 15.1, 'Which chair should I buy? Please answer me by email.'),
    status: 'rejected',
  },
];
