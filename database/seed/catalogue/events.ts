import type { DemoEvent } from './event.ts';

const OVEN_HALL = {
  name: 'The Oven Hall',
  address: 'Bartelsstraße 12\n20357 Hamburg',
  city: 'Hamburg',
  directions:
    'Five minutes on foot from the station Sternschanze. Ring at the green gate and cross the yard.',
};
const REFUND =
  'If you cannot come, give your seat back on the page of your order until a week before, and you get your money back.';

/** The demo shop's events. */
export const events: DemoEvent[] = [
  {
    slug: 'a-day-at-the-oven',
    title: 'A day at the oven',
    description:
      'Eight people, one deck oven and flour up to the elbows: shape and bake your own three loaves, and eat the first of them.',
    fullDescription: `You bring a starter or take some of ours. We mix in the morning, fold while we talk, shape after lunch and bake until the windows steam up.

The point of the day is the dough in your hands: how it feels when it has had enough, and what to do when it has not. Marta walks round the table and says what she sees. Nobody has to have read anything before; those who took the course *Your First Sourdough* will recognise every step.

You go home with three loaves, a jar of starter and a page of notes in your own handwriting. ${REFUND}`,
    category: 'bread-and-pastry',
    tags: ['bread', 'sourdough', 'workshop'],
    language: 'en',
    speakers: ['marta-lindqvist'],
    age: 'From 14 years, with an adult until 16',
    bring: ['An apron', 'A tea towel that may get floury', 'A box or bag for three loaves'],
    access:
      'Level entrance from the yard, one wide door, a toilet for wheelchairs. The hall is loud while we mix.',
    zone: 'Europe/Berlin',
    place: OVEN_HALL,
    onlineUrl: null,
    dates: [
      { inDays: 19, time: '10:00', minutes: 420, capacity: 8 },
      { inDays: 47, time: '10:00', minutes: 420, capacity: 12 },
    ],
    tickets: [
      { name: 'One person', priceAmount: 9500, maxQuantity: 6 },
      { name: 'Two at one table', priceAmount: 17000, seats: 2, limit: 3, maxQuantity: 2 },
    ],
    sku: 'EVENT-OVEN',
    publishedAt: '2026-10-05T09:00:00Z',
  },
  {
    slug: 'evenings-with-a-broad-nib',
    title: 'Evenings with a broad nib',
    description:
      'Six evenings on the foundational hand, with the same twelve people at the same tables, and an alphabet that is yours at the end.',
    fullDescription: `One ticket is for all six evenings. We begin with the angle of the nib and end with a page you would hang up. Between two evenings there is half an hour of practice a day, which is less than it sounds and more than most people do.

Edith corrects with a pencil, never with ink. She writes with the left hand and teaches both.

Ink, nibs and paper lie ready. If you miss an evening, the sheets of that evening come to you by post. ${REFUND}`,
    category: 'lettering',
    tags: ['calligraphy', 'lettering', 'series'],
    language: 'en',
    speakers: ['edith-okafor'],
    age: 'From 16 years',
    bring: ['Reading glasses, if you own some'],
    access:
      'Second floor, with a lift of 80 cm. Good light at every table; tell us if you need a lamp of your own.',
    zone: 'Europe/London',
    place: {
      name: 'The Reading Room',
      address: '31 Lamb Street\nLondon E1 6EA',
      city: 'London',
      directions: 'Liverpool Street is six minutes away. The door is between the bank and the flower stall.',
    },
    onlineUrl: null,
    dates: [{ inDays: 26, time: '18:30', minutes: 120, weeks: 6, capacity: 12 }],
    tickets: [
      { name: 'All six evenings', priceAmount: 18000, maxQuantity: 4 },
      { name: 'All six evenings, student', priceAmount: 12000, limit: 4, maxQuantity: 1 },
    ],
    sku: 'EVENT-NIB',
    publishedAt: '2026-10-12T09:00:00Z',
  },
  {
    slug: 'fold-along',
    title: 'Fold along',
    description:
      'Ninety minutes of folding in company, camera from above: one crane, one box and one mistake that everybody makes.',
    fullDescription: `Kenji folds, you fold, and nobody is in a hurry. The camera looks down on his hands, and he waits until the last person has the crease.

You need paper and a table. A screen that you can put beside your hands is better than one you hold in them.`,
    category: 'folding-and-binding',
    tags: ['origami', 'paper', 'online'],
    language: 'en',
    speakers: ['kenji-moritani'],
    age: 'From 8 years',
    bring: ['Ten squares of paper, 15 cm or larger', 'A ruler'],
    access: 'Live captions in English.',
    zone: 'Europe/Berlin',
    place: null,
    onlineUrl: 'https://meet.example.org/fold-along',
    dates: [{ inDays: 12, time: '19:30', minutes: 90, capacity: 60 }],
    tickets: [{ name: 'One seat', priceAmount: 1800, maxQuantity: 4 }],
    sku: 'EVENT-FOLD',
    publishedAt: '2026-10-20T09:00:00Z',
  },
  {
    slug: 'open-evening-for-careful-people',
    title: 'Open evening for careful people',
    description:
      'An hour with Priya for everyone who writes programs beside another job: bring an error message, and we read it to the end.',
    fullDescription: `No talk, no slides. You send an error message or a piece of code that puzzles you, and Priya reads it aloud until it makes sense. Everybody hears the questions of the others, which is most of the use.

It costs nothing, and you can leave early. The address is on your ticket; please do not share it, the room is small.`,
    category: 'programming',
    tags: ['typescript', 'questions', 'online'],
    language: 'en',
    speakers: ['priya-raman'],
    age: '',
    bring: ['One question'],
    access: 'Live captions in English. You can take part with the camera off.',
    zone: 'Europe/London',
    place: null,
    onlineUrl: 'https://meet.example.org/careful-people',
    dates: [
      { inDays: 9, time: '18:00', minutes: 60, capacity: 30 },
      { inDays: 37, time: '18:00', minutes: 60, capacity: 30 },
    ],
    tickets: [{ name: 'One seat', priceAmount: 0, maxQuantity: 1 }],
    sku: 'EVENT-OPEN',
    publishedAt: '2026-10-26T09:00:00Z',
  },
];
