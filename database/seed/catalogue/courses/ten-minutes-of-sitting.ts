import type { DemoCourse } from '../course.ts';

export const course: DemoCourse = {
  slug: 'ten-minutes-of-sitting',
  title: 'Ten Minutes of Sitting',
  description:
    'Learn to sit still and follow your breath for ten minutes a day, with plain instructions and no promises of bliss.',
  fullDescription: `Meditation is a dull activity with interesting effects. You sit, you attend to your breath, you notice that you have stopped attending, and you come back. That is the whole of it, and it is harder than it sounds, and it does get easier.

This free course gives you **six short lessons**, one for every few days, and a practice that grows from three minutes to ten. It asks for no beliefs. It does not offer to cure anything. What most people report after some weeks is modest and worth having: a little more room between being annoyed and saying so, and a better idea of what their own head is doing.

You will learn a posture that does not hurt, two ways of attending to the breath, what to do with sleepiness, restlessness and the shopping list, and how to keep the habit when the first enthusiasm has gone.

**How it is taught.** Each lesson is one page and one exercise. Read the page, do the exercise for three or four days, then read the next. There are no recordings of a soothing voice, because you would come to need one.

If you are in acute distress, sitting alone with it may not be kind. Talk to a doctor or a friend first; the course will still be here.`,
  category: 'mind-and-body',
  tags: ['meditation', 'attention', 'habits'],
  level: 'beginner',
  language: 'en',
  priceAmount: 0,
  currency: 'USD',
  costAmount: 0,
  teacher: 'jonah-feld',
  outcomes: [
    'Sit for ten minutes in a posture that leaves your knees in peace',
    'Follow the breath, lose it, and come back without a lecture to yourself',
    'Know what to do about sleepiness, restlessness and planning',
    'Keep a daily habit going through bad weeks',
  ],
  requirements: ['A chair, and ten minutes in which nobody needs you'],
  audience: [
    'People who have been told to try meditation and would like to know what to do exactly',
    'People who have tried an app and found that they were mostly listening',
  ],
  videoUrl: null,
  sections: [
    {
      title: 'Beginning',
      lessons: [
        {
          slug: 'how-to-sit',
          title: 'How to sit',
          durationMinutes: 10,
          isPreview: true,
          videoUrl: null,
          body: `You can do this on a chair. The floor is traditional because the people who worked these things out had no chairs, and it has no advantage that is worth a sore knee.

## On a chair

- Sit on the front half of the seat, so that your back holds itself up.
- Both feet flat, as wide apart as your hips. If they dangle, put a book underneath.
- Hips a little **higher** than the knees. A folded towel under the sitting bones does this, and most of the ache that beginners report goes away with it.
- Hands on the thighs, wherever the shoulders can hang.
- Let the head balance. The chin is very slightly tucked, as though you were listening.

On the floor the rule is the same: sit on something firm enough and high enough, a cushion or a stack of blankets, that the knees come down to the ground.

## Upright, not stiff

Imagine that you carry a jug of water on your head along a long corridor. You would not slump and you would not stand to attention. That is the posture.

## Eyes

Half open, looking at the floor two metres away, not examining it. Or closed. Closed is easier for calm and also easier for sleep. Choose one and keep it for a week.

## The exercise

Set a timer for **three minutes**, with a sound that will not make you jump. Put it behind you. Then:

1. Feel the weight of your body on the seat.
2. Feel where the breath moves you most. It may be the nostrils, the chest or the belly.
3. Do nothing else until the timer sounds.

You will think about lunch. That is not a fault in the exercise; it is what a head does when it is left alone, and it is the material we shall work with.

> If something hurts, move. Do it slowly, once, and notice that you chose to.

Do this once a day for three days, at the same time and in the same place. After something you already do works best: after brushing your teeth, or while the kettle heats.`,
        },
        {
          slug: 'counting-the-breath',
          title: 'Counting the breath',
          durationMinutes: 12,
          isPreview: false,
          videoUrl: null,
          body: `Three minutes of doing nothing in particular will have shown you how quickly attention leaves. This lesson gives it a handrail.

## The method

Breathe as you breathe. Do not deepen it, slow it or improve it. At the **end of each out-breath**, say a number silently: one. After the next, two. Go up to ten and begin again at one.

Three things will happen, over and over.

1. You lose count. Begin again at one.
2. You find yourself at seventeen. Begin again at one.
3. You count perfectly to ten while planning a holiday. This is the interesting one. The numbers can run without you. Begin again at one.

Nobody gets a mark for reaching ten. The number is there so that you *notice*, which is the skill itself. Think of a lifting exercise: the weight goes down, the weight comes up. Losing the breath is down and returning is up, and without the first there is nothing to train.

## How to come back

Come back as you would lead a small child back to the pavement: at once, firmly, and without a speech. Any comment you make (“I am bad at this”, “that was a good one”) is one more thought, and you can leave it in the same way.

If you like, put a quiet label on what carried you off, a single word: *planning*, *remembering*, *arguing*. Then return to one. The word stops you from following the thought and costs half a second.

## If the breath feels odd

Some people find that watching the breath makes it stiff, as walking goes stiff when you are watched. Count something else for a few days: the touch of hands on thighs, or the sounds in the room as they arrive. Then try the breath again.

## The exercise

Five minutes a day, for four days. Afterwards write down one line: the highest number you were honestly present for. Do not aim to raise it. It goes up and down like a tide, and you are only reading the gauge.`,
        },
      ],
    },
    {
      title: 'Continuing',
      lessons: [
        {
          slug: 'weather',
          title: 'Sleepy, restless, bored: the usual weather',
          durationMinutes: 12,
          isPreview: false,
          videoUrl: null,
          body: `Everyone who sits meets the same few difficulties. Old manuals list five of them; three will do for a start. They are weather rather than obstacles. You do not have to clear them away before you can practise, because they are what you practise with.

## Sleepiness

The head nods, the count dissolves into nonsense. First ask the plain question: have you slept enough? If not, the answer is bed. If you have, then:

- open your eyes and look a little higher
- straighten the back by a centimetre
- take three deliberate breaths, the only three in this course
- sit earlier in the day, and not straight after lunch

## Restlessness

The legs twitch and the mind runs down a list. Trying to hold it down makes it worse, as with a cat. Widen your attention instead. Feel the whole body at once, feet to scalp, and let the breath be something that happens inside that space. If you have remembered a thing you must really not forget, keep a pencil beside you, write one word, and come back. You are allowed one word for each sitting.

## Boredom

Boredom is attention that wants a better offer. Look at it closely, for it is not an absence of experience. Where is it in the body? Most people find a slight pressure in the chest or behind the eyes. When you can describe it you are no longer quite bored, which is a fair joke.

## And the fourth thing

Now and then something sad or frightening comes up, because it is quiet and there is room. You need not dig in it. Open your eyes, feel both feet, name five things that you see. If it comes back often, shorten the sitting and talk to somebody. There is no prize for enduring.

## The exercise

Six minutes a day, for four days. Before you count the first breath, ask what the weather is, and answer in one word. Ask again at the end. You are not trying to change it between the two.`,
        },
        {
          slug: 'letting-go-of-the-numbers',
          title: 'Letting go of the numbers',
          durationMinutes: 12,
          isPreview: false,
          videoUrl: null,
          body: `The count is a handrail, and you can now take your hand off it for a few steps at a time.

## Following

Sit as before and count to ten twice, to settle. Then stop counting and follow one whole breath with interest:

- the moment at which the in-breath begins
- its middle, and how it feels where you feel it most
- the turn at the top, when you are neither breathing in nor out
- the long slope of the out-breath
- the pause at the bottom, which is longer than you think

Then the next. You are looking for *detail*, as you would if you had to draw it. No two breaths are quite alike, and when they begin to seem alike you have started to look at your idea of the breath instead.

When you find that you have been elsewhere, go back to counting for five breaths and then let go again.

## Narrow and wide

Attention has something like a lens. With counting it is narrow. Try it wide for the last minute of each sitting: let sounds come to you from the street, feel the air on your face, the weight of your hands, a thought going by. You do not fetch anything and you do not keep anything. If you get lost, narrow again.

Neither is better. Narrow steadies you, wide shows you more. Most people settle on a rhythm of both.

## A word about good sittings

Sooner or later there will be ten minutes of clear, quiet ease, and on the next day you will sit down to have them again. They will not come, and you will think that something is broken. Treat the good ones like sunshine: be glad, and do not plan the harvest around them.

> The sitting was good if you sat.

## The exercise

Eight minutes a day, for four days: two minutes of counting, five of following, one of wide attention. You need no second timer. A rough guess at the change is quite exact enough.`,
        },
        {
          slug: 'off-the-chair',
          title: 'Off the chair',
          durationMinutes: 10,
          isPreview: false,
          videoUrl: null,
          body: `Ten minutes on a chair are practice in the sense in which scales are practice. This lesson carries the same movement, notice and return, into the other twenty-three hours and fifty minutes.

## Three places to try it

**A doorway.** Choose one that you pass several times a day. Whenever you go through it, feel one breath from beginning to end. You will forget it for days on end. Then you will remember it, and *that* moment is the exercise.

**Washing up.** Warm water, weight of the plate, sound of the tap. When you find that you are in a conversation with someone who is not there, return to the plate. Walking up stairs works as well, and so does waiting for a page to load.

**Before you answer.** When a message annoys you, take one breath and find the annoyance in the body before you write back. You may still send the same answer. You will be the one who sends it.

## Walking

If sitting is too much on some days, walk. Take a path of fifteen paces, indoors or out. Walk slowly enough to feel each foot: heel, sole, toes. At the end stop, turn, stop again. Ten minutes of this count in full, and on restless days they are the better choice.

## Be modest in company

It is tempting to tell people. I advise against it for the first three months, above all against telling them that *they* should do it. If the practice is doing anything, they will say so, usually in the form of asking whether you have been on holiday.

## The exercise

Sit for ten minutes a day, for four days, in whatever mixture of counting, following and wide attention suits the weather. Choose **one** of the three places above and keep to it. In the evening, note how often you remembered. Zero is an honest figure, and a common one; write it down and go on.`,
        },
        {
          slug: 'keeping-at-it',
          title: 'Keeping at it',
          durationMinutes: 8,
          isPreview: false,
          videoUrl: null,
          body: `You now know everything you need for some years. What remains is doing it, and that is a matter of arrangements more than of willpower.

## Arrange it

- **Same time, same place.** Decide once, so that you need not decide daily.
- **After something.** Tie it to a thing that happens anyway: teeth, kettle, the dog’s walk.
- **A calendar on paper.** Put a cross on each day. Keep it where you can see it and nobody else will ask.
- **A floor as well as a target.** The target is ten minutes. The floor is *one breath, sitting down, on purpose*. On the worst day of the year you do the floor and make your cross.

## When you stop

You will stop. There will be an illness, a journey or a new baby, and three weeks later you will notice the cushion under the ironing. You know this movement already. You noticed; come back, at once and without a speech. Begin with three minutes and go up by one each day.

## How to tell whether it does anything

Do not ask during the sitting. After two months, ask these instead:

1. How long do I stay angry, compared with before?
2. Do I notice sooner that I am tired, or hungry, or have stopped listening?
3. Can I wait in a queue without reaching for the telephone?

If the answers have not moved at all, you have lost some fifteen hours and gained a straight back. That is a small bet, and I would take it again.

## Where to go from here

Stay with ten minutes for at least three months before you make it longer. Twenty is plenty for a life. If you want company, look for a group that sits in silence for some of the time, charges little, and does not mind if you leave. Be careful of any teacher who needs you to be impressed.

## The exercise

Tomorrow, ten minutes. There is no further lesson, so nobody will tell you when the course is over.`,
        },
      ],
    },
  ],
  sku: 'SIT-01',
  publishedAt: '2025-01-20T07:30:00Z',
};
