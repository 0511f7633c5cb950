import type { DemoCourse } from '../course.ts';

export const course: DemoCourse = {
  slug: 'a-side-table-drawbored',
  title: 'A Side Table, Drawbored',
  description:
    'Build a small table with tapered legs, drawbored mortise and tenon joints and a drawer, from rough boards to finish.',
  fullDescription: `A small table contains most of furniture making. Four legs have to be square and then stop being square. Four rails meet them in joints that carry the load for a century. There is a top which moves with the weather, and a drawer that must not. If you can build this, you can build nearly anything that stands on a floor.

We make it as it was made before there were clamps in every shop: the tenons are **drawbored**. A hole through the mortise, another through the tenon a millimetre and a half nearer to the shoulder, and a riven peg which, driven home, pulls the joint shut and keeps it so. With a good fit you could leave out the glue.

You will work from rough sawn boards, read grain before you cut, taper by hand, and hang a dovetailed drawer on runners and kickers that you have made yourself.

**How it is taught.** Twelve lessons in the order of work, with a cutting list and dimensions for a table 620 mm high. Reckon with forty hours at the bench. I assume that you own sharp tools and have cut a dovetail; otherwise begin with my other two courses and come back. The table will wait.`,
  category: 'joinery',
  tags: ['woodwork', 'joinery', 'furniture', 'hand-tools'],
  level: 'advanced',
  language: 'en',
  priceAmount: 18900,
  currency: 'USD',
  costAmount: 2500,
  teacher: 'tomas-verhoeven',
  outcomes: [
    'Plan a piece so that the wood can move without breaking it',
    'Cut and drawbore mortise and tenon joints by hand',
    'Taper legs and keep the joinery faces square',
    'Build runners, kickers and a drawer that slides on them',
    'Fix and finish a solid top that stays flat',
  ],
  requirements: [
    'A bench with a vice, planes, saws, a 6 mm or 8 mm mortise chisel, a brace or drill',
    'Experience of dovetails: “Hand-Cut Dovetails” or its equal',
    'About 0.03 cubic metres of straight-grained hardwood, cherry or ash for preference',
  ],
  audience: [
    'Woodworkers with a box or two behind them who want to make furniture',
    'People who own a good set of tools and a list of excuses',
  ],
  videoUrl: null,
  sections: [
    {
      title: 'Wood and plan',
      lessons: [
        {
          slug: 'how-wood-moves',
          title: 'How wood moves',
          durationMinutes: 22,
          isPreview: false,
          videoUrl: null,
          body: `Along the grain wood hardly changes. Across it, it takes up moisture in summer and gives it back in winter: a cherry top 400 mm wide moves by 4 or 5 mm over the year. You cannot prevent this. Glue a wide board across another and one of them will split, usually in February.

So every decision in this table asks one question: which way does it move, and **what have I left free**? The rails are narrow enough not to matter. The top is held by buttons that slide. The drawer bottom sits in a groove, with its grain from side to side and room at the back.`,
        },
        {
          slug: 'cutting-list',
          title: 'The cutting list, and reading boards',
          durationMinutes: 28,
          isPreview: false,
          videoUrl: null,
          body: `Legs four at 38 × 38 × 600 mm; rails 20 × 110; drawer rail 20 × 38; top 20 × 420 × 420. Look for **rift grain** in the legs, with the rings running from corner to corner in the end, so that all four faces show the same straight figure. From one thick plank you can get all four.

Cut everything 25 mm too long and 5 mm too wide, stand it in the shop for a week with air all around, and only then plane to size. Wood that has just been sawn still has news to tell. Mark the best faces, so that you decide once.`,
        },
        {
          slug: 'four-square',
          title: 'Four square, by hand',
          durationMinutes: 40,
          isPreview: false,
          videoUrl: null,
          body: `Face, edge, width, thickness, end: always in this order, since each is measured from the one before. Sight the face with two winding sticks, plane the high corners diagonally, then along, until the plane takes one unbroken shaving and a straight edge shows no light. Mark that face with a loop and the first square edge with a cross.

Gauge from these two marks and from nothing else, for the rest of the project. If two parts disagree later on, it will be because one of them was gauged from the wrong side.`,
        },
      ],
    },
    {
      title: 'The frame',
      lessons: [
        {
          slug: 'mortises',
          title: 'Mortises',
          durationMinutes: 45,
          isPreview: false,
          videoUrl: null,
          body: `Cut them while the legs are still square blocks with 25 mm to spare at the top, so that the end cannot split. Set the mortise gauge to your **chisel** and not to a ruler. Clamp the leg over the bench’s own leg, stand at its end, and begin in the middle with a V. Work outwards in steps of 4 mm, chisel upright, bevel towards the hole.

Lever only when the chip is loose, and never against the ends. 30 mm deep. Two mortises meet inside each leg; let the tenons meet in a mitre.`,
        },
        {
          slug: 'tenons',
          title: 'Tenons from the saw',
          durationMinutes: 45,
          isPreview: false,
          videoUrl: null,
          body: `Knife the shoulders all round, deeply, then pare a little groove on the waste side: the saw runs in it as on a rail. Cut the cheeks first, tilting the rail in the vice and sawing one corner at a time, then the shoulders. Saw beside the line and leave it. A router plane brings both cheeks parallel to the face within a shaving.

The fit: it goes in by the pressure of two hands and does not fall out when you turn it over. Leave a **haunch** at the top to keep the rail from twisting, and undercut the shoulder by a hair inside, where nobody looks.`,
        },
        {
          slug: 'drawboring',
          title: 'Drawboring',
          durationMinutes: 40,
          isPreview: true,
          videoUrl: null,
          body: `A drawbored joint closes itself and stays closed. It was the rule for five hundred years, in church doors and barn frames and chairs, and it fell out of use only because factories preferred clamps and glue. It takes ten minutes for each joint and no arithmetic.

## The principle

The hole through the mortise and the hole through the tenon are **not in line**. The one in the tenon is a little nearer to the shoulder. A tapered peg, driven through both, has to bend. In bending it pulls the tenon into the mortise, like a spring that never lets go.

## How much

| Wood | Peg | Offset |
| --- | --- | --- |
| Oak, ash | 8 to 10 mm | 1.5 to 2 mm |
| Cherry, walnut | 8 mm | 1.5 mm |
| Pine, lime | 8 mm | 2 mm |
| Our table, rails of 20 mm | 6 mm | 1 to 1.5 mm |

Too little, and nothing is pulled. Too much, and the peg breaks inside, or the tenon splits out behind the hole. Make one joint in scrap and saw it open afterwards. It is the most instructive cut in the course.

## The work

1. Bore through the cheeks of the mortise, without the tenon in it, **10 mm from the edge** of the leg. Put scrap into the mortise so that the far side does not burst. Two holes for a wide rail, one near each end of the mortise.
2. Put the joint together, tight. Push the point of the same bit through the hole and turn it once by hand: it marks its centre on the tenon.
3. Take it apart. Make a new mark, 1.5 mm **closer to the shoulder**. Closer! Away from it would push the joint apart, as each of us finds out once.
4. Bore the tenon at the new mark.

## The pegs

Split them, do not saw them. A split peg follows the grain from end to end and can bend; a sawn one or a bought dowel has grain that runs out, and snaps. Rive straight oak, shave it to an octagon a hair larger than the hole, let it dry in a warm place until it rattles, and point the first third like a pencil that has been used.

> Dry pegs in wood that is a little less dry. When they take up moisture again they swell, and then it is for good.

## Together

A thin coat of glue on the cheeks if you like, mostly for lubrication. Drive the peg with steady blows, and listen: the note rises, and then it goes dull. Stop there. Look at the shoulder. It has closed up by itself, and you can put the clamp back on its nail.`,
        },
        {
          slug: 'tapering-the-legs',
          title: 'Tapering the legs',
          durationMinutes: 30,
          isPreview: false,
          videoUrl: null,
          body: `Taper only the **two inner faces**, beginning 15 mm below the rails, down to 22 mm at the foot. Outer faces stay straight, so that the table looks as if it stood on its toes and not as if it were knock-kneed. Draw the tapers on all four legs held together, and cross out the waste.

Plane from the top towards the foot with short strokes near the foot, each a little longer than the one before. The plane finds the slope by itself. At the end one full stroke, from the line down. Check the start of the taper with a square: it must be level all the way across.`,
        },
        {
          slug: 'glue-up',
          title: 'Putting the frame together',
          durationMinutes: 35,
          isPreview: false,
          videoUrl: null,
          body: `Two halves first, left and right, each of two legs and a rail. Let them set, compare them by laying one upon the other, and correct with a shaving from a shoulder if one is in wind. Then the front and the back, all together.

Rehearse it dry, with everything laid out in order and the telephone in another room. Before the last pegs go in, measure the **diagonals** from leg to leg, top and bottom. Stand the frame on a flat surface and level the feet with a pencil on a block, running all round.`,
        },
      ],
    },
    {
      title: 'Drawer, top, finish',
      lessons: [
        {
          slug: 'runners-and-kickers',
          title: 'Runners, kickers, guides',
          durationMinutes: 32,
          isPreview: false,
          videoUrl: null,
          body: `A drawer slides on **runners**, is kept from tipping by **kickers** above it, and is kept straight by **guides** at its sides. All three are plain strips, tenoned into the front and let into the back rail dry, with a millimetre of room behind the shoulder.

The guides should stand 0.5 mm back from the line of the legs at the front and a full millimetre at the back, so that the drawer gets easier as it goes in. Wax everything. Check with a stick cut to the width of the opening that the back is never narrower than the front.`,
        },
        {
          slug: 'the-drawer',
          title: 'The drawer',
          durationMinutes: 50,
          isPreview: false,
          videoUrl: null,
          body: `Fit the front to its opening, tight all round, then the sides into the guides, then the back, lower than the sides by the height of the groove and 6 mm at the top, so that air can leave. Half-blind dovetails in front, through dovetails behind. Choose sides of quartered wood 10 mm thick; they are what wears.

The bottom is solid, its grain **from side to side**, bevelled into the grooves and slid in from the back, with one slotted screw into the drawer back. No glue. In August it will be wider than you made it, and has somewhere to go.`,
        },
        {
          slug: 'the-top',
          title: 'The top, and its buttons',
          durationMinutes: 35,
          isPreview: false,
          videoUrl: null,
          body: `Two or three boards, arranged for figure and not by the textbook’s alternation of the rings. Shoot the edges in pairs, folded together like a book, so that any error in angle cancels itself. A hollow of one shaving in the middle of the joint lets one clamp do the work of three.

Bevel the underside by 8 mm over 25 and the top looks half as thick. Fix it with **buttons**: blocks with a tongue in a groove of the rail, the tongue along the grain, with 3 mm of room at the side rails. They hold it down, and let it breathe.`,
        },
        {
          slug: 'finish',
          title: 'Finish, and the first scratch',
          durationMinutes: 24,
          isPreview: false,
          videoUrl: null,
          body: `Plane or scrape, and no paper below 240 grit. Wipe with water, let dry, remove the raised fibres with one light pass. Then three thin coats of oil and varnish mixed with white spirit in equal parts, each rubbed in, left for ten minutes, and wiped off **entirely**. A day between the coats, fine steel wool and wax after the last. Lay the rags out flat outdoors, since they can catch fire by themselves.

Sign it under the drawer. Then use it. The first scratch hurts, and with the second one it becomes a table.`,
        },
      ],
    },
  ],
  sku: 'TABLE-01',
  publishedAt: '2026-03-02T10:00:00Z',
};
