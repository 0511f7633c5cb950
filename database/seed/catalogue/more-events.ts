import type { DemoEvent } from './event.ts';

/** More of the demo shop's events: one sold out, one that is over, one with a pass for two dates. */
export const moreEvents: DemoEvent[] = [
  {
    slug: 'sharpening-afternoon',
    title: 'Sharpening afternoon',
    description:
      'Bring three blunt tools and leave with three that shave: stones, strop and the angle that your hands can hold.',
    fullDescription: `Five people at one bench, for four hours. Tomas looks at each edge under the lamp first and says what it has been through. Then you grind, hone and strop until it cuts end grain without a sound.

Chisels, plane irons and kitchen knives are welcome. Saws are a day of their own.

It was sold out within a week. We repeat it when the shed is warm again.`,
    category: 'joinery',
    tags: ['sharpening', 'tools', 'workshop'],
    language: 'en',
    speakers: ['tomas-verhoeven'],
    age: 'From 16 years',
    bring: ['Three tools, wrapped', 'Old clothes'],
    access: 'One step of 12 cm at the door. You can sit at the bench.',
    zone: 'Europe/Amsterdam',
    place: {
      name: 'Verhoeven’s shed',
      address: 'Korte Prinsengracht 8\n1013 GN Amsterdam',
      city: 'Amsterdam',
      directions: 'From the central station, bus 48 to Barentszplein. The shed is behind the bicycle shop.',
    },
    onlineUrl: null,
    dates: [{ inDays: 16, time: '13:00', minutes: 240, capacity: 0 }],
    tickets: [{ name: 'Place at the bench', priceAmount: 4500, maxQuantity: 2 }],
    sku: 'EVENT-SHARP',
    publishedAt: '2026-09-28T09:00:00Z',
  },
  {
    slug: 'table-of-ferments',
    title: 'A table of ferments',
    description:
      'One long table, eleven jars and a loaf: an evening of tasting what salt and time do, with the recipes to take home.',
    fullDescription: `We opened eleven jars, from a cabbage of three days to a bean paste of two years, and tasted them in the order in which they were made. Between the jars there was bread, and a good deal of talk about lids.

The evening is over. The recipes are in the course *Salt & Time*, and there will be another table in autumn.`,
    category: 'ferments-and-coffee',
    tags: ['ferments', 'tasting'],
    language: 'en',
    speakers: ['marta-lindqvist'],
    age: 'Adults',
    bring: ['An empty jar with a lid'],
    access: 'Level entrance from the yard.',
    zone: 'Europe/Berlin',
    place: {
      name: 'The Oven Hall',
      address: 'Bartelsstraße 12\n20357 Hamburg',
      city: 'Hamburg',
      directions: 'Five minutes on foot from the station Sternschanze.',
    },
    onlineUrl: null,
    dates: [{ inDays: -33, time: '19:00', minutes: 180, capacity: 16 }],
    tickets: [{ name: 'Seat at the table', priceAmount: 3800, maxQuantity: 4 }],
    sku: 'EVENT-TABLE',
    publishedAt: '2026-09-01T09:00:00Z',
  },
  {
    slug: 'two-mornings-with-a-camera',
    title: 'Two mornings with a camera',
    description:
      'The fish market at first light, then the hill above it: one morning for people at work, one for walls and shadows.',
    fullDescription: `We meet before the market opens and put the cameras away when it closes. Inês shows how she asks people, and how she takes a no. On the second morning there are no people at all, only light on stone, which turns out to be harder.

Come to one morning or to both. Whatever camera you have is the right one, a telephone too. At the end of each morning we sit down, and everybody shows three pictures.`,
    category: 'photography-and-film',
    tags: ['photography', 'walk'],
    language: 'en',
    speakers: ['ines-carvalho'],
    age: 'From 14 years',
    bring: ['A camera with an empty card', 'Shoes for wet cobbles'],
    access:
      'About 3 km on foot, partly on stairs. The first morning has a way without stairs; tell us beforehand.',
    zone: 'Europe/Lisbon',
    place: {
      name: 'Mercado da Ribeira, north entrance',
      address: 'Avenida 24 de Julho\n1200-479 Lisboa',
      city: 'Lisboa',
      directions: 'Station Cais do Sodré. We stand beside the kiosk with the green roof.',
    },
    onlineUrl: null,
    dates: [
      { inDays: 30, time: '06:30', minutes: 210, capacity: 10 },
      { inDays: 31, time: '06:30', minutes: 210, capacity: 10 },
    ],
    tickets: [
      { name: 'One morning', priceAmount: 4200, maxQuantity: 4 },
      { name: 'Both mornings', priceAmount: 7400, maxQuantity: 4, passFor: [0, 1] },
    ],
    sku: 'EVENT-CAMERA',
    publishedAt: '2026-10-15T09:00:00Z',
  },
  {
    slug: 'write-a-letter-by-hand',
    title: 'Write a letter by hand',
    description:
      'Two and a half hours, one good pen and somebody you owe a letter: it leaves with the post the same afternoon.',
    fullDescription: `Bring the name of somebody who would be glad of a letter. We talk for half an hour about how letters begin, which is the hard part, and about how they end. Then it is quiet.

Hannah has paper of her own making, Edith the pens, and there is tea. You need no beautiful handwriting; the two of them will show you three small changes that make yours legible. At four the postman comes by, and he knows us.`,
    category: 'lettering',
    tags: ['handwriting', 'letters', 'workshop'],
    language: 'en',
    speakers: ['hannah-whitlock', 'edith-okafor'],
    age: 'From 10 years',
    bring: ['An address'],
    access: 'Second floor, with a lift of 80 cm.',
    zone: 'Europe/London',
    place: {
      name: 'The Reading Room',
      address: '31 Lamb Street\nLondon E1 6EA',
      city: 'London',
      directions: 'Liverpool Street is six minutes away. The door is between the bank and the flower stall.',
    },
    onlineUrl: null,
    dates: [
      { inDays: 23, time: '13:30', minutes: 150, capacity: 14 },
      { inDays: 58, time: '13:30', minutes: 150, capacity: 14 },
    ],
    tickets: [
      { name: 'One person', priceAmount: 3500, maxQuantity: 6 },
      { name: 'Adult and child', priceAmount: 4800, seats: 2, limit: 4, maxQuantity: 2 },
    ],
    sku: 'EVENT-LETTER',
    publishedAt: '2026-11-02T09:00:00Z',
  },
];
