import type { DemoCourse } from '../course.ts';

export const course: DemoCourse = {
  slug: 'one-square-of-paper',
  title: 'One Square of Paper',
  description:
    'Read any origami diagram, fold accurately, and learn six models by heart, from a plain box to the traditional crane.',
  fullDescription: `All you need is a square of paper and a table. No glue, no scissors, and nothing to put away afterwards. Origami may be the craft with the best ratio of result to equipment, and it fits in a waiting room.

What most beginners lack is not patience but **notation**. Diagrams speak a small language of dashes and arrows, agreed since the 1950s, and once you can read it almost every book in the world is open to you, whatever its language.

You will learn the mountain and the valley fold, the reverse folds that make heads and feet, the squash and the petal, and the three bases from which most traditional models grow. On the way you fold six models worth giving away: a cup that holds water, a box with a lid, a swan, a waterbomb, a lily and the crane.

**How it is taught.** Eight lessons. Each introduces one kind of fold and one model that uses it at once. A short drawn film shows the two basic folds; everything else is in words, in the order in which your hands need them, and I have watched many hands.`,
  category: 'folding-and-binding',
  tags: ['origami', 'paper', 'geometry'],
  level: 'beginner',
  language: 'en',
  priceAmount: 1900,
  currency: 'USD',
  costAmount: 200,
  teacher: 'kenji-moritani',
  outcomes: [
    'Read the standard symbols of origami diagrams',
    'Fold corner to corner without a visible gap',
    'Make reverse, squash and petal folds without tearing the paper',
    'Fold six models from memory, the crane among them',
  ],
  requirements: ['Thirty squares of thin paper, 15 cm a side; cut-up magazines are fine'],
  audience: [
    'Beginners of any age above about nine',
    'Anyone who has stopped at the step that says “repeat behind”',
  ],
  videoUrl: '/demo/valley-and-mountain.webm',
  sections: [
    {
      title: 'Reading and folding',
      lessons: [
        {
          slug: 'valley-and-mountain',
          title: 'Valley and mountain',
          durationMinutes: 18,
          isPreview: true,
          videoUrl: '/demo/valley-and-mountain.webm',
          body: `Every model ever folded consists of two folds. In a **valley fold** the paper comes towards you and the crease lies at the bottom, like a stream. In a **mountain fold** it goes away from you and the crease stands up, like a ridge. Turn the paper over and each becomes the other. The film above shows both.

## The symbols

| In a diagram | Means |
| --- | --- |
| dashes – – – – | valley fold |
| dash, dot, dot – · · – | mountain fold |
| thin line that stops short of the edge | a crease that is already there |
| arrow with a full head | fold in this direction |
| arrow that goes and comes back | fold, crease and unfold |
| arrow with a loop | turn the paper over |
| hollow arrow | push here, or open here |

That is nearly the whole language. The diagram always shows the paper *before* the step, and the following diagram the result. So **read two steps at a time**: look at the next picture to see what this one wants from you.

## Accuracy

A millimetre lost in the first fold is five millimetres by the tenth. Three habits keep it small.

1. **Fold away from your body**, on a hard table. Bring the near edge up to the far edge, where you can see both.
2. **Line up, hold, then crease.** Put the corner exactly where it goes, pin it with a finger, and only then run the other hand from the middle of the crease outwards.
3. **Crease twice.** Once softly with the fingertip, once firmly with the nail. If the first was wrong you can still change it.

## The first model: a cup

With the coloured side down, the square standing on a corner:

1. Valley-fold the bottom corner up to the top. You have a triangle, point up.
2. Take the left corner and fold it across to the right edge, so that the upper edge of the flap runs parallel to the base.
3. Do the same with the right corner, to the left.
4. Two points are left at the top. Fold the front one down over the flaps, and the other down behind.
5. Squeeze the sides, and it opens.

It holds water for a minute or two, which is time enough to drink it. Fold three. The third will be better than the first, and you can then throw the first at somebody.`,
        },
        {
          slug: 'a-box-with-a-lid',
          title: 'A box with a lid',
          durationMinutes: 22,
          isPreview: false,
          videoUrl: null,
          body: `The masu is a Japanese measuring box, and it teaches the **blintz**: all four corners folded to the centre. Fold both diagonals first and open them, so that the centre is a place and not a guess. After the blintz, fold two opposite sides to the middle and open; then the other two.

Now open two opposite corners completely, stand the sides up along the creases, and let the ends of the long strips tuck in. The last corners fold over and hold everything. For the lid take a square 4 mm larger, and it will slide on with a sigh.`,
        },
        {
          slug: 'inside-and-outside-reverse',
          title: 'Reverse folds, and a swan',
          durationMinutes: 22,
          isPreview: false,
          videoUrl: null,
          body: `A reverse fold bends a folded point. In the **inside reverse** the point goes between its own two layers; in the **outside reverse** it wraps over them like a hood. Crease through all layers first, in both directions; then open the point a little, push on the ridge, and let the paper go where it has been.

If it resists, the crease is not sharp enough. Never push harder.

For the swan, fold two neighbouring edges of a square to the diagonal between them, which gives a kite, and fold the kite in half along that line. Reverse the long thin point upwards for a neck, and its last two centimetres forwards for a head.`,
        },
      ],
    },
    {
      title: 'The three bases',
      lessons: [
        {
          slug: 'preliminary-base',
          title: 'The preliminary base and the squash fold',
          durationMinutes: 20,
          isPreview: false,
          videoUrl: null,
          body: `Fold both diagonals as valleys and both straight halves as mountains. Put the square down like a small tent and bring its four corners together underneath: it collapses into a smaller square with four flaps. That is the preliminary base, and half the models you will meet begin here.

The **squash** is what you do to one of those flaps. Stand it upright, open its pocket with a finger, and press down so that its ridge lands on the line beneath it. Look for symmetry before you crease. A squash that leans cannot be straightened later.`,
        },
        {
          slug: 'waterbomb-base',
          title: 'The waterbomb base, and what it is named after',
          durationMinutes: 20,
          isPreview: false,
          videoUrl: null,
          body: `The waterbomb base is the preliminary base turned inside out: diagonals as mountains, halves as valleys. It collapses into a triangle with four flaps. Fold one, turn it through, and see that the creases are exactly the same. Only their directions have changed.

For the waterbomb, fold the four tips up to the apex, front and back, then the left and right corners of the diamond to its middle. Each has a pocket, and the small loose points at the apex tuck into them. Blow into the hole at the bottom. It becomes a cube with a start.`,
        },
        {
          slug: 'petal-fold',
          title: 'The petal fold and a lily',
          durationMinutes: 26,
          isPreview: false,
          videoUrl: null,
          body: `From the preliminary base, with the open end towards you, fold the two lower edges of the top layer to the centre line, and the top triangle down over them. Unfold all three. Now lift the bottom corner of the top layer up, and up, and as the sides come in along their creases, flatten it into a long diamond. That is a petal fold.

For the lily, squash all four flaps of the base first, then petal all four, and curl the tips round a pencil. It is repetitive. The hands learn what the eye cannot.`,
        },
        {
          slug: 'bird-base-and-crane',
          title: 'The bird base and the crane',
          durationMinutes: 28,
          isPreview: false,
          videoUrl: null,
          body: `Petal-fold the front and the back of the preliminary base, and you have the bird base: two legs below, two wings above. Narrow the legs by folding their outer edges to the centre, front and back. Then inside-reverse both legs upwards, so that they come out between the wings.

One of them is the neck: inside-reverse its last centimetre and a half for a head. Fold the wings down, hold the crane at the base of neck and tail, and pull gently. The body fills with a small pop, provided that the creases around it are soft.`,
        },
        {
          slug: 'paper-and-what-next',
          title: 'Paper, and where to go next',
          durationMinutes: 12,
          isPreview: false,
          videoUrl: null,
          body: `Good paper is thin, crisp and square. Office paper at 80 g is too thick for a crane below 15 cm; kami, the common coloured kind, is about 60 g; kraft wrapping paper is cheap and takes reverse folds very well. Check a square by folding both diagonals. If the edges do not meet, it is not one.

Fold a model five times before you judge it. Then teach it to someone without touching their paper. You will find out which steps you understand, and which your hands were doing on their own.`,
        },
      ],
    },
  ],
  sku: 'FOLD-01',
  publishedAt: '2025-06-02T07:00:00Z',
};
