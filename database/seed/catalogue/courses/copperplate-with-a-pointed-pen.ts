import type { DemoCourse } from '../course.ts';

export const course: DemoCourse = {
  slug: 'copperplate-with-a-pointed-pen',
  title: 'Copperplate with a Pointed Pen',
  description:
    'Write the swelling script of invitations and old banknotes: hairlines, shades, both alphabets, and an envelope that arrives.',
  fullDescription: `Copperplate is the script that engravers cut into copper in the eighteenth century, when they were copying what writing masters had done with a quill. It is slow, it slopes steeply, and it consists of one contrast: a hairline going up, a swelling stroke coming down. A flexible steel nib makes both, and does it by pressure alone.

It is not handwriting, and it is not difficult in the way people think. You do not need a steady hand so much as a **light** one. Ninety per cent of the trouble is angle, ink and paper, and we deal with these first.

You will learn the seven strokes from which every small letter is assembled, to join them without a bump, the capitals with their long curved stems, and how to space a line so that it looks woven. The last section is practical: guidelines, envelopes, place cards, mistakes.

**How it is taught.** Nine lessons with drills of twenty minutes. Do them daily if you can and stop when your shoulders rise. There are notes throughout for left-handed writers, who have a natural advantage in this script, a thing that one is seldom told.`,
  category: 'lettering',
  tags: ['calligraphy', 'copperplate', 'pens', 'ink'],
  level: 'intermediate',
  language: 'en',
  priceAmount: 6900,
  currency: 'USD',
  costAmount: 800,
  teacher: 'edith-okafor',
  outcomes: [
    'Set up nib, holder, ink and paper so that they work together',
    'Write the seven basic strokes with clean hairlines and even shades',
    'Assemble both alphabets and space them into words',
    'Address an envelope in copperplate, centred, without drawing it first',
  ],
  requirements: [
    'A pointed flexible nib and an oblique holder (left-handers: straight)',
    'Smooth paper of 90 g or more, and ink that does not feather on it',
    'A tolerable everyday hand; “A Legible Hand” is a good beginning',
  ],
  audience: [
    'People with a wedding in the family and more time than money',
    'Calligraphers who come from the broad pen and wonder why nothing applies',
  ],
  videoUrl: null,
  sections: [
    {
      title: 'The instrument',
      lessons: [
        {
          slug: 'nib-holder-ink',
          title: 'Nib, holder, ink',
          durationMinutes: 22,
          isPreview: false,
          videoUrl: null,
          body: `New nibs are coated with oil, and ink runs off them in drops. Wipe the nib with a little toothpaste, or hold it in a flame for **two seconds**, no more, and rinse. Dip to just above the eye, touch the rim of the bottle, and write a stroke on scrap.

Ink should be like skimmed milk. Iron gall gives the finest hairlines and eats nibs in a month. For learning, take sumi ink with a few drops of water. If the ink spreads into the paper, change the paper first, since it is the paper nine times out of ten.`,
        },
        {
          slug: 'angle-and-pressure',
          title: 'Angle and pressure',
          durationMinutes: 30,
          isPreview: true,
          videoUrl: null,
          body: `A pointed nib has two tines. Press, and they open; let go, and they close. The width of the line is the distance between them. It follows that you can press **only when pulling the nib towards you**, along its own length. Pushed upwards under pressure it digs in, spits, and ends its life in the paper.

## The slope

Copperplate slopes at 55 degrees from the horizontal, more than any other script in common use. Rule it on your guide sheet: a line every centimetre, across the whole page. All the downstrokes lie along these lines, and nobody does it by feel for the first half-year.

The slit of the nib must point along the slope as well. That is what the oblique holder is for. It carries the nib off to the left, so that a right hand can rest in comfort while the nib points up and to the right. **Left-handers** already approach the paper from that side. With a straight holder and the page turned clockwise, you are where right-handers need a gadget to get.

## The two strokes

| Stroke | Hairline | Shade |
| --- | --- | --- |
| Direction | up | down |
| Pressure | none; the nib floats | on gradually, off gradually |
| Speed | slow | slower |
| Sound | a whisper | none |

Try the shade on its own. Begin at the top with no pressure at all, breathe out, lean in until the line is a millimetre wide, hold that width, and lift the weight off *before* you reach the base line. Then stop. The ends are square if you stop dead, round if you let go.

> If a hairline wobbles, you are holding your breath or the pen too tightly. Both at once is usual.

## The drill

On a sheet with guidelines 7 mm apart:

1. Twenty hairlines upwards, along the slope, as light as you can bear.
2. Twenty shades downwards, all of the same width.
3. Alternating, without lifting: up a hair, down a shade, in a zigzag, for two lines.
4. The same, and this time look only at the **white** between the strokes.

Do this for three days before going on. It is the entire technique, and what is left is arrangement. When your hand gets tired, stop. A tired hand practises being tired, and learns it very well.`,
        },
        {
          slug: 'guidelines',
          title: 'Guidelines, and where the proportions come from',
          durationMinutes: 15,
          isPreview: false,
          videoUrl: null,
          body: `Divide the height into eight equal parts and the letters follow. In the common **3 : 2 : 3**, the small letters take up the two in the middle, and ascenders and descenders three each. For a first sheet that makes 6 mm for the x-height and 9 mm above and below.

Rule one master sheet in black with slope lines and keep it beneath every page. If your paper is too thick to see through, a sheet of glass over a lamp will do. Do not rule on the envelope itself: pencil under copperplate never quite comes off.`,
        },
      ],
    },
    {
      title: 'The letters',
      lessons: [
        {
          slug: 'seven-strokes',
          title: 'Seven strokes make the small letters',
          durationMinutes: 35,
          isPreview: false,
          videoUrl: null,
          body: `Hairline entrance. Underturn, as in *i*. Overturn, the last part of *n*. Compound curve, both in one, as at the end of *n* and in *v*. Oval. Ascending loop. Descending loop.

Each begins and ends as a hairline and carries one shade, in the same place and of the same width. Write a line of each every day. Then take letters apart: *a* is oval and underturn, *d* oval and tall underturn, *h* ascending loop and compound curve. **Lift the pen between strokes.** Copperplate is built, not run.`,
        },
        {
          slug: 'the-oval',
          title: 'The oval',
          durationMinutes: 25,
          isPreview: false,
          videoUrl: null,
          body: `Half the alphabet hangs on one shape, so it gets a lesson to itself. Begin at two o’clock, go up and over in a hairline, swell down the left side, with the thickest place exactly **half-way**, release, and come up the right side as a hair to where you began.

The usual faults: too round, so that the slope disappears; the shade too low, like a pear; a gap at the closing. Draw an oval in pencil along a slope line and trace it with the nib twenty times. Then without the pencil. Compare them upside down, where the eye does not make excuses.`,
        },
        {
          slug: 'words-and-rhythm',
          title: 'Words and rhythm',
          durationMinutes: 28,
          isPreview: false,
          videoUrl: null,
          body: `In a good line of copperplate all the shades stand at equal distances, as the railings of a fence do. So space by the *shades* and not by the letters. After an oval the next stroke comes a little nearer, because curves make white of their own.

Write *minimum*, until you cannot tell the letters apart but the rhythm is perfect. Only then add the dots. The joins are hairlines that leave at the base line and meet the next letter at half its height. They should look like one thread that happens to swell.`,
        },
        {
          slug: 'capitals',
          title: 'Capitals on one stem',
          durationMinutes: 35,
          isPreview: false,
          videoUrl: null,
          body: `Nearly all capitals grow from a single stroke: the long double curve that starts as a hair, swells in the middle and ends in a loop or a dot at the foot. Get twenty of these right in a row and you have *B, D, F, H, I, J, K, L, P, R, S* and *T* to the waist.

Capitals are as tall as ascenders, and no taller. Each has **one** main shade; a second one makes it heavy. Leave out all ornaments until the plain form stands upright on its slope. Then add one curve, and look whether it helped.`,
        },
      ],
    },
    {
      title: 'In use',
      lessons: [
        {
          slug: 'envelopes',
          title: 'Envelopes',
          durationMinutes: 26,
          isPreview: false,
          videoUrl: null,
          body: `Write the longest line on scrap paper first and measure it; centre everything on that. The name sits just below the middle of the height, the lines 12 to 14 mm apart, the town and postcode a little larger. Put a dark card with cut slots inside the envelope as a guide.

The sorting machine reads from the bottom, so keep the last 15 mm clear and let the postcode be plain. Gum sandarac, dusted on and brushed off, keeps ink from spreading on soft paper. Address five extra. There is always a cousin.`,
        },
        {
          slug: 'mistakes-and-ink',
          title: 'Mistakes',
          durationMinutes: 14,
          isPreview: false,
          videoUrl: null,
          body: `Let a blot dry entirely. Then shave it off with a curved scalpel held flat, in one direction, burnish the place with the back of a spoon through paper, and write over it with rather dry ink. It works on good paper, and not at all on poor.

A missing letter cannot be squeezed in. Turn the sheet over, or begin anew; the second one takes half the time. Keep spoiled sheets for drills. And finish on a good line every day, even if it is only the alphabet’s easiest word. The hand remembers the last thing it did.`,
        },
      ],
    },
  ],
  sku: 'COPPER-01',
  publishedAt: '2025-12-01T09:00:00Z',
};
