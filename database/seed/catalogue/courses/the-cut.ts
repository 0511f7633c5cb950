import type { DemoCourse } from '../course.ts';

export const course: DemoCourse = {
  slug: 'the-cut',
  title: 'The Cut: Editing a Short Film',
  description:
    'Turn two hours of footage into eight minutes that hold: log, assemble, cut for reason and rhythm, and know when to stop.',
  fullDescription: `Editing is the part of film-making in which you find out what you have. It is also the cheapest place to become good, because all it costs is attention, and the attention can be learned.

This course takes a short documentary, about two hours of material, down to **eight minutes**, in the order in which it is really done: watching, noting, an assembly that is far too long, a rough cut that has a shape, a fine cut in which single frames matter. Any editing program will do. We use six of its commands.

You will learn why a cut works and why it is felt when it does not, to let sound lead the picture, to cut an interview so that it is both shorter and honest, and to show a version to people and hear what they mean instead of what they suggest.

**How it is taught.** Nine lessons. Use footage of your own if you have it: one person doing something they know how to do, filmed for an afternoon, is ideal. Lesson one says how to shoot that if you have not. There are no transitions in this course but the cut, and perhaps two dissolves.`,
  category: 'photography-and-film',
  tags: ['film', 'editing', 'documentary', 'sound'],
  level: 'intermediate',
  language: 'en',
  priceAmount: 9900,
  currency: 'USD',
  costAmount: 1400,
  teacher: 'ruth-abernathy',
  outcomes: [
    'Log and organise footage so that you can find any moment again',
    'Say in one sentence what each cut is for',
    'Use sound to carry a scene across its cuts',
    'Shorten an interview without changing what was meant',
    'Run a screening and make use of what you hear',
  ],
  requirements: [
    'An editing program you can already open a project in',
    'One to three hours of footage, or an afternoon in which to shoot it',
  ],
  audience: ['People who film more than they finish', 'Photographers and radio makers crossing over'],
  videoUrl: null,
  sections: [
    {
      title: 'Finding out what you have',
      lessons: [
        {
          slug: 'something-to-cut',
          title: 'Something to cut',
          durationMinutes: 25,
          isPreview: false,
          videoUrl: null,
          body: `Film someone at a task with a beginning and an end: a shoe being resoled, a bike rebuilt. Hold each shot for **ten seconds** longer than seems sensible. For every action get three sizes, the room, the person, the hands, and get the face when nothing is happening.

Then an interview of half an hour, in the same clothes. Ask for their question to be included in the answer. Last of all record two minutes of the room with nobody speaking. You will bless those two minutes more often than any picture.`,
        },
        {
          slug: 'watching-and-logging',
          title: 'Watching, and writing it down',
          durationMinutes: 30,
          isPreview: false,
          videoUrl: null,
          body: `Watch everything once, in order, without stopping, and with a notebook. Write down only what you *felt*: laughed, bored, did not understand. You will be a first-time viewer exactly once, and every later judgement is measured against that page.

The second time, log. Clip, time, five words, and a mark from one to three. Sort into bins by what a shot is **for** (hands, faces, places, waiting) rather than by card. It takes a day for each two hours, and every editor who skips it pays later by the hour.`,
        },
        {
          slug: 'the-paper-edit',
          title: 'The paper edit',
          durationMinutes: 24,
          isPreview: false,
          videoUrl: null,
          body: `Put each scene on a card: who wants what, and what is different afterwards. If nothing is different, it is not a scene; it may be a good shot, and shots go on smaller cards. Lay them on the floor.

Find the question that the first minute asks, and the card that answers it. Everything between either delays the answer or changes the question. Move cards about for an hour before you touch the machine. On a floor it takes a second to try an order, and nobody has to wait for it to render.`,
        },
      ],
    },
    {
      title: 'Cutting',
      lessons: [
        {
          slug: 'why-a-cut-works',
          title: 'Why a cut works',
          durationMinutes: 30,
          isPreview: true,
          videoUrl: null,
          body: `Forty times in ten minutes the whole visible world is replaced by another, and the audience does not mind. They hardly notice. It is a strange thing to get away with, and you get away with it because a cut resembles something that we do all day: **we look at one thing until we want to see another, and then our eyes jump.** What lies between we do not see at all.

So a good cut comes at the moment at which the viewer would have looked away. Too early, and they are pushed. Too late, and they are ahead of you and waiting.

## Six reasons, in order

When I am not sure about a cut I ask what it is for. These are the honest answers, the strongest first.

| Reason | The question |
| --- | --- |
| Feeling | Is this where the mood turns? |
| Story | Do we learn something new? |
| Rhythm | Does the pulse want it here? |
| Eye | Is the gaze already where the next thing will be? |
| Space | Do we still know who is where? |
| Continuity | Does the cup stay in the same hand? |

Beginners work from the bottom to the top, and that is why their films are smooth and dead. If a cut is right for feeling and story, nobody ever sees the cup.

## Where is the eye?

Freeze the last frame before the cut, and put a finger on the place at which you were looking. Go one frame on. Is something worth looking at beneath your finger? Then the cut is invisible. If the eye has to search, you have bought yourself a jolt of about a third of a second. Sometimes you want one. Then make it big.

## The blink

Watch somebody in conversation. They blink when they have *understood*, not when their eyes are dry. Use this: in an interview, the frame in which a listener blinks is very often the one to cut on.

> Do not cut to a thing because you have it. Cut to it because we want it.

## Exercise

Take a scene that you admire, of three minutes or so. Switch the sound off. At each cut, stop, and name the reason from the table in one word. Then count. You will find feeling and story at the head of the list, and you may find that your favourite cut breaks every rule below them.`,
        },
        {
          slug: 'assembly-to-rough',
          title: 'From assembly to rough cut',
          durationMinutes: 30,
          isPreview: false,
          videoUrl: null,
          body: `The assembly is everything good in the order of the cards. It will run for thirty minutes and be awful. That is what it is for. Sleep, then watch it standing up; you will feel in the legs where it drags.

Now take out whole scenes before you trim any. Eight minutes hold five or six. Put each one that you remove into a timeline of its own, named and dated, so that you dare to. If you cannot choose between two, play the film without either. Sometimes the question was whether, not which.`,
        },
        {
          slug: 'sound-leads',
          title: 'Sound leads',
          durationMinutes: 32,
          isPreview: false,
          videoUrl: null,
          body: `Shut your eyes and play the scene. If it can be followed, the picture is free to do something better than explain. Let the sound of the next shot begin **half a second before** its picture, and the viewer turns towards it of their own accord. Let the sound of the last shot run on under the new one, and the cut closes over.

Lay the room tone under everything, without gaps. Silence in a film is never empty; a hole of digital nothing is heard as a fault even through laptop loudspeakers. Music comes last, if at all. It tells people what to feel, and they notice.`,
        },
        {
          slug: 'cutting-an-interview',
          title: 'Cutting an interview, honestly',
          durationMinutes: 28,
          isPreview: false,
          videoUrl: null,
          body: `Transcribe it, and cut on paper. Take out the questions, the second examples, the “sort of”. Keep the breath before a difficult word. When two halves of a sentence do not join, cover the join with hands or a face, or else show the jump and be done with it.

The rule: **the speaker, watching, should say “yes, that is what I meant, and I said it better than I thought”**. If you put an answer to another question, or move a pause so that it looks like guilt, you have written it yourself. Read the finished text to them by telephone before you lock.`,
        },
      ],
    },
    {
      title: 'Finishing',
      lessons: [
        {
          slug: 'the-screening',
          title: 'The screening',
          durationMinutes: 22,
          isPreview: false,
          videoUrl: null,
          body: `Four or five people who were not there when it was shot. Explain nothing. Sit where you can see *them* rather than the screen, and note each time at which someone shifts, coughs or reaches for a glass. Bodies are better critics than mouths.

Afterwards ask three things: what was it about, where were you lost, what do you remember? Do not defend. When they say “that bit is too long”, the fault is often in the scene before, which did not make them want it. Believe the symptom, and doubt the prescription.`,
        },
        {
          slug: 'locking',
          title: 'Fine cut, lock, export',
          durationMinutes: 26,
          isPreview: false,
          videoUrl: null,
          body: `Go through cut by cut, and try each two frames earlier, then two later. Keep the difference only if you can feel it. Then leave it for three days and watch it once, without touching the keyboard. If your hand did not move, it is locked.

Level the dialogue to about −16 LUFS for the web, with peaks below −1 dBTP, and the rest to taste beneath it. Captions: two lines at most, forty characters each. Export one master at full quality and make all the other versions from that. Then write down what you would do differently, while you still care.`,
        },
      ],
    },
  ],
  sku: 'EDIT-01',
  publishedAt: '2026-04-13T13:00:00Z',
};
