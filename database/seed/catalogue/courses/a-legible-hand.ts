import type { DemoCourse } from '../course.ts';

export const course: DemoCourse = {
  slug: 'a-legible-hand',
  title: 'A Legible Hand',
  description:
    'Rebuild your everyday handwriting on italic lines, so that it is quick, even, and readable by other people and by you.',
  fullDescription: `Handwriting is a tool that most of us were handed at six and have not sharpened since. It decays in predictable places: the *n* becomes a *u*, the *a* opens, the slope wanders, and in the end only you can read it, and only for a week.

This course rebuilds it on the **italic** model, the plain, slightly slanted hand of the sixteenth century chanceries. It was made for clerks who had to be quick and were shouted at if they were not clear. It joins where joining helps and lifts where it does not.

You will learn two movements that make most of the alphabet, a slope and a rhythm that you can keep up for a page, capitals that do not shout, and numerals that nobody will misread on a cheque. You will not learn flourishes. There is another course for those.

**How it is taught.** Ten lessons, one every two or three days, each with a page of practice of about fifteen minutes. Any pen that you like will do, and lined paper from the stationer. Left-handers are not an afterthought: I am one.

Keep the first page you write. You will want it at the end.`,
  category: 'lettering',
  tags: ['handwriting', 'italic', 'pens'],
  level: 'beginner',
  language: 'en',
  priceAmount: 3900,
  currency: 'USD',
  costAmount: 400,
  teacher: 'edith-okafor',
  outcomes: [
    'Write a page of even, joined italic at ordinary speed',
    'Hold pen and paper so that the hand does not tire',
    'Find the three faults that make your own writing hard to read, and mend them',
    'Write numerals and capitals that cannot be mistaken',
  ],
  requirements: [
    'A pen that writes without pressing',
    'Paper ruled at 8 mm, and fifteen minutes every other day',
  ],
  audience: [
    'Adults who print in capitals because nobody can read the rest',
    'Teachers, nurses and others who write for somebody else to read',
    'Left-handers who were told to turn the paper the wrong way',
  ],
  videoUrl: null,
  sections: [
    {
      title: 'Before the letters',
      lessons: [
        {
          slug: 'a-page-to-keep',
          title: 'A page to keep',
          durationMinutes: 15,
          isPreview: false,
          videoUrl: null,
          body: `Copy out a paragraph you like, about a hundred words, at the speed at which you would write a note to a colleague. Do not do your best. Then read it backwards, word by word, and ring every letter that could be taken for another out of context.

Most people end up with three offenders, and they are usually among *a, e, n, r* and *u*. Write the three in the corner, with the date. The course is for everything, but your practice is for these. Put the page in a drawer until the last lesson.`,
        },
        {
          slug: 'pen-paper-posture',
          title: 'Pen, paper, posture',
          durationMinutes: 15,
          isPreview: false,
          videoUrl: null,
          body: `Hold the pen between thumb and first finger, resting on the second, about three centimetres from the point. If the first knuckle turns white, you are pressing. A fountain pen or a gel pen needs no pressure at all; a ballpoint needs a little, and that little is what tires you.

Right-handers turn the paper a little to the left. Left-handers turn it to the **right**, up to 45 degrees, and keep the hand *below* the line. It feels wrong for two days and it keeps your sleeve out of the ink for the rest of your life.`,
        },
      ],
    },
    {
      title: 'The alphabet in families',
      lessons: [
        {
          slug: 'two-movements',
          title: 'Two movements make half an alphabet',
          durationMinutes: 25,
          isPreview: true,
          videoUrl: null,
          body: `Learning twenty-six letters one after another is slow, and it is also unnecessary. Italic is built from very few movements, and two of them give you more than half of it.

## The arch

Begin at the top, come straight down to the line, and without lifting go back **up the same stroke** to the middle. There, branch away in a curve, over and down. You have an *n*.

The branching point is everything. Leave the stem at its foot and you get the schoolroom’s round *n*, which reads as a *v* when you hurry. Leave it only at the top and you get two sticks under a roof. **Half-way up** is right, and it makes a small wedge of white between stem and arch.

The same movement makes *m, h, k, b, p* and *r*. An *r* is an *n* that was interrupted.

## The bowl

Turn the page upside down and look at your *n*. It is now a *u*, and if the arch was good, so is the *u*. The second movement is the first one turned round: along the bottom and **up** to the top, then straight down again on the stem.

For an *a*, begin at the top right, push left, pull down, swing along the bottom and up to where you began, then straight down. With that shape in hand you have *d, g, q* and *u* too, and *y* with a tail.

| Family | Letters | Look for |
| --- | --- | --- |
| Arch | n m h r k b p | the branch half-way up |
| Bowl | a d g q u y | the wedge at the lower right |

## Practice

Rule a page, or put a ruled sheet under a plain one. With letters about 4 mm high, write:

- one line of *nnnn*, slowly, branching half-way every time
- one line of *uuuu*, and turn the page to check it against the first
- two lines of *nunu*, which should look like a row of even railings
- words made from the two families only: *hum, mud, band, pump, guard, kung* if you must

> Do not go on until the white spaces *inside* the letters look as wide as those *between* them. Evenness comes from the whites. The black lines only fence them in.

A slow, even line is worth ten quick ones at this stage. Speed has a lesson of its own.`,
        },
        {
          slug: 'ovals-and-straights',
          title: 'Ovals and straights',
          durationMinutes: 20,
          isPreview: false,
          videoUrl: null,
          body: `The round letters *o, c, e* are ovals in italic, narrow enough to stand comfortably beside an *n*. Begin all three at one o’clock and go anticlockwise. The *e* is written in one movement from the middle: out to the right, over the top, round and along.

Straight letters are *i, j, l, t, f*. Here the danger is height. An *l* stands twice as tall as an *i*, the *t* only half as much again, with its crossbar at the height of the *i*. A tall *t* is the commonest cause of a page that looks restless.`,
        },
        {
          slug: 'diagonals',
          title: 'Diagonals, and the awkward s',
          durationMinutes: 20,
          isPreview: false,
          videoUrl: null,
          body: `*v, w, x, z* have points instead of arches. Let them be sharp, or the *v* drifts towards *u* and somebody’s name is spelt wrongly for ever. The first stroke of *v* is a little steeper than the second.

The *s* gives trouble because we make it too round. Think of a short diagonal with a small hook at either end: the diagonal does the work, the hooks are only courtesy. Write it a little smaller than its neighbours. Then *ss*, in which the second may be a touch larger than the first.`,
        },
      ],
    },
    {
      title: 'Words at speed',
      lessons: [
        {
          slug: 'joining',
          title: 'Joining where it helps',
          durationMinutes: 22,
          isPreview: false,
          videoUrl: null,
          body: `There are two joins. The **diagonal** leaves from the foot of a letter and goes up to the top of the next: *an, in, um, el*. The **horizontal** leaves from the top: *on, ri, wo, va*. Everything else is lifted.

Do not join out of *b, g, j, p, q, s, x, y* or *z*. A lift takes a tenth of a second and saves a misreading. You need not join into tall letters either, if the join makes a loop. Practise pairs first, then the words from your page in the drawer.`,
        },
        {
          slug: 'slope-and-spacing',
          title: 'Slope and spacing',
          durationMinutes: 18,
          isPreview: false,
          videoUrl: null,
          body: `Anything from upright to ten degrees is italic. What you must not do is change your mind. Draw faint slope lines every two centimetres on three practice pages, then on none, then lay a ruler over the page and see.

Between words leave the width of an *n*, not of an *m*. Between lines leave enough that descenders and ascenders do not meet: about three letter heights from one line to the next. Tight words on open lines look calm. The opposite looks like a ransom note.`,
        },
        {
          slug: 'speed-without-decay',
          title: 'Speed without decay',
          durationMinutes: 20,
          isPreview: false,
          videoUrl: null,
          body: `Write one sentence eight times. The first at leisure, each of the next a little faster, until the sixth is as fast as you can. Now write the last two at the pace of the fourth. That is your working speed, and it will be higher next week.

Look at the sixth to see *which letters break first*. Those are the ones to practise slowly tomorrow. Copying at forty letters a minute is careful, a hundred is ordinary, and beyond a hundred and thirty you should be typing.`,
        },
        {
          slug: 'capitals-and-numerals',
          title: 'Capitals and numerals',
          durationMinutes: 18,
          isPreview: false,
          videoUrl: null,
          body: `Capitals are a little **lower** than the tall letters: if an *l* is two units high, a capital is one and three quarters. They slope with the rest and are not joined. Narrow ones are *B, E, F, L, P, R, S*; wide ones *C, D, G, O, Q, M, W*. That difference in width is what makes a line of capitals look composed.

Numerals: give the *1* no hook that could make it a *7*, close the *4* or leave it clearly open, but decide. Put a bar through the seven if you write to the Continent.`,
        },
        {
          slug: 'the-second-page',
          title: 'The second page',
          durationMinutes: 20,
          isPreview: false,
          videoUrl: null,
          body: `Copy the same paragraph as in the first lesson, at the same honest speed, and lay the two side by side. Look first at your three offenders. Then squint, so that you see the texture and not the words: is one page a more even grey than the other?

From here on the practice is your shopping list. Choose one line every day that you write properly, and let the others follow it in their own time. In three months write the paragraph again. Handwriting is slow to change and then does not change back.`,
        },
      ],
    },
  ],
  sku: 'HAND-01',
  publishedAt: '2025-02-24T09:30:00Z',
};
