import { paper } from '../../files/paper.ts';
import { CLASSROOM, type DemoDownload, PERSONAL } from './download.ts';

const ITALIC = {
  title: 'Italic Practice Sheets',
  text: `Hold the pen at 45 degrees and keep it there. Write one line of each, slowly, and stop when the hand is tired.

# The stroke that makes five letters

i j l t u

___

# The branch

n m h r b p k

___

# The bowl

a d g q c e o

___`,
};
const JOINTS = {
  title: 'Six Joints, Full Size',
  text: `Print at 100 per cent and check the scale line with a ruler before you cut anything: it must measure 100 mm.

# Before you mark

- One face true, one edge square to it. Everything is measured from these two.
- Knife, not pencil, for every line that meets a saw.

# The six

- Through dovetail, pins first.
- Half lap, for frames that carry no weight.
- Bridle joint, for those that do.
- Mortise and tenon, a third of the thickness.
- Drawbored tenon, the peg two millimetres nearer the shoulder.
- Mitre with a spline, for boxes.

# What goes wrong

A gap at the shoulder is a saw that leaned. A gap at the end grain is a chisel that was asked to be a saw.`,
};
const EXPOSURE = {
  title: 'The Exposure Card',
  text: `Full sun on light things: f/16, and one over the film speed.

- Hazy sun: f/11
- Bright overcast: f/8
- Heavy overcast: f/5.6
- Open shade, sunset: f/4
- A bright room by day: f/2.8 and 1/60 at 400
- A lit street at night: f/2 and 1/30 at 1600

Halving the time doubles the opening. Trust the card before the meter when the snow is white and the cat is black.`,
};

export const sheets: readonly DemoDownload[] = [
  {
    slug: 'italic-practice-sheets',
    title: 'Italic Practice Sheets',
    description:
      'Ruled sheets for a legible italic hand, letter family by letter family, to print as often as you need.',
    fullDescription: `A good hand is made of **three movements**. The sheets take them one at a time, with rules at the right distance for a broad pen of two millimetres.\n\nTen minutes a day are enough; the sheets say when to stop.`,
    category: 'lettering',
    tags: ['handwriting', 'italic', 'practice'],
    contents: ['Three letter families, in the order they are learned', 'Rules for a pen of two millimetres'],
    licence: CLASSROOM,
    variants: [{ sku: 'DL-ITALIC', title: '', priceAmount: 700 }],
    files: [
      { title: 'All sheets', name: 'italic-practice-sheets.pdf', version: '3.0', make: () => paper(ITALIC) },
    ],
    publishedAt: new Date('2026-02-23T08:00:00Z'),
  },
  {
    slug: 'six-joints-full-size',
    title: 'Six Joints, Full Size',
    description:
      'The six joints that furniture is made of, with the order of the cuts and what each gap tells you.',
    fullDescription: `Drawings on a screen are never the size you need. These are **made to be printed at full size** and taken to the bench, where they may get dirty.`,
    category: 'joinery',
    tags: ['joinery', 'woodworking', 'drawings'],
    contents: [
      'Six joints, from half lap to drawbored tenon',
      'What to mark, in which order',
      'What every gap means',
    ],
    licence: PERSONAL,
    variants: [{ sku: 'DL-JOINTS', title: '', priceAmount: 1100 }],
    files: [
      {
        title: 'The drawings, A4',
        name: 'six-joints-full-size.pdf',
        version: '1.2',
        make: () => paper(JOINTS),
      },
    ],
    publishedAt: new Date('2026-03-02T08:00:00Z'),
  },
  {
    slug: 'the-exposure-card',
    title: 'The Exposure Card',
    description:
      'Light and numbers on one card, for the camera bag: how to expose without a meter, from snow to street lamps.',
    fullDescription: `The card that hangs in our darkroom, **free for everyone**. Print it on stiff paper, cut it out and keep it where the batteries are.`,
    category: 'photography-and-film',
    tags: ['photography', 'exposure', 'film'],
    contents: ['Seven kinds of light with opening and time'],
    licence: CLASSROOM,
    variants: [{ sku: 'DL-EXPOSURE', title: '', priceAmount: 0 }],
    files: [
      { title: 'The card', name: 'the-exposure-card.pdf', version: '1.0', make: () => paper(EXPOSURE) },
    ],
    publishedAt: new Date('2026-03-09T08:00:00Z'),
  },
];
