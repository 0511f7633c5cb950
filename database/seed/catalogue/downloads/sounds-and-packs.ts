import { sound, type Tone } from '../../files/sound.ts';
import { zip } from '../../files/zip.ts';
import { CLASSROOM, type DemoDownload, PERSONAL } from './download.ts';

const bells = (...at: readonly number[]): Tone[] => at.map((time) => ({ at: time, pitch: 220, fade: 4 }));
const breaths = Array.from(
  { length: 6 },
  (_, at): Tone => ({ at: at * 10, pitch: at % 2 ? 165 : 196, fade: 2 }),
);
const beats = (perMinute: number): Tone[] =>
  Array.from({ length: perMinute }, (_, at) => ({
    at: (at * 60) / perMinute,
    pitch: at % 4 ? 660 : 880,
    fade: 0.04,
  }));

const box = (side: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${4 * side}mm" height="${3 * side}mm" viewBox="0 0 ${4 * side} ${3 * side}" fill="none" stroke="#000" stroke-width="0.3">${[0, 1, 2, 3].map((at) => `<rect x="${at * side}" y="${side}" width="${side}" height="${side}"/>`).join('')}<rect x="${side}" y="0" width="${side}" height="${side}"/><rect x="${side}" y="${2 * side}" width="${side}" height="${side}"/></svg>\n`;
const boxes = (sides: readonly number[], note: string) =>
  zip([
    { name: 'READ ME.txt', content: note },
    ...sides.map((side) => ({ name: `boxes/box-${side}mm.svg`, content: box(side) })),
  ]);

const exercise = (number: number, task: string) => ({
  name: `exercises/${String(number).padStart(2, '0')}.ts`,
  content: `// ${task}\nexport function solve(input: unknown): string {\n  throw new Error('yours to write');\n}\n`,
});

export const soundsAndPacks: readonly DemoDownload[] = [
  {
    slug: 'bells-for-sitting',
    title: 'Bells for Sitting',
    description:
      'A bell at the beginning and the end, for sittings of different lengths, without a telephone in the room.',
    fullDescription: `Recorded so that the last bell is **as quiet as the first**: nobody should be woken from a sitting by a machine.`,
    category: 'mind-and-body',
    tags: ['meditation', 'sound'],
    contents: ['A sitting of half a minute to try it', 'A sitting of one minute with a bell in the middle'],
    licence: PERSONAL,
    variants: [{ sku: 'DL-BELLS', title: '', priceAmount: 800 }],
    files: [
      {
        title: 'Half a minute',
        name: 'bells-half-a-minute.wav',
        version: '1.0',
        make: () => sound(30, bells(0, 24)),
      },
      {
        title: 'One minute',
        name: 'bells-one-minute.wav',
        version: '1.0',
        make: () => sound(60, bells(0, 28, 54)),
      },
    ],
    sample: { name: 'one-bell.wav', make: () => sound(8, bells(0)) },
    publishedAt: new Date('2026-03-16T08:00:00Z'),
  },
  {
    slug: 'breathing-at-six-a-minute',
    title: 'Breathing at Six a Minute',
    description:
      'One low tone to breathe in, one to breathe out, six times a minute: a recording for the desk and for the bed.',
    fullDescription: `Slow breathing needs no instruction, only **something that keeps the time** so that you need not. Play it quietly.`,
    category: 'mind-and-body',
    tags: ['breathing', 'rest', 'sound'],
    contents: ['One minute that can be repeated without a gap'],
    licence: PERSONAL,
    variants: [{ sku: 'DL-BREATH', title: '', priceAmount: 400 }],
    files: [
      {
        title: 'The recording',
        name: 'breathing-at-six-a-minute.wav',
        version: '1.0',
        make: () => sound(60, breaths),
      },
    ],
    publishedAt: new Date('2026-03-23T08:00:00Z'),
  },
  {
    slug: 'paper-boxes',
    licenceSeats: 3,
    title: 'Paper Boxes: a Template Pack',
    description:
      'Boxes from one sheet of paper, ready for scissors or a cutting machine, for yourself or for your studio.',
    fullDescription: `Every box is **one sheet, no glue on the outside**. The personal licence has the sizes people ask for; the studio licence adds the large ones and lets you sell what you make.`,
    category: 'folding-and-binding',
    tags: ['paper', 'templates', 'boxes'],
    contents: ['Boxes of 40, 60 and 80 mm as SVG', 'With the studio licence also 100, 120 and 160 mm'],
    licence: `Personal: make boxes for yourself and as presents.\n\nStudio: make and sell as many boxes as you like, under one name. The templates themselves are not for sale.`,
    variants: [
      { sku: 'DL-BOXES-P', title: 'Personal', priceAmount: 1400 },
      { sku: 'DL-BOXES-S', title: 'Studio', priceAmount: 4900 },
    ],
    files: [
      {
        title: 'Small boxes',
        name: 'paper-boxes-small.zip',
        version: '1.4',
        make: () =>
          boxes([40, 60, 80], 'Print at 100 per cent. Cut along the outside, score along the inside.\n'),
      },
      {
        title: 'Large boxes',
        name: 'paper-boxes-large.zip',
        version: '1.1',
        make: () =>
          boxes([100, 120, 160], 'For sheets of A2 and larger. Score with the blunt side of the knife.\n'),
        only: ['Studio'],
      },
    ],
    publishedAt: new Date('2026-03-30T08:00:00Z'),
  },
  {
    slug: 'small-exercises-in-typescript',
    title: 'Small Exercises in TypeScript',
    description:
      'Four functions with tests to satisfy and a beat to work to: an hour of practice for an evening without a screen saver.',
    fullDescription: `Each exercise is **one function that throws**, and a sentence that says what it should do instead. The recording beats the time for two minutes of typing and one of thinking.`,
    category: 'programming',
    tags: ['typescript', 'exercises'],
    contents: ['Four exercises', 'A beat of 60 to work to'],
    licence: CLASSROOM,
    variants: [{ sku: 'DL-EXERCISES', title: '', priceAmount: 900 }],
    files: [
      {
        title: 'The exercises',
        name: 'small-exercises-in-typescript.zip',
        version: '2026.1',
        make: () =>
          zip([
            exercise(1, 'Say a number of minutes as hours and minutes.'),
            exercise(2, 'Sort names as a reader expects to find them.'),
            exercise(3, 'Take a list and give back what occurs twice.'),
            exercise(4, 'Read an amount of money as people type it.'),
          ]),
      },
      { title: 'The beat', name: 'a-beat-of-sixty.wav', version: '1.0', make: () => sound(60, beats(60)) },
    ],
    publishedAt: new Date('2026-04-06T08:00:00Z'),
  },
];
