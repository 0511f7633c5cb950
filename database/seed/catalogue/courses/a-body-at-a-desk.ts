import type { DemoCourse } from '../course.ts';

export const course: DemoCourse = {
  slug: 'a-body-at-a-desk',
  title: 'A Body at a Desk',
  description:
    'Set up any desk in ten minutes and learn five small movements that keep neck, back and wrists content through a working day.',
  fullDescription: `There is no correct way of sitting. There is only the next one. Bodies dislike keeping still far more than they dislike any particular shape, and most of the aches that people bring to me from offices are complaints about *hours* and not about *angles*.

So this short course spends one lesson on the desk, because a bad one can be mended in ten minutes with books and a cushion, and the remaining five on moving. You learn **five movements**, none of them longer than a minute, none of which need a mat, a change of clothes, or the courage to be watched. They go with things that you do anyway: the kettle, the telephone, the end of a meeting.

You will learn what to do for a stiff neck, a tired lower back and forearms that have typed too much, and which signs mean that you should stop reading and see somebody.

**How it is taught.** Six lessons, one a day, with drawings in words. It is general advice for people who are broadly well. Pain that wakes you at night, numbness, weakness, or pain after a fall belong with a doctor and not with a course.`,
  category: 'mind-and-body',
  tags: ['posture', 'movement', 'work', 'habits'],
  level: 'beginner',
  language: 'en',
  priceAmount: 900,
  currency: 'USD',
  costAmount: 100,
  teacher: 'fiona-gallacher',
  outcomes: [
    'Adjust chair, screen and keyboard with what is in the room',
    'Do five movements of a minute each, without being noticed',
    'Build pauses into the day that survive a deadline',
    'Know which symptoms to take to a doctor',
  ],
  requirements: ['A chair and a table that you use for more than three hours a day'],
  audience: [
    'People who work at a screen, and notice it by Thursday',
    'People who work at the kitchen table and mean to go on doing so',
  ],
  videoUrl: null,
  sections: [
    {
      title: 'The desk',
      lessons: [
        {
          slug: 'ten-minutes-with-the-furniture',
          title: 'Ten minutes with the furniture',
          durationMinutes: 15,
          isPreview: true,
          videoUrl: null,
          body: `Do this once, at the place where you really work. You will need two or three thick books, a cushion, and possibly a box for your feet. Nothing has to be bought.

## From the floor upwards

1. **Feet.** Flat on the floor or on a box. If they dangle, the thighs take the weight, and the lower back gives up first.
2. **Seat.** Hips level with the knees or a little higher. Sit right back, so that the backrest is doing its job. If the seat is too deep, put the cushion behind you.
3. **Elbows.** Let your arms hang, and bend them to a right angle. That is the height of the keyboard. If the table is too high, raise *yourself* and then put something under the feet.
4. **Keyboard.** Near enough that the elbows stay beside your ribs. The mouse right next to it, not out on the prairie.
5. **Screen.** An arm’s length away, its upper edge at about the height of your eyes. For people with varifocals it should be lower by a hand.

## The laptop problem

A laptop has its screen fixed to its keyboard, so one of the two is always in the wrong place. For more than an hour a day, put it on a pile of books and plug in a keyboard. This is the cheapest thing on the list and the one with the most effect.

## Light

The window should be to one side. Behind the screen it dazzles you; behind you it shines on the screen. People lean towards what they cannot see well, and then wonder about their necks.

| If this aches | Look here first |
| --- | --- |
| Back of the neck | screen too low, or glasses |
| Top of the shoulders | table too high |
| One shoulder only | mouse too far away |
| Lower back | feet, then the backrest |
| Wrists | keyboard legs folded out: fold them in |

> When it all fits, sit in it for twenty minutes, and then sit in some other way. A good desk is a place to come back to. It is not a mould.

## Today

Make the five adjustments and write down the *one* ache that you would most like to lose, with a number from nought to ten. You will want that number on the last day.`,
        },
      ],
    },
    {
      title: 'Five movements',
      lessons: [
        {
          slug: 'the-neck',
          title: 'The neck: a slow yes, a slow no',
          durationMinutes: 8,
          isPreview: false,
          videoUrl: null,
          body: `Sit tall. Slide your chin straight back, as if somebody had offered you a bad smell, until you feel a stretch at the base of the skull. Hold it for two breaths and let go. **Five times.** Then turn the head slowly to look over one shoulder, breathe out, and go a finger’s width further. Both sides, three times.

Slow and small. No circles, for they grind through the one corner that necks do not like. If turning brings on dizziness or pins and needles in an arm, leave it out and ask a professional. *Goes with:* waiting for a page to load.`,
        },
        {
          slug: 'the-upper-back',
          title: 'The upper back: over the chair',
          durationMinutes: 8,
          isPreview: false,
          videoUrl: null,
          body: `The ribs are made to bend backwards, and at a desk they never do. Sit with the top edge of the backrest just under your shoulder blades. Hands behind the head, elbows forward. Breathe in; as you breathe out let your upper back bend over the edge. Look at where wall and ceiling meet. Three breaths, then come up, move down a little in the seat, and do it again one rib higher.

The lower back stays quiet; if it pinches, you have gone too far. *Goes with:* the end of every call. On a camera it looks like thinking.`,
        },
        {
          slug: 'hips-and-lower-back',
          title: 'Hips and lower back: stand up properly',
          durationMinutes: 10,
          isPreview: false,
          videoUrl: null,
          body: `Stand up from the chair without using your hands: feet back, lean forward from the hips, nose over toes, up. Sit down again slowly, over four seconds. **Eight times**, and that is a strength exercise, whatever it looks like.

Then stand with one foot a long step behind the other, tuck in the seat as a dog does that has been scolded, and you feel a stretch in front of the back hip. Four breaths on each side. *Goes with:* the kettle, which takes about as long. Three kettles a day come to twenty-four squats, and no one has seen you do one.`,
        },
        {
          slug: 'forearms-and-eyes',
          title: 'Forearms, hands and eyes',
          durationMinutes: 8,
          isPreview: false,
          videoUrl: null,
          body: `Stretch one arm out, palm down, and let the hand hang. With the other hand press it gently towards you until the top of the forearm pulls. Three breaths. Turn the palm up, fingers down, and do the same. Then make ten slow fists and open them wide, like somebody flicking off water.

Eyes: every twenty minutes look at something at least **six metres away** for twenty seconds, and blink on purpose. Screens halve how often we blink, which is most of what people call tired eyes. *Goes with:* saving, sending, or reading anything you have just printed.`,
        },
        {
          slug: 'a-day-that-moves',
          title: 'A day that moves',
          durationMinutes: 12,
          isPreview: false,
          videoUrl: null,
          body: `Timers work for a week and are then ignored. Hooks last. Take three things that happen every day (kettle, calls, lift) and tie **one** movement to each. Stand for telephone calls, drink from a small glass, put the printer in another room.

Look at the number from the first day. If it has fallen by a third in two weeks, go on. If it has not changed in six, or if there is numbness, weakness, pain in the night, or trouble with bladder or bowel, see a doctor, for the last of these on the same day. Otherwise, the best position remains the next one.`,
        },
      ],
    },
  ],
  sku: 'DESK-01',
  publishedAt: '2025-09-01T06:50:00Z',
};
