import type { DemoCourse } from '../course.ts';

export const course: DemoCourse = {
  slug: 'a-book-bound-by-hand',
  title: 'A Book Bound by Hand',
  description:
    'Fold, sew and cover three blank books, ending with a case binding that opens flat and outlives its contents.',
  fullDescription: `A book is a stack of folded paper that has been persuaded to stay together. There are gentle ways to do that, and they have not changed much in a thousand years: thread through the fold, something firm outside, and glue used sparingly.

You will make **three books**, each a step harder than the last. A pamphlet of one section, sewn with three holes in twenty minutes. A Coptic notebook with open chain stitches along the spine, which lies perfectly flat. And a case binding: sections sewn on tapes, a rounded back, boards, cloth and endpapers, the book that most people mean by the word.

Along the way you learn what matters more than any stitch: the grain of paper, how moisture moves through a board, and how to cut a straight edge with a knife and no guillotine.

**How it is taught.** Ten lessons, with measurements for an A5 book throughout, and a way to work out your own. A short drawn film shows the chain stitch, which is easy to do and hard to describe. The tools cost less than two bound notebooks from a shop.`,
  category: 'folding-and-binding',
  tags: ['bookbinding', 'paper', 'sewing'],
  level: 'beginner',
  language: 'en',
  priceAmount: 6500,
  currency: 'USD',
  costAmount: 900,
  teacher: 'hannah-whitlock',
  outcomes: [
    'Find the grain of any paper, board or cloth, and know why it matters',
    'Sew a pamphlet, a Coptic notebook and a book on tapes',
    'Paste, press and dry without warping',
    'Make a case that fits its book, from measurements of your own',
  ],
  requirements: [
    'A bone folder, an awl, a needle, linen thread, a sharp knife and a steel rule',
    'PVA glue, greyboard of 2 mm, book cloth, and about eighty sheets of A4',
  ],
  audience: [
    'People who fill notebooks and would like to choose the paper',
    'Anyone patient enough to let glue dry overnight',
  ],
  videoUrl: null,
  sections: [
    {
      title: 'Paper and pamphlet',
      lessons: [
        {
          slug: 'grain',
          title: 'Grain, the rule with no exceptions',
          durationMinutes: 20,
          isPreview: true,
          videoUrl: null,
          body: `When paper is made by machine, most of its fibres settle in the direction in which the web is running. From then on the sheet has a **grain**, and behaves differently along it and across it: it folds, tears and bends more easily along, and swells far more across when it gets damp.

Binding means adding damp glue to paper, board and cloth. If their grains disagree, they pull against each other as they dry, and the cover warps, the pages wave and the book will not close. If they agree, it all moves together.

> In a book, every grain runs from head to tail, parallel to the spine. Pages, boards, cloth, endpapers. There are no exceptions worth knowing about.

## Four ways to find it

1. **Bend.** Lay the sheet flat and roll one edge over without creasing. Feel the resistance, then try the other edge. It gives more easily when the curve rolls *along* the grain, that is, with the fold line parallel to it. This is the only way with board.
2. **Tear.** Along the grain a tear runs fairly straight. Across, it wanders.
3. **Crease.** A fold along the grain is crisp. Across the grain it cracks and shows small hairs.
4. **Damp.** Moisten a small square. It curls at once into a tube, and the tube lies along the grain.

Bend first, for it costs nothing. If two ways disagree, believe the damp one.

## What this means when you buy

Most A4 office paper is **long grain**: the fibres run along the 297 mm side. Fold it in half to A5 and the fold lies across the grain, which is wrong for a book. You have two choices:

| Take | And | Grain in the A5 page |
| --- | --- | --- |
| A4, short grain | fold once | head to tail |
| A3, long grain | cut in half, then fold | head to tail |

The second sounds odd, so try it with a pencil line for the grain. Cut across the long side and the line that ran along the sheet now runs along the *short* side of each half. It is the cheapest short-grain paper there is.

## Exercise

Collect six papers from the house: a newspaper, an envelope, a cereal box, a page of an old book, wrapping paper, a receipt. Find the grain of each and mark it with an arrow. Then open three books that will not lie flat, and find out why. At least one of them will be bound across the grain, and not the cheapest one.`,
        },
        {
          slug: 'folding-a-section',
          title: 'Folding a section',
          durationMinutes: 15,
          isPreview: false,
          videoUrl: null,
          body: `A section is a few sheets folded together: four of 90 g paper, or three if the paper is thicker. Fold each sheet on its own, with the bone folder flat and moving away from the middle of the fold, then nest them. If you fold four at once, the inner pages creep outwards and the edge looks like a staircase.

Knock the section square at the **head and the fold**, never at the fore-edge. Put the folded sections under a weight overnight. A third of the swelling that spoils beginners’ spines is merely air.`,
        },
        {
          slug: 'pamphlet-stitch',
          title: 'Three holes: the pamphlet stitch',
          durationMinutes: 25,
          isPreview: false,
          videoUrl: null,
          body: `Open the section at the middle and prick three holes in the fold: one half-way, the others 3 cm from head and tail. Thread two and a half times the height of the book.

Begin **inside the middle hole**, leaving a tail of 8 cm. Out, along the outside to the top hole, and in. Down the whole inside to the bottom hole, and out. Back into the middle. The two ends now lie on either side of the long stitch; pull them parallel to the spine, never straight up, and tie them over it with a reef knot. That is a book.`,
        },
      ],
    },
    {
      title: 'A Coptic notebook',
      lessons: [
        {
          slug: 'stations-and-boards',
          title: 'Stations and boards',
          durationMinutes: 25,
          isPreview: false,
          videoUrl: null,
          body: `Eight sections, two boards. The places where thread passes through the fold are called stations, and all sections must have them in the same places. Cut a strip of card as tall as the page, mark 15 mm from each end and two more between, and prick every section with the strip lying in the fold.

Boards are 3 mm taller than the page and 3 mm wider. Cover them with paper or cloth, turn the edges in, and let them dry under weight. Then make four holes in each, 8 mm from the spine edge, opposite the stations.`,
        },
        {
          slug: 'the-chain-stitch',
          title: 'The chain stitch',
          durationMinutes: 40,
          isPreview: false,
          videoUrl: '/demo/chain-stitch.webm',
          body: `The film shows it from the spine side. Come out of a station of the upper section. Go down **behind the stitch** that links the two sections below, from one side to the other, and return into the same hole you came from. Pull until the loop lies flat like a link of chain, and move on inside the fold to the next station.

Pull along the spine, not away from it: paper tears outwards. At the end of each row, a kettle stitch: pass under the thread of the section below, through your own loop, and climb. Snug is right. A tight book refuses to open, and a loose one sags.`,
        },
        {
          slug: 'finishing-flat',
          title: 'Finishing the notebook',
          durationMinutes: 20,
          isPreview: false,
          videoUrl: null,
          body: `The last board is sewn on together with the last section: through the section, round the board’s hole from outside, behind the chain, and back. Tie off inside the fold with two half hitches and leave 5 mm of thread.

Open the book at every section and press it flat with your palm, from the outer ones towards the middle. The stitches settle into place, and you will hear the paper give a little. If one section sits proud, its thread is shorter than its neighbours’. Note it, and let it be. It will always fall open there.`,
        },
      ],
    },
    {
      title: 'The case binding',
      lessons: [
        {
          slug: 'sewing-on-tapes',
          title: 'Sewing on tapes',
          durationMinutes: 45,
          isPreview: false,
          videoUrl: null,
          body: `Three linen tapes, 12 mm wide, held upright by a simple frame or by drawing pins on the edge of the table. Each section is laid down and sewn in and out around the tapes, with kettle stitches at both ends to tie it to the one before.

Knock the block square after every third section. When all is sewn, brush a thin coat of PVA on the spine and work it *between* the folds with a finger. Trim the tapes to 25 mm on each side. Leave it to dry between boards with the spine just out.`,
        },
        {
          slug: 'rounding-and-lining',
          title: 'Rounding and lining the spine',
          durationMinutes: 30,
          isPreview: false,
          videoUrl: null,
          body: `Thread adds thickness at the fold, and rounding gives it somewhere to go. While the glue is still a little flexible, lay the block on its side, pull the upper half of the fore-edge towards you with the thumb, and tap the spine with a smooth hammer, from the middle to the edges. Turn it over and do the same. A third of a circle is ample.

Then line it: a strip of mull that overlaps 25 mm on each side, and over it kraft paper, exactly as wide as the spine. Every layer with its grain from head to tail.`,
        },
        {
          slug: 'making-the-case',
          title: 'Making the case',
          durationMinutes: 35,
          isPreview: false,
          videoUrl: null,
          body: `Boards: the height of the page plus 6 mm, its width minus 3 mm. Between board and spine strip leave a gap of 8 mm for the joint. The spine strip is card, not board, as wide as the curve of the spine measured with a slip of paper.

Glue the cloth, lay down board, strip, board, against a straight edge. Cut the corners at 45 degrees, **one and a half board thicknesses** away from the corner. Turn in head and tail first, nip the cloth over the corners with the bone folder, then turn in the sides.`,
        },
        {
          slug: 'casing-in',
          title: 'Casing in',
          durationMinutes: 30,
          isPreview: false,
          videoUrl: null,
          body: `The most nervous two minutes in the craft. Set the block in the case with an equal margin on three sides. Put waste paper under the endpaper, brush paste from the middle outwards, remove the waste paper, and close the board down upon it without looking. Looking moves things. Turn over, and do the other side.

Run the bone folder along the joints, put a sheet of blotting paper inside each cover, and press between boards overnight. On the following day, open it slowly, a few pages at a time from both ends. It now opens anywhere you like.`,
        },
      ],
    },
  ],
  sku: 'BIND-01',
  publishedAt: '2025-07-07T08:20:00Z',
};
