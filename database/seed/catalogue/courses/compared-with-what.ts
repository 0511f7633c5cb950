import type { DemoCourse } from '../course.ts';

export const course: DemoCourse = {
  slug: 'compared-with-what',
  title: 'Compared with What? Statistics for Sceptics',
  description:
    'Read any figure in the news or a report, ask the five questions that matter, and say how much of it you believe and why.',
  fullDescription: `“Doubles your risk.” “Nine out of ten agree.” “Up forty per cent since March.” Such sentences are rarely false. They are incomplete, and what has been left out is usually the part that would have let you decide.

This course is for people who have to read numbers and act on them: journalists, nurses, councillors, managers, jurors. It contains **almost no formulae**. It does contain arithmetic, of the kind that fits on an envelope, because an argument about a number ends soonest when somebody works it out.

You will learn to turn a relative risk into people, to see what an average is hiding, to tell noise from news, to recognise the four ways in which a correlation comes about without a cause, and to read a graph that does not want to be read.

**How it is taught.** Nine lessons. Each takes one sentence of the sort you meet every week, and takes it apart. Every lesson closes with a question to put to the next figure you see. By the end you have five of them, and they go on a card.

You need to be able to divide. Nothing else from school is assumed, least of all a good memory of it.`,
  category: 'code-and-thinking',
  tags: ['statistics', 'reasoning', 'data', 'graphs'],
  level: 'beginner',
  language: 'en',
  priceAmount: 7900,
  currency: 'USD',
  costAmount: 900,
  teacher: 'samira-haddad',
  outcomes: [
    'Translate percentages and risks into numbers of people',
    'Work out what a positive screening result means, on an envelope',
    'Tell when a change is more than the usual wobble',
    'Name what else could explain a correlation',
    'Read axes, bases and denominators before you read the headline',
  ],
  requirements: ['Division, and a pencil'],
  audience: [
    'People who write, decide or vote on the strength of figures',
    'People who were told at school that they were bad at this',
  ],
  videoUrl: null,
  sections: [
    {
      title: 'How much, and out of what',
      lessons: [
        {
          slug: 'denominators',
          title: 'Out of what?',
          durationMinutes: 18,
          isPreview: false,
          videoUrl: null,
          body: `“Most accidents happen within five miles of home.” Quite so: that is where most driving happens. A count means nothing until you know what it is a count *out of*: people, journeys, hours, miles.

The choice of denominator can turn a result round. Per journey flying is rather ordinary; per mile it is remarkably safe. Neither is a trick. They answer different questions, so decide which one is yours.

**First question for the card:** out of what?`,
        },
        {
          slug: 'a-doubled-risk',
          title: 'What a doubled risk looks like',
          durationMinutes: 20,
          isPreview: false,
          videoUrl: null,
          body: `If something happens to 1 person in 10,000, doubling it makes 2. If it happens to 1 in 10, doubling makes 2 in 10. Both headlines read “doubles the risk”, or “up 100 per cent”. The first is **one extra person in ten thousand**, the second one extra in ten.

So always ask for the base, then say it in people. “Of a thousand like me, how many with, how many without?” A fall from 4 in 1000 to 3 in 1000 is a quarter less, and one person.

**Second question:** how many people is that?`,
        },
        {
          slug: 'averages',
          title: 'What the average hides',
          durationMinutes: 20,
          isPreview: false,
          videoUrl: null,
          body: `Nine people in a café earn 30,000 each. Somebody enters who earns 1,000,000, and their average is now 127,000, an income that not one of them has. The **median**, the person in the middle of the queue, has not moved.

Use the mean when the *total* matters: a bill to be shared, a load on a bridge. Use the median for what is typical. And whenever you can, ask for the spread. A river that is on average one metre deep has drowned any number of statisticians, mostly in the same joke.`,
        },
      ],
    },
    {
      title: 'Chance and evidence',
      lessons: [
        {
          slug: 'the-screening-puzzle',
          title: 'The screening puzzle',
          durationMinutes: 30,
          isPreview: true,
          videoUrl: null,
          body: `Here is a question which most doctors get wrong when it is asked in percentages, and most children get right when it is asked in people.

> A disease is present in 1 % of the population. A screening method finds 90 % of those who have it, and gives a false alarm in 9 % of those who do not. Your result is positive. How likely is it that you have the disease?

Take a guess before you read on. The commonest answer is ninety per cent.

## Count people instead

Imagine **1000 people** and simply count.

- 10 of them have the disease. The screening finds **9** and misses 1.
- 990 do not. Nine per cent of those get a false alarm: about **89**.

| Result | Have it | Do not | Together |
| --- | --- | --- | --- |
| Positive | 9 | 89 | 98 |
| Negative | 1 | 901 | 902 |
| Together | 10 | 990 | 1000 |

Now look along the first row. Of 98 people with a positive result, 9 have the disease. That is **about 9 per cent**, roughly one in eleven.

## Why intuition fails

We hear “finds ninety per cent” and turn it round. But *the share of ill people who get a positive result* is not *the share of positive results that come from ill people*. The second depends on how many healthy people there are to be mistaken about, and when a disease is rare there are a great many.

The same confusion has sent people to prison. “The chance that an innocent person would match is one in a million” is not “the chance that this person is innocent is one in a million”. In a country of sixty million, some sixty innocent people match.

## It is still useful

Before the screening your chance was 1 in 100; it is now 9 in 100. That is a good reason for a second, different examination, and no reason to write a will. A negative result is excellent news: 1 in 902.

## Exercise

The same method is now used in a clinic to which people come with symptoms, where 30 % have the disease. Draw the table for 1000 people and work out what a positive result means there. (270 true, 63 false: about 81 per cent.) The method has not changed at all. **The crowd has.**

**Third question for the card:** how common was it to begin with?`,
        },
        {
          slug: 'noise-and-news',
          title: 'Noise and news',
          durationMinutes: 24,
          isPreview: false,
          videoUrl: null,
          body: `Counts wobble. A useful rule for rare, independent events: the usual wobble is about the **square root** of the count, and twice that is not yet surprising. If a junction has 16 accidents a year, then anything between 8 and 24 may be chance. “Accidents up 40 per cent” from 16 to 22 is Tuesday.

Before you explain a change, plot the last ten years. An unusually bad year tends to be followed by a better one, whatever was done in between. It is called regression to the mean, and it has made the reputation of many new brooms.`,
        },
        {
          slug: 'samples',
          title: 'Who was asked?',
          durationMinutes: 20,
          isPreview: false,
          videoUrl: null,
          body: `A thousand people chosen at random tell you about sixty million to within three percentage points or so. The size of the country hardly comes into it, just as one spoon is enough for a pot of soup of any size, **if it has been stirred**.

A million people who chose *themselves* tell you only about people who like answering. Ask who could have been asked, who was, who answered, and what sort of person is missing. Bombers that came home were full of holes in the wings; the ones to be learnt from had been hit elsewhere.`,
        },
      ],
    },
    {
      title: 'Causes and pictures',
      lessons: [
        {
          slug: 'correlation',
          title: 'Four ways to correlate without a cause',
          durationMinutes: 26,
          isPreview: false,
          videoUrl: null,
          body: `A goes with B. Then A may cause B; or else:

1. **B causes A.** Firemen are found at fires.
2. **C causes both.** Ice cream and drowning have summer in common.
3. **Selection.** Among admitted patients two unrelated illnesses go together, since either one gets you in.
4. **Chance.** Compare enough things and something will match.

An experiment in which a coin decides who gets what removes the first three at one stroke, and that is the whole reason for coins. Where nobody can toss one, look for the C.

**Fourth question:** what else could explain it?`,
        },
        {
          slug: 'graphs',
          title: 'Graphs that do not want to be read',
          durationMinutes: 24,
          isPreview: false,
          videoUrl: null,
          body: `Read the axes aloud before you look at the shape. Bars must begin at nought, because we compare their lengths. Lines need not, since there we compare slopes, but then ask how tall the whole graph would be if they did. Two vertical axes can make any two lines meet wherever the author pleases.

Watch for time running at different speeds, for pictures that grow in *both* directions (twice as high is four times the ink), and for the period that begins in the one bad year. Redraw it yourself with ten points. It takes three minutes.`,
        },
        {
          slug: 'the-card',
          title: 'Five questions on a card',
          durationMinutes: 18,
          isPreview: false,
          videoUrl: null,
          body: `1. Out of what?
2. How many people is that?
3. How common was it to begin with?
4. What else could explain it?
5. **Compared with what?**

The last one contains the others. A figure alone is not information; it becomes so beside last year, the next town, or the people who were left in peace.

Use the card gently. It works on numbers that you like as well as on numbers that you do not, and it should be tried on the first kind twice as often. “I cannot tell from this” is a complete answer, and a respectable one.`,
        },
      ],
    },
  ],
  sku: 'STATS-01',
  publishedAt: '2025-10-06T08:00:00Z',
};
