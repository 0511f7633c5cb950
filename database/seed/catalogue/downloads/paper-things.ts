import { book } from '../../files/book.ts';
import { paper } from '../../files/paper.ts';
import { CLASSROOM, type DemoDownload, PERSONAL } from './download.ts';

const TIMETABLE = {
  title: 'The Sourdough Timetable',
  text: `Bread waits for nobody, but it can be planned. These are three days that work, each from the same dough: 500 g of flour, 350 g of water, 100 g of starter, 10 g of salt.

# A day at home

- 08:00 Mix flour and water. Leave them alone.
- 09:00 Add starter and salt. Fold once.
- 09:30 to 11:00 Fold every half hour.
- 14:00 Shape, rest twenty minutes, shape again.
- 16:30 Bake in a hot lidded pot: 25 minutes with the lid, 20 without.

# A day at work

- 07:00 Feed the starter before you leave.
- 18:00 Mix everything. Fold three times before supper.
- 22:00 Shape. Into the fridge.
- 07:00 Bake before breakfast, straight from the cold.

# A cold kitchen

Below 19 degrees everything takes half as long again. Use water at 30 degrees, and put the bowl in the oven with only the lamp on.

# Your own times

___

`,
};
const FERMENTS = {
  title: 'A Year of Ferments',
  text: `Twelve jars, one a month, each with what the market has too much of.

# January: red cabbage

Shred one kilogram, weigh it, add two hundredths of its weight in salt. Press until the brine covers it. Ten days at eighteen degrees, then the fridge.

# April: rhubarb

Slice thin. A brine of 25 grams of salt to the litre. Four days are enough; it should still snap.

# August: cucumbers

Small and fresh, with a vine leaf for crispness. A brine of 35 grams. Taste from the third day.

# November: quince

Cut in eighths, honey instead of sugar, three weeks in the dark. The kitchen smells of it until Christmas.

# When to throw it away

- Colours that were not there before, other than white.
- A smell of paint rather than of vinegar.
- Doubt. A cabbage is cheap.`,
};
const NOTEBOOK = {
  title: 'The Reading Notebook',
  text: `A book that was read with a pencil is read twice. For each chapter, four questions.

# What does it claim?

One sentence, in your words. If you need two, it claims two things.

# How would you know if it were wrong?

Name what you would have to see. If nothing could show it, write that down too.

# What did you think before?

___

# What will you do differently on Monday?

___`,
};

export const paperThings: readonly DemoDownload[] = [
  {
    slug: 'the-sourdough-timetable',
    title: 'The Sourdough Timetable',
    description:
      'Three days that lead to a loaf, hour by hour: at home, at work and in a cold kitchen. Two pages for the fridge door.',
    fullDescription: `Most bread fails on the clock, not in the hands. This sheet has **three timetables** for the same dough, so that you can choose the one that fits your day, and empty lines for the one that fits your kitchen.\n\nIt goes with the course *Your First Sourdough*, and works without it.`,
    category: 'bread-and-pastry',
    tags: ['bread', 'sourdough', 'planning'],
    contents: [
      'Three timetables for one dough',
      'What changes in a cold kitchen',
      'Lines for your own times',
    ],
    licence: PERSONAL,
    variants: [{ sku: 'DL-TIMETABLE', title: '', priceAmount: 600 }],
    files: [
      {
        title: 'The timetable, A4',
        name: 'the-sourdough-timetable.pdf',
        version: '2.1',
        make: () => paper(TIMETABLE),
      },
    ],
    publishedAt: new Date('2026-02-02T08:00:00Z'),
  },
  {
    slug: 'a-year-of-ferments',
    title: 'A Year of Ferments',
    description:
      'A jar a month, from red cabbage in January to quince in November, for the reader and for the kitchen wall.',
    fullDescription: `Fermenting is mostly weighing and waiting. This small book says **what to weigh and how long to wait**, for what is cheap and good in each season, and ends with the page people ask for first: when to throw it away.\n\nThe e-book is for the sofa, the PDF for the kitchen. Both come with every new edition.`,
    category: 'ferments-and-coffee',
    tags: ['fermentation', 'vegetables', 'kitchen'],
    contents: [
      'Ferments for every season',
      'Salt and days for each, in one line',
      'How to tell a good jar from a bad one',
    ],
    licence: PERSONAL,
    variants: [{ sku: 'DL-FERMENTS', title: '', priceAmount: 1200 }],
    files: [
      {
        title: 'The book, for readers',
        name: 'a-year-of-ferments.epub',
        version: '1st edition',
        make: () => book(FERMENTS),
      },
      {
        title: 'The book, to print',
        name: 'a-year-of-ferments.pdf',
        version: '1st edition',
        make: () => paper(FERMENTS),
      },
    ],
    sample: {
      name: 'a-year-of-ferments-january.pdf',
      make: () =>
        paper({ title: FERMENTS.title, text: FERMENTS.text.split('\n\n').slice(0, 3).join('\n\n') }),
    },
    publishedAt: new Date('2026-02-09T08:00:00Z'),
  },
  {
    slug: 'the-reading-notebook',
    title: 'The Reading Notebook',
    description:
      'Four questions for every chapter, with room to answer: a way to read less and keep more of it.',
    fullDescription: `You remember what you argued with. The notebook asks **four questions of every chapter**, the same four each time, until you ask them without it.\n\nPrint it, or write in the e-book if yours lets you.`,
    category: 'code-and-thinking',
    tags: ['reading', 'notes', 'thinking'],
    contents: ['Four questions with room to answer', 'As a PDF to print and as an e-book'],
    licence: CLASSROOM,
    variants: [{ sku: 'DL-NOTEBOOK', title: '', priceAmount: 500 }],
    files: [
      {
        title: 'The notebook, to print',
        name: 'the-reading-notebook.pdf',
        version: '1.0',
        make: () => paper(NOTEBOOK),
      },
      {
        title: 'The notebook, for readers',
        name: 'the-reading-notebook.epub',
        version: '1.0',
        make: () => book(NOTEBOOK),
      },
    ],
    publishedAt: new Date('2026-02-16T08:00:00Z'),
  },
];
