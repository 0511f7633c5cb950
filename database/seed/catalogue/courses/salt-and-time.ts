import type { DemoCourse } from '../course.ts';

export const course: DemoCourse = {
  slug: 'salt-and-time',
  title: 'Salt & Time: Fermenting Vegetables',
  description:
    'Make sauerkraut, kimchi and brined pickles that are sour, crisp and safe, with a scale, a jar and two percentages.',
  fullDescription: `Cabbage, salt, a jar. Leave it alone and it turns sour, keeps for months, and tastes of more than went in. People did this for some thousands of years before anyone knew why. The why is short, though, and knowing it takes away the fear.

Lactic acid bacteria live on every leaf. They tolerate salt and can do without air; most of what spoils food cannot do both. So you give them **salt and no air**, and within days they make the jar so acid that nothing unpleasant can grow. That is all the science you need, and the course keeps coming back to it.

You will make a plain sauerkraut, a brine for any firm vegetable, a proper kimchi, and a hot sauce. You will learn how much salt and why, what white films and cloudy brine mean, and when to move a jar to the cold.

**How it is taught.** Eight lessons with everything in grams. The first jar is started in the first hour, so that it ferments while you read the rest. No special crocks, no starter cultures, and no claims about what it does for you beyond supper.`,
  category: 'ferments-and-coffee',
  tags: ['fermentation', 'vegetables', 'preserving', 'kitchen'],
  level: 'beginner',
  language: 'en',
  priceAmount: 3500,
  currency: 'USD',
  costAmount: 400,
  teacher: 'marta-lindqvist',
  outcomes: [
    'Salt any vegetable correctly, dry or in brine, without a recipe',
    'Tell harmless films and clouds from real spoilage',
    'Make sauerkraut, brined pickles, kimchi and a fermented hot sauce',
  ],
  requirements: [
    'A scale in grams, two clean one-litre jars, fine salt without additives',
    'A white cabbage',
  ],
  audience: [
    'Cooks with a garden, a market, or too much cabbage',
    'People who bought a crock and have been afraid of it since',
  ],
  videoUrl: null,
  sections: [
    {
      title: 'Dry salt',
      lessons: [
        {
          slug: 'the-first-jar',
          title: 'The first jar: sauerkraut',
          durationMinutes: 35,
          isPreview: true,
          videoUrl: null,
          body: `We begin with a jar, so that something is happening while you read the rest. It needs half an hour today and two minutes a day for a week.

## Weigh

One white cabbage of about a kilogram, outer leaves off, one good leaf kept, core cut out. Weigh what is left. **Salt is 2 % of that weight**: for 950 g of cabbage, 19 g of fine salt. Weigh it; a tablespoon of coarse salt and one of fine differ by a third.

| Salt | What you get |
| --- | --- |
| below 1.5 % | soft, quick, and risky |
| 2 % | crisp, sour, about two weeks |
| 2.5 % | slower, for warm kitchens |
| above 3.5 % | too salty to eat, and very slow |

## Cut, salt, squeeze

1. Shred the cabbage two or three millimetres wide.
2. Toss it with the salt in a big bowl and leave it for ten minutes.
3. Squeeze it by the handful, firmly, for five minutes more. It goes limp and glassy and stands in its own juice.

That juice is the brine. A fresh cabbage makes enough of it; an old one may not, and then you top up with 20 g of salt to the litre of water.

## Pack

Press it into a one-litre jar, a handful at a time, with a fist or a wooden spoon. Push out all the air. Lay the spare leaf on top, tucked in at the sides, and weigh it down with a small glass or a bag of brine, so that **everything is under the liquid**. Leave three fingers of space above. Close the lid, but not tight.

> Under the brine it ferments. Above the brine it rots. Nearly all the failures in this course are a shred of cabbage that floated.

## Wait

Stand the jar on a plate at 18 to 22 °C. By the second day it will bubble, and may run over; hence the plate. Press the leaf down once a day. After a week taste it. It is ready when you like it, usually between ten days and three weeks, and then it moves to the fridge, where it keeps for half a year.

**Note on the lid:** the date, the weight, the grams of salt.`,
        },
        {
          slug: 'what-is-happening',
          title: 'What is happening in there',
          durationMinutes: 12,
          isPreview: false,
          videoUrl: null,
          body: `It goes in shifts. For the first two or three days gas-making bacteria take the lead: bubbles, foam, a smell of cabbage soup. They make the jar acid enough to put themselves out of work, and quieter, more acid-tolerant ones take over. The bubbles stop and the sourness grows.

Below **pH 4.6** the dangerous spores of botulism cannot grow, and a kraut at 2 % salt gets there within a few days and ends near 3.5. A paper strip from the chemist will show you. It is a reassuring thing to see once.`,
        },
        {
          slug: 'films-clouds-and-smells',
          title: 'Films, clouds and smells',
          durationMinutes: 12,
          isPreview: false,
          videoUrl: null,
          body: `**Cloudy brine**: bacteria at work, welcome. **White sediment**: the same, resting. **A flat white film, wrinkled like skin**: kahm yeast, harmless and dull in taste; skim it off. **Bubbles and foam**: days one to four.

**Fur, in any colour**: mould. A spot on a floating piece can be lifted out with a wide margin, if you are sure that all the rest was submerged. If it has spread, out it goes. **Pink, or slimy**: too little salt or too warm; throw it away. The nose is a good judge. Sour is right, rotten is unmistakable, and you need not taste to decide.`,
        },
      ],
    },
    {
      title: 'Brine',
      lessons: [
        {
          slug: 'brine-by-weight',
          title: 'Brine by weight',
          durationMinutes: 18,
          isPreview: false,
          videoUrl: null,
          body: `Whole carrots, beans and cucumbers do not give juice, so you pour brine over them. The salt has to serve for the vegetables too, which is where most recipes become vague. Do this instead: put the jar on the scale, add vegetables, then water to cover, and read the weight of **both together**. Take 3 % of that as salt. For 600 g of carrots and 400 g of water, 30 g.

Dissolve it in a little of the water, pour it back, weigh everything down. Two weeks at 20 °C. The carrots stay crisp for months.`,
        },
        {
          slug: 'cucumbers',
          title: 'Cucumbers that stay crisp',
          durationMinutes: 18,
          isPreview: false,
          videoUrl: null,
          body: `Small, fresh, unwaxed, ideally picked yesterday. Cut two millimetres off the **blossom end**, which holds an enzyme that softens the whole fruit. Soak them in ice water for an hour. Then a 3.5 % brine, counted as before, and some tannin: a vine leaf, an oak leaf, or half a teaspoon of black tea.

Dill, garlic and mustard seed as you please. Cucumbers are quick: taste on day three, and fridge on day five. In a hot kitchen they go from crisp to hollow overnight, and nothing brings them back.`,
        },
      ],
    },
    {
      title: 'Further',
      lessons: [
        {
          slug: 'kimchi',
          title: 'Kimchi',
          durationMinutes: 45,
          isPreview: false,
          videoUrl: null,
          body: `Quarter a Chinese cabbage of 1.2 kg and salt it between the leaves with about 60 g of coarse salt, for three to four hours, turning. Rinse three times and drain for half an hour. The leaf should bend without breaking and taste pleasantly salty; that tasting replaces the percentage.

Paste: cook 20 g of rice flour in 200 g of water, let it cool, and add 60 g of Korean chilli flakes, garlic, ginger, 40 g of fish sauce or soy sauce, and grated pear. Spring onion and radish in strips. Rub it between all the leaves, with gloves on. Two days on the worktop, then the fridge, where it goes on improving for a month.`,
        },
        {
          slug: 'hot-sauce',
          title: 'A fermented hot sauce',
          durationMinutes: 20,
          isPreview: false,
          videoUrl: null,
          body: `Red chillies without stalks, a quarter of their weight in carrots for sweetness, two cloves of garlic. Chop roughly and ferment for two weeks in a 3 % brine. Chillies float with great determination, so use a proper weight.

Strain, keeping the brine. Blend the solids with a quarter of their weight in vinegar and as much of the brine as makes it pour. Simmer for five minutes if you want it to stay quiet in its bottle; otherwise keep it in the fridge, and open it over the sink.`,
        },
        {
          slug: 'the-cold-shelf',
          title: 'The cold shelf, and inventing your own',
          durationMinutes: 14,
          isPreview: false,
          videoUrl: null,
          body: `Cold does not stop a ferment; it slows it to a crawl. Move a jar when it tastes a little less sour than you would like, and give it a week to settle. Keep the brine above the vegetables in the fridge too.

To invent: anything firm and fresh, 2 % dry or 3 % in brine, spices below the vegetables so that they do not float. Do not ferment leafy greens alone, for they turn to mush, nor anything in oil. Change **one** thing per jar, and write on the lid. Your fifth jar will be better than any recipe of mine.`,
        },
      ],
    },
  ],
  sku: 'FERM-01',
  publishedAt: '2025-11-10T07:45:00Z',
};
