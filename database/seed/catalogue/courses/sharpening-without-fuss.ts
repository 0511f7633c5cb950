import type { DemoCourse } from '../course.ts';

export const course: DemoCourse = {
  slug: 'sharpening-without-fuss',
  title: 'Sharpening Without Fuss',
  description:
    'Take chisels, plane irons and kitchen knives from dull to shaving sharp in five minutes, on two stones and a strop.',
  fullDescription: `An edge is where two surfaces meet. If both are smooth and they really do meet, the tool is sharp. Everything else that is said about sharpening (the alloys, the microns, the arguments) is detail, and most of it is furniture for people who like to talk in workshops.

Dull tools are dangerous, tiring and slow, and people put up with them because sharpening seems to be a craft of its own. It should take **five minutes**, happen in the middle of work, and be forgotten again.

You will learn to flatten a back, to raise a burr and know what it means, to hold an angle by hand or with a cheap guide, and to keep stones flat. We do chisels first, then plane irons, kitchen knives, and the two awkward ones: card scrapers and gouges.

**How it is taught.** Seven short lessons. One stone of about 1000 grit and one of about 6000, or the same on abrasive film and glass, are all that they use. There is a table of angles to hang on the wall. Have a blunt chisel ready; a good one is not required, and a bad one teaches more.`,
  category: 'wood-and-workshop',
  tags: ['sharpening', 'hand-tools', 'knives'],
  level: 'beginner',
  language: 'en',
  priceAmount: 2900,
  currency: 'USD',
  costAmount: 300,
  teacher: 'tomas-verhoeven',
  outcomes: [
    'Raise a burr on purpose, and take it off again',
    'Sharpen a chisel or plane iron in five minutes, freehand or with a guide',
    'Keep kitchen knives sharp enough for a ripe tomato',
    'Flatten your own stones and strop',
  ],
  requirements: [
    'A stone of about 1000 grit and one of 4000 to 8000, or film of the same grades on glass',
    'A blunt chisel, and a felt pen',
  ],
  audience: [
    'Woodworkers who change the blade more readily than they hone it',
    'Cooks with one good knife and a drawer of sad ones',
  ],
  videoUrl: null,
  sections: [
    {
      title: 'One edge, understood',
      lessons: [
        {
          slug: 'what-sharp-is',
          title: 'What sharp is',
          durationMinutes: 15,
          isPreview: true,
          videoUrl: null,
          body: `Look straight at the edge of a chisel under a lamp. If you can see a bright line, you are looking at a surface: a tiny flat or rounded strip where the edge ought to be. **A sharp edge reflects nothing, because there is nothing there.** That is the best inspection you will ever have, and it is free.

## Two surfaces

A chisel has a flat *back* and a ground *bevel*. Sharpening is rubbing away the bevel until it meets the back again, beyond the worn part. So the back matters exactly as much as the bevel does. A scratch in it is a notch in the edge.

You flatten the back **once**, when you get the tool: the last two or three centimetres, on the coarse stone and then on the fine one, until it shines evenly. It can take half an hour, and it never has to be done again.

## The burr

Rub the bevel on a stone and, at the moment when it reaches the edge, the steel is too thin to stand up. It bends over to the other side as a **burr**, which you feel by drawing a thumb across the back and off the edge, never along it.

- No burr: you have not got to the edge yet. Carry on.
- A burr in the middle only: the stone is hollow, or the edge is rounded.
- A burr from corner to corner: finished with this stone. Stop at once.

> More strokes after the burr make the tool shorter. They do not make it sharper.

## The felt pen

Blacken the bevel with a felt pen and take two strokes. Where the ink is gone, the stone was touching.

| The ink has gone | You are holding |
| --- | --- |
| from the heel only | too low |
| from the edge only | too high (or on purpose: see the next lesson) |
| along one side | tilted |
| everywhere | correctly |

## Exercise

Take the blunt chisel, look for the bright line, and blacken the bevel. Work it on the 1000 stone with water until you feel a burr across the full width. Count the strokes. Do not go on to the fine stone yet. Today you only want to know what arriving feels like, for every later step is the same with smaller scratches.`,
        },
        {
          slug: 'angles',
          title: 'Angles, and a table for the wall',
          durationMinutes: 12,
          isPreview: false,
          videoUrl: null,
          body: `A small angle cuts easily and breaks easily. These work:

| Tool | Degrees |
| --- | --- |
| Paring chisel | 25 |
| Bench chisel, plane iron | 30 |
| Mortise chisel | 35 |
| Kitchen knife, per side | 15 to 20 |
| Carving knife, per side | 10 to 12 |

Grind at 25 and hone at 30. The narrow band at the tip is a **secondary bevel**, and it is why honing takes a minute: you polish half a millimetre of steel instead of five. After a dozen honings the band is wide, and you go back to grinding.`,
        },
        {
          slug: 'flat-stones',
          title: 'Flat stones',
          durationMinutes: 12,
          isPreview: false,
          videoUrl: null,
          body: `A hollow stone makes a rounded edge, and no skill can prevent it. Draw a pencil grid on the stone, rub it on a coarse diamond plate, or on wet-and-dry paper of 220 grit laid on float glass, and stop when the grid has gone. One minute, after every second or third use.

Use the whole stone while you work, corners too, in a figure of eight or in changing lanes. Soak coarse water stones until the bubbles stop; only splash the fine ones. Oil stones stay with oil for life, since a stone cannot be talked round.`,
        },
      ],
    },
    {
      title: 'The tools',
      lessons: [
        {
          slug: 'chisels-and-plane-irons',
          title: 'Chisels and plane irons',
          durationMinutes: 25,
          isPreview: false,
          videoUrl: null,
          body: `Five minutes by the clock. Coarse stone: set the bevel down, rock until it sits flat, lift by a few degrees, and make ten to twenty strokes until the burr is there. Fine stone: the same angle, fifteen strokes. Turn over, **back flat on the fine stone**, five strokes to take the burr off. Then the strop: ten pulls on each side, away from the edge.

A plane iron gets the faintest curve: a few extra strokes with the pressure on one corner, then on the other. It keeps the corners from leaving tracks. A honing guide does all of this well, and nobody should be ashamed of it.`,
        },
        {
          slug: 'kitchen-knives',
          title: 'Kitchen knives',
          durationMinutes: 25,
          isPreview: false,
          videoUrl: null,
          body: `At 17 degrees the spine stands above the stone by three tenths of the blade’s width: 13 mm for a cook’s knife 45 mm wide. Cut a card to that height, measure once, and let your wrist remember it.

Work the blade in three overlapping parts, heel, belly and tip, edge forward, with light fingers above the place you are grinding. Lift the handle a little as you come to the curve of the tip. Raise a burr along the *whole* of one side before you turn over. Then the fine stone, fewer strokes, and finish alternating side to side. A ripe tomato is the judge.`,
        },
        {
          slug: 'scrapers-and-gouges',
          title: 'The awkward ones: scrapers and gouges',
          durationMinutes: 22,
          isPreview: false,
          videoUrl: null,
          body: `A **card scraper** cuts with the burr you normally remove. File its edge square, polish edge and faces on the stone, then draw a hard steel rod along the face, flat, to push metal outwards, and along the edge at about ten degrees to turn it over. Two firm strokes. It should make shavings. If there is dust, begin again.

A **gouge** is rolled as it moves: draw it sideways along the stone while you turn the handle from corner to corner, so that every part of the curve gets the same. Take off the burr inside with a slip stone, or with fine paper round a dowel.`,
        },
        {
          slug: 'the-habit',
          title: 'The habit',
          durationMinutes: 10,
          isPreview: false,
          videoUrl: null,
          body: `Sharpen when the work gets harder, not when the tool stops. By then it has been tearing for ten minutes. Keep the stones out, wet and flat, within two steps of the bench. A station that has to be set up is a station for Sundays.

A strop of plain leather on a board, with a little green compound, brings back an edge three or four times between stones. Store edges so that they touch nothing: a rack, a roll, or a cork on each. And write the date on the handle with a pencil, once. You will be astonished, in either direction.`,
        },
      ],
    },
  ],
  sku: 'SHARP-01',
  publishedAt: '2025-03-03T17:00:00Z',
};
