import type { DemoCourse } from '../course.ts';

export const course: DemoCourse = {
  slug: 'hand-cut-dovetails',
  title: 'Hand-Cut Dovetails',
  description:
    'Cut through and half-blind dovetails with a saw, a chisel and a knife, and build a drawer that fits its opening.',
  fullDescription: `A dovetail is not difficult. It is a row of simple cuts, each of which must be where the line is. Almost every gap in a first joint comes from marking with a pencil, sawing on the wrong side of the line, or paring by hope.

The course goes through **one joint at a time**: a single tail, then a corner of three, then a whole box, and at the end a drawer with half-blind dovetails at the front and through dovetails at the back. You will cut each of them more than once. Softwood for the first, something harder for the last, and an honest look at every corner before it is glued.

You will learn to set out tails without arithmetic, to saw to a knife line, to chop a clean baseline from both faces, and to transfer the tails to the pins, which is where the joint is won or lost.

**How it is taught.** Ten lessons, each with an exercise piece of a size that fits in a shoebox. I cut the tails first; one lesson explains why, and what people who cut the pins first would say to that.

Power tools are neither needed nor forbidden. They just do not appear.`,
  category: 'joinery',
  tags: ['woodwork', 'joinery', 'hand-tools'],
  level: 'intermediate',
  language: 'en',
  priceAmount: 8900,
  currency: 'USD',
  costAmount: 1200,
  teacher: 'tomas-verhoeven',
  outcomes: [
    'Set out tails and pins with dividers and a knife, without measuring',
    'Saw square and to the line, on the waste side',
    'Transfer one board to the other so that they fit from the saw',
    'Build a drawer with half-blind dovetails at the front',
  ],
  requirements: [
    'A dovetail or gents saw, two or three chisels, a marking gauge, a knife, a square, a vice',
    'Chisels that are sharp: “Sharpening Without Fuss” covers it',
    'Planed boards about 12 to 15 mm thick; an offcut of pine will do to begin with',
  ],
  audience: [
    'Woodworkers who can plane a board square and want a joint to show for it',
    'People whose first dovetails were mostly glue',
  ],
  videoUrl: null,
  sections: [
    {
      title: 'The cuts',
      lessons: [
        {
          slug: 'why-the-joint-holds',
          title: 'Why the joint holds',
          durationMinutes: 12,
          isPreview: false,
          videoUrl: null,
          body: `The tails are wedges. Pulled one way, they cannot come out; pulled the other, only the glue resists. So the first question about any dovetail is which way the load goes. In a drawer the front is pulled, so the **tails are on the sides**.

The slope hardly matters for strength. One in six for softwood and one in eight for hardwood are conventions, and anything between looks right. Steeper than one in five leaves fragile short grain at the corners. Shallower than one in ten begins to look like a finger joint that changed its mind.`,
        },
        {
          slug: 'sawing-to-a-line',
          title: 'Sawing to a line',
          durationMinutes: 35,
          isPreview: true,
          videoUrl: null,
          body: `Nothing in this course asks for more than one skill that cannot be bought: sawing straight down beside a line. Give it an hour here, with scrap, and every later lesson gets easier.

## Stand first

Put the board in the vice so that the cut is **vertical**, whatever the angle of the joint. You know what upright feels like; you do not know what one in seven feels like. For a sloping cut, tilt the board instead.

Stand so that saw, wrist, elbow and shoulder are in one line with the cut, with the hip out of the way. Hold the saw with three fingers and point the first finger along the back. Hold it as you would a small bird that you do not want to lose and do not want to hurt.

## Start the cut

1. Lay the teeth on the far corner, beside the line, on the **waste side**.
2. Take the weight off the saw, so that it nearly floats.
3. Push forward, one long light stroke. No backward nibbling: it makes a ragged start, and the saw will follow it.
4. Lower the handle over the next strokes until the kerf runs across the whole end.

## Then do not steer

The saw goes straight if you let it. If it drifts, lighten your grip and look at where your elbow is. Twisting the blade back towards the line makes an S, and an S never fits anything.

> Leave the line. A knife line is the edge of the joint, not the middle of the cut: half of it should still be visible when you have finished.

## The exercise

Take a piece of pine 15 mm thick and 100 mm wide. Square a knife line round it 15 mm from the end. Mark twenty lines down to it across the end grain, 5 mm apart, upright, and saw down beside each, stopping on the baseline **front and back**.

Then look:

| What you see | Cause |
| --- | --- |
| cut leans at the top | shoulder not behind the saw |
| deeper at the back than in front | handle never came down level |
| wanders half-way | grip too tight, or a saw with uneven set |
| all of them miss to the same side | you are looking from one side: move your head |

Cut off the end and do it again. Four rows make eighty cuts, which is more than the drawer needs.`,
        },
        {
          slug: 'chopping-to-the-baseline',
          title: 'Chopping to the baseline',
          durationMinutes: 25,
          isPreview: false,
          videoUrl: null,
          body: `Most of the waste comes out with a coping saw, two millimetres above the line. The chisel removes the rest, and it must not be put straight into the gauge line: the wedge of the bevel pushes it backwards, past the mark.

Take thin slices, halving what is left each time. Only the last one starts *in* the line, with almost nothing in front of it to push. Go half-way from one face, turn the board, and meet in the middle. Lean the handle a degree towards you, so that the floor is very slightly hollow. A hollow floor cannot hold the joint open.`,
        },
      ],
    },
    {
      title: 'One corner',
      lessons: [
        {
          slug: 'setting-out-with-dividers',
          title: 'Setting out with dividers',
          durationMinutes: 20,
          isPreview: false,
          videoUrl: null,
          body: `Mark a half pin at each edge, about 6 mm. For three tails, open the dividers to a little more than a third of the distance between those marks. Step from the left mark three times: the last point lands beyond the right one, and the overshoot is the width of your pins. Adjust until you like it.

Now step from the left and prick the wood, then from the right and prick again. Between each pair of pricks lies a pin. All the tails are equal and you have not read a single number.`,
        },
        {
          slug: 'cutting-the-tails',
          title: 'Cutting the tails',
          durationMinutes: 30,
          isPreview: false,
          videoUrl: null,
          body: `Square the pricks across the end with a knife, and draw the slopes with a bevel on the face only. Shade the waste with a pencil. Everybody removes a tail once in their life, and the shading is what makes it once.

Tilt the board until the first set of slopes stands upright, saw all of those, tilt it the other way, saw the rest. If a cut leaves the slope by a hair, leave it: the pins will be marked from what you cut and not from what you meant. It must be **square across the end**, though, and there you should be strict.`,
        },
        {
          slug: 'transferring-the-tails',
          title: 'Transferring the tails',
          durationMinutes: 30,
          isPreview: false,
          videoUrl: null,
          body: `Set the pin board upright in the vice, level with a plane lying on its side, and lay the tail board from one to the other. The baseline must sit exactly on the inner edge of the pin board. Plane a rebate half a millimetre deep on the inside of the tails beforehand and it will find its own place.

Hold it down with your weight, not with hope. Knife along each side of every tail with two light strokes, flat of the blade against the wood. Then square the lines down, shade the waste again, and saw so that the knife line **stays on the pin**.`,
        },
        {
          slug: 'the-first-fit',
          title: 'The first fit',
          durationMinutes: 25,
          isPreview: false,
          videoUrl: null,
          body: `A joint wants to go together once. Each trial rounds the edges that make it tight. Look before you push: hold a square inside each socket, and pare anything that bulges in the middle, since that is what usually jams.

Start the joint by hand, a third of the way. Shiny spots show where it rubs; take one shaving from there, on the **pins**, never the tails. Tap it home with a block across the whole width. If one end rises, stop and back it out. The wood is telling you before it splits, which is good of it.`,
        },
      ],
    },
    {
      title: 'A drawer',
      lessons: [
        {
          slug: 'four-corners',
          title: 'Four corners and a square box',
          durationMinutes: 45,
          isPreview: false,
          videoUrl: null,
          body: `Number the corners on the inside, where the marks will survive planing. Put the best face inwards: it is the one that meets the shoulder lines. Cut both tail boards together, clamped back to back, which halves the sawing and makes them twins.

Dry-fit all four, then measure the two diagonals. If they differ by a millimetre, a clamp across the longer one will settle it while the glue sets. Use glue thinly, on the long-grain faces of the pins and tails. End grain drinks it and gives nothing back.`,
        },
        {
          slug: 'half-blind',
          title: 'Half-blind dovetails',
          durationMinutes: 50,
          isPreview: false,
          videoUrl: null,
          body: `The drawer front is thicker, say 20 mm, and the sockets stop 5 mm short of its face. Set one gauge to 15 mm and use it twice: for the length of the tails, and for the depth of the sockets on the end of the front. That one setting is what makes the joint close.

The saw can only reach the socket at an angle, down to the two lines and no further. The corner behind it is chisel work. Chop across the grain in small steps, then split the chips out from the end. A narrow chisel ground to a skew cleans the inner corners.`,
        },
        {
          slug: 'fitting-the-drawer',
          title: 'Fitting the drawer, and what to do about gaps',
          durationMinutes: 35,
          isPreview: false,
          videoUrl: null,
          body: `Fit the front to the opening before you cut a single joint: tight, with a shaving to come off. The sides go in alone and should slide with a whisper. Once glued, plane the sides down to the end grain of the pins and stop there; the drawer then fits because the front did.

Gaps happen. A thin one takes a sliver of the same wood, glued in with the grain matching, and pared flush the next day. Sawdust and glue fool no one. Date the drawer underneath. In ten years you will want to know how long ago you were that careless.`,
        },
      ],
    },
  ],
  sku: 'DOVE-01',
  publishedAt: '2025-04-08T10:15:00Z',
};
