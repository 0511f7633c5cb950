import type { DemoCourse } from '../course.ts';

export const course: DemoCourse = {
  slug: 'black-and-white-darkroom',
  title: 'The Black-and-White Darkroom',
  description:
    'Develop your own film at the kitchen sink, then make a fibre print under an enlarger that holds from black to white.',
  fullDescription: `In a darkroom a picture comes up in a tray of liquid under a red lamp, and after thirty years I still bend down to look. But that is not a reason to do it. The reason is **control**: every decision, from the exposure of the film to the last minute in the wash, is yours, and you can point at the place in the print where you made it.

The first half needs no darkroom at all. You load film in a changing bag and develop it in daylight. In the second half you print: contact sheet, exposure strip, a straight print, and then the same negative again and again until you can say what you want from it.

You will learn to mix and keep chemistry safely, to judge a negative by eye, to print with multigrade filters, to dodge and burn with bits of card, and to make a larder or bathroom dark enough.

**How it is taught.** Twelve lessons, all the times and temperatures in tables, and one negative that you print in six lessons running. Chemistry is handled with respect: ventilation, gloves or tongs, and nothing that goes in a kitchen cupboard afterwards. Many towns have a shared darkroom that rents by the hour, and it will do perfectly.`,
  category: 'photography-and-film',
  tags: ['photography', 'darkroom', 'film', 'printing'],
  level: 'intermediate',
  language: 'en',
  priceAmount: 12900,
  currency: 'USD',
  costAmount: 1800,
  teacher: 'ines-carvalho',
  outcomes: [
    'Load and develop a roll of film with even, repeatable results',
    'Judge a negative: what is exposure, what is development',
    'Make a full-scale print with multigrade filters, dodging and burning',
    'Fix, wash and dry so that it lasts longer than you',
  ],
  requirements: [
    'A camera that takes 35 mm or 120 film, and one exposed roll',
    'A developing tank, a changing bag, a thermometer, and chemistry for film',
    'For the second half, an enlarger: your own, a friend’s, or a shared darkroom',
  ],
  audience: [
    'Photographers who shoot film and post it away to be developed',
    'People who printed at school, and miss it',
  ],
  videoUrl: null,
  sections: [
    {
      title: 'Film, in daylight',
      lessons: [
        {
          slug: 'loading-the-reel',
          title: 'Loading the reel',
          durationMinutes: 25,
          isPreview: false,
          videoUrl: null,
          body: `Sacrifice a roll and practise: ten times in the light, ten with closed eyes, then in the bag. Trim the leader square between two perforations and round off the corners. The reel must be **bone dry**, for a damp one grips the film half-way and will not let go.

In the bag lay out, in this order from left to right: film, scissors, reel, tank, lid. Push the first centimetres under the bearings and then rock the two halves back and forth. If it sticks, draw it back a turn. Forcing it makes half-moon marks, and sweat.`,
        },
        {
          slug: 'developing-a-roll',
          title: 'Developing a roll',
          durationMinutes: 40,
          isPreview: true,
          videoUrl: null,
          body: `Once the film is in the tank and the lid is on, put the light on. Everything from here happens at the sink, to a clock.

## What you need, at 20 °C

| Bath | Time | What it does |
| --- | --- | --- |
| Developer | as the maker’s sheet says, often 8 to 12 min | turns exposed silver salt into silver |
| Stop bath | 30 s | ends the development at once |
| Fixer | 5 min, or twice the clearing time | dissolves what was not exposed |
| Wash | 10 min running, or the method below | carries the fixer away |
| Rinse aid | 30 s | lets the water run off without drops |

Use the time for your film, your developer and your dilution. Write it on paper and stick it on the tap. **Temperature** is the one thing to be strict about: one degree warmer is roughly one tenth less time. Stand all the bottles in a bowl of water at 20 °C a quarter of an hour beforehand.

## Agitation

Pour the developer in quickly, start the clock, and tap the tank twice on the worktop to free bubbles. Turn it over gently for the first thirty seconds. Then **four inversions at the start of each minute**, five seconds in all, turning the tank a little in your hand so that the liquid does not always take the same way.

More agitation means more contrast, and streaks at the perforations. Too little gives pale bands and mottled skies. Be regular; it matters more than being right.

Begin to pour out ten seconds before the end. The draining belongs to the time.

## Stop, fix, look

Stop bath for thirty seconds, turning all the while. Then fixer. After three minutes you may open the lid: the film should have changed from milky to clear. Note how long that took and fix for **twice as long** in all.

## Washing with little water

Fill the tank with water at the same temperature, invert it five times, and pour away. Fill again, ten times. Again, twenty times. That is three tankfuls, and it is enough for the film to keep.

> Last of all rinse aid, mixed weaker than it says on the bottle. Hang the film with a peg at its foot, in the bathroom, after running the shower for a minute to settle the dust. Then close the door and leave it alone for two hours. Everybody touches it. Do not touch it.`,
        },
        {
          slug: 'judging-a-negative',
          title: 'Judging a negative',
          durationMinutes: 22,
          isPreview: false,
          videoUrl: null,
          body: `Lay the film on a sheet of white paper by a window. First look at the **shadows**, the clearest parts. Is there detail where you wanted it? If not, the film had too little light and no development can help. Then look at the **highlights**, the dense parts. You should just be able to read large print through them. If you cannot, it was developed too long.

Expose for the shadows, develop for the highlights: this old sentence contains the whole diagnosis. The edge numbers are the maker’s own exposure. If they are pale too, the developer was tired.`,
        },
        {
          slug: 'chemistry-and-safety',
          title: 'Chemistry, kept and thrown away',
          durationMinutes: 18,
          isPreview: false,
          videoUrl: null,
          body: `Label every bottle with contents, dilution and date. Concentrated developer keeps for months in full, tightly closed bottles, and working solution for a day; use it once. Stop bath with an indicator tells you itself when it is spent. Fixer takes about ten films a litre: put a scrap of film in, and if it needs twice as long to clear as when fresh, it is finished.

Used fixer contains silver and **goes to the collection point**, not into the sink. Gloves for mixing, an open window, no tea mugs in the room. Acid always goes into water.`,
        },
      ],
    },
    {
      title: 'The first prints',
      lessons: [
        {
          slug: 'making-it-dark',
          title: 'Making a room dark',
          durationMinutes: 20,
          isPreview: false,
          videoUrl: null,
          body: `Sit in the room for five minutes with the door shut, by day. Whatever you can see now will fog paper. Black polythene and tape for the window, a draught excluder for the door, and a towel for the keyhole that you had not noticed.

Divide it into a **dry side**, with enlarger and paper, and a **wet side**, with trays in the order of use. Nothing wet ever travels to the dry side, including you. To check the safelight, lay a coin on paper that has had a faint grey exposure, leave it for five minutes beneath the lamp, and develop. No coin visible: it is safe.`,
        },
        {
          slug: 'contact-sheet',
          title: 'The contact sheet',
          durationMinutes: 25,
          isPreview: false,
          videoUrl: null,
          body: `Raise the enlarger until its light covers the paper generously, focus the empty edge, and close the lens to f/8. Lay the paper shiny side up, the negatives upon it dull side down, a sheet of glass over both.

Give exposures in steps of three seconds and develop. Choose the **shortest time at which the clear film edge is as black as it will get**. Print every contact sheet at that time from now on. The frames which come out too light or too dark then tell you the truth about your exposures, once a roll, for nothing.`,
        },
        {
          slug: 'the-exposure-strip',
          title: 'The exposure strip',
          durationMinutes: 30,
          isPreview: false,
          videoUrl: null,
          body: `Choose a negative with a face or a wall, some sky, and some deep shadow. Grade 2, lens at f/8. Cut a strip of paper, lay it across the part that matters most, and expose: 5 seconds for all, then cover a fifth and give more, so that the bands get 5, 7, 10, 14 and 20 seconds. Each is half a stop more than the last. Equal seconds would not be equal steps.

Develop for the **full time**, two minutes for resin-coated paper at 20 °C. Never snatch it out early. Judge in white light, and remember that paper darkens a little as it dries.`,
        },
        {
          slug: 'contrast-with-filters',
          title: 'Contrast, with filters',
          durationMinutes: 30,
          isPreview: false,
          videoUrl: null,
          body: `Time sets the highlights, and the filter sets the shadows. Find the time at which the lightest tone that should have detail just has it. Then look at the blacks. Are they grey? Take a harder filter. Blocked? A softer one.

Filters 00 to 3½ are made to need about the same time as one another, 4 and 5 about twice as much; check your own set on a strip. Change by half a grade only. Most negatives want something between 2 and 3, and if yours always want 4, then your film is being developed too briefly.`,
        },
      ],
    },
    {
      title: 'The fine print',
      lessons: [
        {
          slug: 'dodging-and-burning',
          title: 'Dodging and burning',
          durationMinutes: 35,
          isPreview: false,
          videoUrl: null,
          body: `**Dodging** holds light back from a part, for up to a quarter of the time: a coin of card on thin wire, moving always. **Burning** gives more to a part, through a hole in a card or past its edge, and you may give as much as you like.

Draw the print as a sketch first, with a plus or minus and seconds written on each area, and pin it above the enlarger. Burn down corners and bright edges by about a fifth; the eye then stays inside. If someone can see that you did it, you did too much.`,
        },
        {
          slug: 'fibre-paper',
          title: 'Fibre paper, and drying down',
          durationMinutes: 30,
          isPreview: false,
          videoUrl: null,
          body: `Fibre-based paper develops more slowly (three minutes), washes much more slowly, and repays you with blacks that have a floor. Handle it by the corners when wet, since it creases at a look.

It darkens as it dries, by something like 8 to 10 per cent in the highlights. So make the print that looks *slightly too light* in the tray, or shorten the time by that amount. To be sure, dry a strip in the microwave oven that you keep for the purpose and for nothing else.`,
        },
        {
          slug: 'washing-and-drying',
          title: 'Fixing, washing, drying',
          durationMinutes: 25,
          isPreview: false,
          videoUrl: null,
          body: `Fix fibre paper for one minute in fresh rapid fixer at film strength, with constant movement. Longer only drives the fixer into the paper base, from where it takes hours to leave. Then rinse for five minutes, give ten minutes in a washing aid, and wash for twenty in running water. Resin-coated paper needs four minutes altogether.

Squeegee on glass and dry face down on clean fly-screen, or hang two prints back to back by pegs. Flatten under books for a week. A print treated in this way has every prospect of outliving its owner.`,
        },
        {
          slug: 'one-negative-six-prints',
          title: 'One negative, six prints',
          durationMinutes: 45,
          isPreview: false,
          videoUrl: null,
          body: `Lay out the prints you have made of your one negative and write on the back of each what you changed, and why. Then make three more, with intentions: one **quiet**, low in contrast and light; one **hard**, with real black and little detail in it; and one as you remember the place.

Pin them up at home for a week, where you will pass them with other things on your mind. You will stop seeing two of the three. Spot the dust on the third with a fine brush and diluted dye, sign it in pencil on the back, and give it to somebody.`,
        },
      ],
    },
  ],
  sku: 'DARK-01',
  publishedAt: '2025-09-15T15:00:00Z',
};
