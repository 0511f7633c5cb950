import type { DemoCourse } from '../course.ts';

export const course: DemoCourse = {
  slug: 'by-heart',
  title: 'By Heart',
  description:
    'Learn poems, speeches and lists so that they stay, with methods older than paper and a timetable that takes minutes a day.',
  fullDescription: `A poem that you know by heart is yours in a queue, in the dark, and in hospital. Nobody can take it away or charge you for it. That is one reason for learning some. Another is that memory is not a gift which some people have; it is a set of habits, and those who seem to have been given it mostly turn out to have the habits.

The course has three parts. **Meaning and sound**, which is how actors learn: understand first, speak aloud, move. **Places**, the method of the old orators, for lists and for the order of a speech. And **forgetting**, which follows a known curve, so that five repetitions at the right distance do more than fifty in a row.

You will learn one short poem in the first lesson, a longer one by the end, a list of twenty things, and a five-minute talk that you give without notes.

**How it is taught.** Seven lessons of a quarter of an hour, and then five minutes a day. You choose the texts; for those who cannot decide there is a verse of my own to practise on, which has the advantage that no one will mind if you get it wrong.`,
  category: 'mind-and-body',
  tags: ['memory', 'poetry', 'speaking', 'habits'],
  level: 'beginner',
  language: 'en',
  priceAmount: 2400,
  currency: 'USD',
  costAmount: 200,
  teacher: 'jonah-feld',
  outcomes: [
    'Learn fourteen lines in a week and still have them in a year',
    'Build a memory palace and hold twenty things in order',
    'Plan repetitions so that they take five minutes a day',
    'Speak for five minutes without notes, and recover when you dry',
  ],
  requirements: ['A poem or speech that you would like to own'],
  audience: [
    'People who would like to have something in their head besides passwords',
    'Speakers, actors and teachers who hold on to their notes too tightly',
  ],
  videoUrl: null,
  sections: [
    {
      title: 'Meaning and sound',
      lessons: [
        {
          slug: 'four-lines-today',
          title: 'Four lines today',
          durationMinutes: 20,
          isPreview: true,
          videoUrl: null,
          body: `We learn four lines now, so that you can see how it is done before we discuss why. Use four lines that you love. If you have none to hand, take these:

> The kettle sings, the window fills with grey,
> a gull walks down the roof as if it paid;
> I had a thing I meant to do today
> and put it by, and watched the light instead.

## Understand it

Read it twice, slowly. Say in your own words what happens: *someone is making tea, sees a gull, and does not do what they had planned.* Notice the turn: two lines outside, two lines within. Meaning is the string on which the words are threaded. Without it you would be learning beads.

## Say it

Read the first line aloud. Look up, at something across the room, and say it **to that thing**. Then:

1. Line one, looking up.
2. Line two, looking up. Then one and two.
3. Line three, looking up. Then *two and three*. Then all three.
4. Line four. Then three and four. Then all of it.

The pairs in the middle matter most. People forget at the **joins**, not in the lines, because they practise lines and leave the joins to luck. What carries you from “paid” to “I had a thing”? Find something: the gull has paid, and I have not done my work. Now there is a bridge.

## Move

Stand up. Walk while you say it, and turn at the end of each line. Actors have always known it, and there is decent evidence for it: words that were learned with a movement come back with it.

## Fetch it, once

Put the page face down and write the lines out. Where you hesitate, do *not* look at once. Count to ten and let it come. The effort of fetching is what makes the memory; reading it again only makes it familiar, which feels the same and is not.

| You got stuck | Do this |
| --- | --- |
| at the start of a line | practise the join before it |
| on one word | ask why the poet did not use the obvious one |
| everywhere | two lines today, two tomorrow |

Say it once more before you go to sleep, and once tomorrow when you wake. That is all for today. It took twenty minutes, and you can put away the page.`,
        },
        {
          slug: 'rhythm-and-rhyme',
          title: 'Let the sound carry it',
          durationMinutes: 14,
          isPreview: false,
          videoUrl: null,
          body: `Metre is a memory device that happens to be beautiful. Tap it: most English verse goes da-**dum**, five times to the line. If you have a word wrong, the tapping stumbles there and tells you so. Rhyme tells you even sooner. When you know that line four has to answer “grey”, half the search is done.

Learn free verse by its **breaths** instead. Mark each place at which you would take one and treat what lies between as the line. Prose likewise. Speak rather faster than is comfortable at first: it keeps you in the sound, and out of the spelling.`,
        },
        {
          slug: 'chunks-and-joins',
          title: 'Longer things: chunks and joins',
          durationMinutes: 14,
          isPreview: false,
          videoUrl: null,
          body: `Divide the text into parts of four to eight lines, each with a name of one word: *Kettle. Harbour. Argument. Snow.* Learn the names in order first. They are the spine, and when you dry in the middle you will know at least what comes next.

Learn the **last** part first. Then the one before it, and run on to the end. In this way you always go from the strange into the familiar, and finish strongly. It is how pianists practise, and it cures the usual state of affairs, in which everyone knows the opening and nobody knows the rest.`,
        },
      ],
    },
    {
      title: 'Places',
      lessons: [
        {
          slug: 'a-palace-of-your-own',
          title: 'A palace of your own',
          durationMinutes: 22,
          isPreview: false,
          videoUrl: null,
          body: `Go through your home in your mind, from the street inwards, and choose ten fixed places on the way: gate, letter box, mat, coat hook, and so on. Always the same way round. Walk it three times with eyes closed. That is the palace, and the building work is over.

To keep a list, put each thing at one place, and make it **do** something: not a lemon on the mat but a lemon wiping its feet. Movement, size and slight indecency help. Twenty things need a second floor. To remember, take the walk. It works at once, and everybody is surprised.`,
        },
        {
          slug: 'a-talk-without-notes',
          title: 'A talk without notes',
          durationMinutes: 20,
          isPreview: false,
          videoUrl: null,
          body: `Do not learn the words, except for two sentences: the first, so that you begin well, and the last, so that you can stop. Everything between is five or six points, each of them a picture in one room of your palace. You walk through the rooms as you speak, and the sentences make themselves, a little differently each time, which is what makes them sound alive.

Rehearse aloud, standing, at least three times. If you dry: stop, breathe, look at the next room. The silence lasts four seconds. From below, it looks like thought.`,
        },
      ],
    },
    {
      title: 'Keeping',
      lessons: [
        {
          slug: 'the-timetable',
          title: 'Forgetting, and the timetable',
          durationMinutes: 14,
          isPreview: false,
          videoUrl: null,
          body: `What you learn today is mostly gone in a week, unless you fetch it back just before it goes; and each time that you fetch it, it lasts longer. So repeat after **1 day, 3 days, 1 week, 3 weeks, 2 months**, and then at Christmas. Five repetitions of two minutes are all that a sonnet costs.

Keep a card for each poem in a box with five compartments. Right: it moves one on. Wrong: back to the first, with no hard feelings. Do the cards that are due while the kettle boils. If two minutes are not enough, you have more poems than kettles.`,
        },
        {
          slug: 'a-shelf-in-the-head',
          title: 'A shelf in the head',
          durationMinutes: 12,
          isPreview: false,
          videoUrl: null,
          body: `One poem a month is twelve in a year and a hundred and twenty in ten, which is more than most anthologies that people have at home. Choose for pleasure, and in different sizes: a couplet for the lift, a sonnet for the bus, something long for nights on which you lie awake.

Say them to somebody now and then. Not at parties unless you are asked; on walks, to children, to a friend who is ill. Errors creep in, and you should go back to the page once a year. A few of mine I have kept. I think they are improvements, and the poets are not in a position to object.`,
        },
      ],
    },
  ],
  sku: 'HEART-01',
  publishedAt: '2026-06-22T07:00:00Z',
};
