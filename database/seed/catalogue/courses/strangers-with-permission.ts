import type { DemoCourse } from '../course.ts';

export const course: DemoCourse = {
  slug: 'strangers-with-permission',
  title: 'Strangers, With Permission',
  description:
    'Ask people in the street for their portrait, put them at ease in two minutes, and make a series of twelve that belongs together.',
  fullDescription: `The picture takes a sixtieth of a second. The rest is how you ask. Most photographers who want to take portraits of strangers own everything they need except one sentence, and they walk around the block instead of saying it.

This is a course in **asking**, and in being quick afterwards. You find a place with good light first and let the people come to you. You say who you are and what it is for. You have two minutes, and you know before you begin where they will stand and what the exposure is, so that you can give them your whole attention.

You will learn to see usable light in an ordinary street, to direct without posing, to deal with no (it is a good deal rarer than you expect, and kinder), to keep records, and to edit a year’s worth of faces to twelve that belong on one wall.

**How it is taught.** Eight lessons over eight weekends, with one assignment each and a number: how many people to ask. The number is the assignment. The pictures are what happens on the way. You should know your camera’s controls; “Manual Mode” covers that.`,
  category: 'photography-and-film',
  tags: ['photography', 'portrait', 'street', 'light'],
  level: 'intermediate',
  language: 'en',
  priceAmount: 7500,
  currency: 'USD',
  costAmount: 900,
  teacher: 'ines-carvalho',
  outcomes: [
    'Ask a stranger for a portrait without an apology',
    'Find and use open shade, doorways and reflected light',
    'Direct someone in three short sentences',
    'Keep consent and captions in order',
    'Edit and sequence a series of twelve',
  ],
  requirements: [
    'A camera you can set without looking, and one lens between 35 and 85 mm',
    'A notebook, and some cards with your name on them',
  ],
  audience: [
    'Photographers who are shy, which is nearly all of them',
    'People who photograph from behind and from across the road, and are tired of backs',
  ],
  videoUrl: null,
  sections: [
    {
      title: 'Before you ask',
      lessons: [
        {
          slug: 'finding-the-light',
          title: 'Find the light, then wait',
          durationMinutes: 25,
          isPreview: false,
          videoUrl: null,
          body: `Walk with an open hand in front of you, palm towards your face, and watch it. At some corners it has shape: one side bright, one side dark, no hard edges. That is **open shade** near something bright, the edge of an arcade, a doorway on the shady side, a pavement opposite a white van.

Stand there. Put your own back to the bright thing, and let your subject face it. Make the exposure from your hand, opening up by two thirds of a stop if your palm is pale. Assignment: find six such places within ten minutes of home. Ask no one.`,
        },
        {
          slug: 'the-sentence',
          title: 'The sentence',
          durationMinutes: 28,
          isPreview: true,
          videoUrl: null,
          body: `Here is mine, more or less: *“Good morning. I’m photographing people who work around this square, and I would like to take your portrait. It takes two minutes, just over there by the green door. Would you?”*

Everything in it does some work.

## What it says

| Part | Why |
| --- | --- |
| Good morning | You are a person, not a camera |
| people who work around this square | It is a project, and they belong to it |
| I would like to | A wish. Not “sorry to bother you” |
| two minutes | A limit they can picture |
| by the green door | You know what you are doing |
| Would you? | A real question, with room for no |

Write your own, and say it aloud at home twenty times, until it bores you. When you are nervous your mouth will say whatever it has said most often.

## How to stand

Camera hanging at your side, lens cap off. Come from the front, where they can see you for some paces, and stop at a little more than arm’s length. Say it, and then **be quiet**. The silence feels like ten seconds. It is two. If you fill it with “no problem if you don’t want to”, you have answered for them.

## Why me?

They will ask. The true answer is nearly always visible: *the way you carry that ladder; your coat against this wall; you look as if you had just remembered something funny.* Say it. If you do not know why you want to photograph somebody, do not ask them yet.

## No

> About one person in three says no. They say it politely, since you asked politely. “Of course. Have a good day.” Then walk on at your usual pace.

It is over in eight seconds, and nothing has happened. Nobody who says no needs persuading, thanking at length, or photographing anyway from across the road. Children only with a parent’s yes. People who are asleep, ill, or in trouble, never: they cannot give you what you are asking for.

## The assignment

Ask **ten people this weekend. Do not take any pictures.** When they say yes, tell them that it is an exercise and that you will be back next week with the camera; they laugh, and some of them will look out for you. Keep a tally of yes and no. I have never seen a list with fewer than four yeses.`,
        },
        {
          slug: 'settings-you-forget',
          title: 'Settings that you can forget',
          durationMinutes: 18,
          isPreview: false,
          videoUrl: null,
          body: `Decide it all before you speak. f/4 leaves both eyes sharp and the wall behind soft; 1/250 s deals with you and with them; let the ISO be whatever it has to be, and white balance on shade. One focus point, on the nearer eye, and single shots, for bursts make people hold their breath.

Stand where you want to be, take one frame of the empty place, and look at that once. After this the screen stays dark. Every glance at the back of the camera breaks something that you have just been given.`,
        },
      ],
    },
    {
      title: 'Two minutes',
      lessons: [
        {
          slug: 'directing-lightly',
          title: 'Directing lightly',
          durationMinutes: 25,
          isPreview: false,
          videoUrl: null,
          body: `People ask what they should do, and “just be natural” is the cruellest possible answer. Give three plain instructions: *stand here, turn your feet towards the bin, look at me.* Feet first, since shoulders follow feet. Give the hands something they had anyway: the bag, the cup, the keys.

Then talk. Ask something that needs thinking about: the first job, the name of the dog. Photograph while they **listen** and just after they have finished speaking, not during. A mouth in the middle of a word has never looked well on anyone. Assignment: ask ten, photograph each for two minutes by the clock.`,
        },
        {
          slug: 'distance-and-background',
          title: 'Distance and background',
          durationMinutes: 22,
          isPreview: false,
          videoUrl: null,
          body: `At three metres you have a person in a place; at one and a half, a person; at eighty centimetres only a face, and your lens begins to enlarge the nose. Choose the distance first and let it be the same for the whole series. It is what will hold the twelve together later, more than any style.

Look at the edges before you look at the eyes. A pole behind the head, a bright sign, a second person’s elbow. Move yourself half a step rather than them. Assignment: five people, each at all three distances.`,
        },
        {
          slug: 'consent-and-captions',
          title: 'Consent, names, captions',
          durationMinutes: 20,
          isPreview: false,
          videoUrl: null,
          body: `A yes to a portrait is a yes to what you said it was for. If it is to be exhibited, printed or sold, say so *now*, and have a short release signed; the law differs from country to country, and courtesy does not. Write down the name, spelt by its owner, the place, the date, and one thing that they told you.

Give them a card, and **send the picture within a week**. Half of them have never had a good portrait. If somebody writes later to take it back, take it back. You lose one frame, and keep the right to ask.`,
        },
      ],
    },
    {
      title: 'The series',
      lessons: [
        {
          slug: 'editing-to-twelve',
          title: 'Editing to twelve',
          durationMinutes: 28,
          isPreview: false,
          videoUrl: null,
          body: `Print everything small, 9 by 13 cm from the chemist, and lay it on the floor. Take away the technically bad, then the merely pretty. What is left over, turn upside down for a day and look at again: some pictures live on a smile, and upside down there is only light and shape.

Choose **one picture for each person**. Out of forty people you want twelve, and the twelfth is the hardest, because the thirteenth is your favourite and does not fit. Ask somebody who was not there. They cannot see how hard it was to get.`,
        },
        {
          slug: 'sequence-and-wall',
          title: 'Sequence, and the wall',
          durationMinutes: 22,
          isPreview: false,
          videoUrl: null,
          body: `A sequence needs a first picture that explains the rules, a last one that lets us go, and no two neighbours that say the same thing. Watch where people look: two faces turned towards each other make a conversation, two turned away make a quarrel. Use that, or separate them.

On a wall, hang by the **eyes**, all at one height, about 155 cm from the floor, with gaps of half a picture’s width. Caption with the name and a few of their own words. Then invite all twelve. They will stand beside themselves, and you will wish you had brought the camera.`,
        },
      ],
    },
  ],
  sku: 'FACES-01',
  publishedAt: '2026-05-18T09:40:00Z',
};
