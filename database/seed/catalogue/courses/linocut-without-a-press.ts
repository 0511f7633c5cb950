import type { DemoCourse } from '../course.ts';

export const course: DemoCourse = {
  slug: 'linocut-without-a-press',
  title: 'Linocut Without a Press',
  description:
    'Cut a block, ink it evenly and pull an edition of ten prints by hand with a spoon, in one colour and then in three.',
  fullDescription: `A linocut is the most democratic of prints. The material is floor covering, the press is the back of a wooden spoon, and the whole workshop goes into a drawer. What stands between most people and a good print is not drawing. It is **ink**, which they use too much of, and **white**, of which they leave too little.

You will make two prints. The first is black on white, the size of a postcard, and teaches the cut: where to stand, which tool, how a line is something that you leave and not something that you draw. The second is a **reduction print** in three colours from a single block, where you cut away after every colour and there is no way back. It is less alarming than it sounds, and a great deal better for planning than for nerves.

Then come the edition, numbering, and how to sign it without looking pompous.

**How it is taught.** Eight lessons. We use water-washable oil ink, since it dries slowly enough to learn with and cleans up with soap. There is a lesson about transferring a drawing that anyone can follow who owns a pencil and a window.`,
  category: 'paper-and-ink',
  tags: ['printmaking', 'linocut', 'ink', 'drawing'],
  level: 'beginner',
  language: 'en',
  priceAmount: 4750,
  currency: 'USD',
  costAmount: 600,
  teacher: 'hannah-whitlock',
  outcomes: [
    'Design for cutting: masses, textures, and enough white',
    'Cut lino safely and cleanly with three tools',
    'Ink a block evenly and print it by hand without a press',
    'Plan and print a three-colour reduction from one block',
  ],
  requirements: [
    'A block of lino of about 10 by 15 cm and a set of cutters',
    'A roller, a sheet of glass, one tube of black ink, thin strong paper and a wooden spoon',
  ],
  audience: [
    'People who draw a little and would like ten of something',
    'People who did this at school and remember only the plaster on their thumb',
  ],
  videoUrl: null,
  sections: [
    {
      title: 'Black and white',
      lessons: [
        {
          slug: 'drawing-for-the-knife',
          title: 'Drawing for the knife',
          durationMinutes: 28,
          isPreview: false,
          videoUrl: null,
          body: `What you cut away stays white; what you leave prints. So draw with a white pencil on black paper, and the thinking is done already. Use three values only: black, white, and one *texture* between, of lines or dots. A motif with a clear outline is best for the first, a pear, a jug or a cat that sits.

Aim for a third of white at least. **Transfer:** rub soft pencil on the back of the drawing, lay it face *down* on the block so that the print will come out the right way round, and trace. A window serves to see through the paper.`,
        },
        {
          slug: 'cutting',
          title: 'Cutting',
          durationMinutes: 40,
          isPreview: true,
          videoUrl: null,
          body: `Lino is ground cork and linseed oil on canvas. It has no grain, which is its great virtue: it cuts the same in every direction. Cold lino is brittle, so warm the block for ten minutes on a radiator, or under your jumper.

## Where your hands are

There is one rule, and everyone who has broken it remembers the date.

> Both hands stay **behind** the blade. Always. If you have to turn, turn the block, not your wrist.

Put the block on a bench hook, or against a strip of wood clamped to the table. Hold the handle in your palm with the first finger along the shaft, low, at about twenty degrees. The tool should glide just under the surface. If it dives, lower your hand; if it skates, it is blunt.

## Three tools

| Tool | Cuts | Use |
| --- | --- | --- |
| Small V | a line from hair to match | outlines, texture |
| Small U | a soft line, 2 to 3 mm | modelling, rounded ends |
| Wide U | a trough | clearing the background |

Begin with the small V and outline every shape, **leaning away from the part which is to print**, so that its edge slopes outwards like a hill. An undercut edge breaks off at the third print.

## The depth

A millimetre is enough for lines. Wide empty areas want two, since the roller bends down into them. You need not reach the canvas. If you see it, you are only making it weak.

Stray ridges in the cleared parts will catch ink and print as little dashes. Printers call it *chatter*. Some of it is charming and shows which way you cut; so cut the background in a direction you have chosen.

## When you slip

You will. If it is small, leave it, for nobody else knows where the line was going. If it is large, keep the piece, glue it back with a drop of superglue, and sand it level the next day. Or make the slip into something. There is a bird in my first print that was never in the drawing.

## Exercise

On an offcut, cut a scale in five squares: thin lines far apart, thin lines close together, crossing lines, dots with the U, and clear white. Ink it before you start your picture. These are your greys.`,
        },
        {
          slug: 'inking',
          title: 'Inking: less than you think',
          durationMinutes: 22,
          isPreview: false,
          videoUrl: null,
          body: `Squeeze out a line of ink as long as your thumb. Work it with a knife for a minute, for stiff ink prints badly. Roll it out on the glass in thin passes, lifting the roller at the end of each, until it *hisses* and the surface looks like orange peel seen from a distance. If it looks like wet tar, there is too much.

Roll the block in several directions, reloading often, with thin coats. Four thin are better than one thick. Fine lines that have filled up are the sign of impatience; wipe, and begin again.`,
        },
        {
          slug: 'printing-with-a-spoon',
          title: 'Printing with a spoon',
          durationMinutes: 30,
          isPreview: false,
          videoUrl: null,
          body: `Lay the paper on the block with a guide: two strips of card taped to the table make a corner for the block, and a line shows where the paper goes. Let it down from one edge, and do not move it again.

Rub with the back of a wooden spoon through a sheet of baking paper, in small circles, first the middle, then the edges, then every corner. Hold one half down with your palm and lift the other, to look. Pale there? Lower it and rub once more. The first two prints are always poor. The block has to learn.`,
        },
      ],
    },
    {
      title: 'Three colours from one block',
      lessons: [
        {
          slug: 'planning-a-reduction',
          title: 'Planning a reduction',
          durationMinutes: 26,
          isPreview: false,
          videoUrl: null,
          body: `One block, cut three times. First cut away whatever stays paper, and print the lightest colour on *all* the sheets. Then cut away whatever stays light, and print the middle one over it. Then cut again, and print the dark. After this the block holds only the darkest shapes and the edition can never be repeated. It keeps one honest.

Make a tracing for each stage, in its colour. Decide on the size of the edition **now**, and add a third for accidents.`,
        },
        {
          slug: 'register',
          title: 'Register',
          durationMinutes: 24,
          isPreview: false,
          videoUrl: null,
          body: `Three colours have to land in the same place three times. Make a jig: a board with an L of card for the block, and two pins, or two paper tabs, for the sheet. All the sheets are cut to one size and always go in by the **same corner**, marked lightly in pencil on the back.

Half a millimetre out is usual, and you can hide it: let each darker shape overlap the lighter one by a hair. Never let two shapes meet exactly. They won’t.`,
        },
        {
          slug: 'colour-over-colour',
          title: 'Colour over colour',
          durationMinutes: 35,
          isPreview: false,
          videoUrl: null,
          body: `Ink is more transparent than it looks in the tube. Yellow under blue gives green wherever you did not mean it. Either use that, or mix a little opaque white into the second colour.

Let each layer dry until it no longer marks a finger: two to four days for oil ink in thin coats. Too wet, and the next one lifts it; too dry and shiny, and the next one slides off, for which a touch of extender helps. Print light to dark, and keep a strip of every mixture on card with its recipe.`,
        },
        {
          slug: 'the-edition',
          title: 'The edition, and signing it',
          durationMinutes: 16,
          isPreview: false,
          videoUrl: null,
          body: `Lay out all the prints and take away those you would not give to a friend. Number the rest in pencil below the image, left: 3/10 is the third of ten. Title in the middle, signature on the right. Proofs before the edition may be marked *A/P*, a tenth of its size at most, or people will begin to wonder.

Clean the block, ink once more, and print it on the studio wall or inside the cupboard door. Then put it away, or cut a line across it. An edition is a promise.`,
        },
      ],
    },
  ],
  sku: 'LINO-01',
  publishedAt: '2025-08-18T09:10:00Z',
};
