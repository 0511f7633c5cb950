import type { DemoCourse } from '../course.ts';

export const course: DemoCourse = {
  slug: 'cafe-coffee-at-home',
  title: 'Café Coffee at Home',
  description:
    'Pull a balanced espresso, steam milk that pours, and brew a clean filter, by changing one thing at a time on purpose.',
  fullDescription: `Good coffee is an extraction: hot water takes about a fifth of the bean’s weight into the cup, and leaves the rest behind. Take too little and it is sour, too much and it is bitter and dry. Nearly every setting on every machine is a way of steering between the two.

The course begins with a scale and a jug, because filter coffee teaches you to taste without the noise of a pump. Then it moves to espresso, where everything happens in half a minute and one notch of the grinder changes the drink. It ends with milk.

You will learn to keep a recipe as three numbers, to tell sour from bitter when both are in the cup, to adjust a grinder with confidence, and to look after a machine so that last week’s coffee is not part of this week’s.

**How it is taught.** Nine lessons, each with one thing to brew. There is a chapter for people with no espresso machine, and nothing depends on owning an expensive one. What does matter is a grinder: if you must choose, spend the money there.

Expect to drink rather a lot on two of the days. Spitting is allowed, and professional.`,
  category: 'ferments-and-coffee',
  tags: ['coffee', 'espresso', 'tasting', 'kitchen'],
  level: 'beginner',
  language: 'en',
  priceAmount: 4500,
  currency: 'USD',
  costAmount: 500,
  teacher: 'luca-ferrante',
  outcomes: [
    'Brew a filter coffee from a recipe of three numbers, and repeat it',
    'Tell under-extracted from over-extracted by taste',
    'Dial in an espresso within four shots',
    'Steam milk fine enough to pour, and clean everything afterwards',
  ],
  requirements: [
    'A scale that reads tenths of a gram, or at least whole ones, and a burr grinder',
    'Any way of making filter coffee; an espresso machine for the second half',
  ],
  audience: [
    'People who bought a machine and have been making the same sour shot since',
    'People who like their filter coffee and would like to know why, on the days when they do',
  ],
  videoUrl: null,
  sections: [
    {
      title: 'Filter, to learn to taste',
      lessons: [
        {
          slug: 'three-numbers',
          title: 'Three numbers',
          durationMinutes: 20,
          isPreview: false,
          videoUrl: null,
          body: `A recipe is **dose, yield and time**: grams of coffee in, grams of drink out, and how long it took. For filter begin with 60 g of coffee to a litre of water: 18 g to 300 g, in about three minutes, at 94 °C.

Weigh both, always. A spoon of a light roast holds a fifth more than a spoon of a dark one, so spoons give you a different coffee with every bag.

Use fresh, clean water with some hardness in it, around 50 to 150 mg per litre as calcium carbonate. Very soft water tastes hollow, very hard water tastes of chalk.`,
        },
        {
          slug: 'sour-or-bitter',
          title: 'Sour or bitter?',
          durationMinutes: 30,
          isPreview: true,
          videoUrl: null,
          body: `Everything that follows depends upon one skill: to taste a cup and know in which direction it is wrong. It takes half an hour and three cups, and most people who do it are surprised by how clear it is.

## Brew three

The same coffee, 18 g to 300 g of water, three times. Change **only the grind**:

1. as coarse as breadcrumbs
2. as you usually have it
3. as fine as table salt

Number the cups underneath, mix them up, and let them cool to about 55 °C. Very hot coffee has hardly any taste, only temperature.

## What to look for

| Sign | Under-extracted | Balanced | Over-extracted |
| --- | --- | --- | --- |
| **On the tongue** | sharp, sour, at the sides | sweet first, then acid | bitter, at the back |
| **Body** | thin, gone at once | round | heavy, or hollow |
| **Afterwards** | salty, quick | pleasant, long | dry, like strong tea |
| **Reminds you of** | lemon pith, raw peas | ripe fruit, caramel | ash, aspirin |

The acids in coffee dissolve first, the sugars next, and the bitter and drying things last. So a coarse grind, which gives water little surface to work on, stops too early; a fine one goes on too long.

## Acid is not sour

A ripe apple has plenty of acid, and you would not call it sour, since there is sugar to go with it. Look for **sweetness**. Where it is present, acidity is a virtue. If the sweetness is missing, ask which of the two sides of the table you are on.

> When a cup is both sour and bitter, the water has gone through unevenly: some grounds gave too much and others too little. Stir the bed early, pour more gently, and judge again.

## What to turn

- Too sour: grind finer, or hotter water, or longer contact.
- Too bitter: grind coarser, or cooler water, or shorter contact.
- Right, but too weak or too strong: leave the grind alone and change the **dose**.

Strength and extraction are different things. A cup may be weak and bitter, or strong and sour, and the remedy for one makes the other worse. When you are in doubt, write down both before you touch the grinder.`,
        },
        {
          slug: 'pouring-a-filter',
          title: 'Pouring a filter',
          durationMinutes: 22,
          isPreview: false,
          videoUrl: null,
          body: `Rinse the paper with hot water, which takes away the taste of cardboard and warms the cone. Level 18 g of grounds. Pour 40 g of water, give the cone one swirl, and wait 40 seconds. The bed swells and bubbles: that is carbon dioxide leaving, and until it has gone the water cannot get in.

Then pour in two slow rounds to 180 g and to 300 g, in circles from the middle outwards, never down the side of the paper. It should drain by three minutes, give or take twenty seconds, and leave a **flat bed**. A crater means that you poured too hard in one place.`,
        },
        {
          slug: 'buying-and-keeping',
          title: 'Buying and keeping beans',
          durationMinutes: 12,
          isPreview: false,
          videoUrl: null,
          body: `Look for a roasting date rather than a best-before date. Filter coffee is good from about a week after roasting, espresso from ten days, and both fade after six weeks or so. Buy a quantity that you finish in a month.

Keep the bag closed, in a cupboard. For longer, divide it into small airtight portions and freeze them; open each only when it has come back to room temperature. The fridge is the worst place in the house, being damp and full of onions. Grind just before brewing: ground coffee loses in an hour what beans lose in a fortnight.`,
        },
      ],
    },
    {
      title: 'Espresso',
      lessons: [
        {
          slug: 'the-first-recipe',
          title: 'A recipe to begin with',
          durationMinutes: 25,
          isPreview: false,
          videoUrl: null,
          body: `Eighteen grams in, thirty-six out, in twenty-five to thirty seconds, at 93 °C and about nine bar. A ratio of **1 : 2** suits most medium roasts. Fill to the dose your basket was made for, within a gram.

Break up clumps with a thin needle, level the bed, tamp once, straight down, until it no longer gives. Force beyond that does nothing. Levelness does: a tamp that leans by a millimetre sends the water down the thin side. Put the cup on the scale and stop at 34 g, since two more will follow.`,
        },
        {
          slug: 'dialling-in',
          title: 'Dialling in, in four shots',
          durationMinutes: 40,
          isPreview: false,
          videoUrl: null,
          body: `Keep dose and yield fixed, and let **time** show you the grind. Too quick, grind finer; too slow, coarser. Most grinders hold two or three grams of the old setting, so throw away the first few grams after each turn, or you will be tasting yesterday.

Shot one gets you within reach. Shot two brings the time right. Shot three you *taste*, and forget the time. Sour? Let it run to 40 g. Bitter? Stop at 32. Only if that is not enough does shot four go back to the grinder. Write the numbers on the bag.`,
        },
        {
          slug: 'without-a-machine',
          title: 'Without a machine: the moka pot',
          durationMinutes: 18,
          isPreview: false,
          videoUrl: null,
          body: `A moka pot makes neither espresso nor filter, and is excellent at being itself. Fill the base with water just off the boil up to the valve, so that the grounds are not roasted a second time while it heats. Fill the basket level with coffee a little coarser than for espresso, and do not tamp it.

Medium heat, lid open. When the stream turns from brown to honey, after perhaps forty seconds, take it off and hold the base under the tap. The spluttering that people wait for is the part which tastes burnt.`,
        },
      ],
    },
    {
      title: 'Milk, and cleaning up',
      lessons: [
        {
          slug: 'steaming-milk',
          title: 'Steaming milk',
          durationMinutes: 28,
          isPreview: false,
          videoUrl: null,
          body: `Two phases. **Stretch**: the tip of the wand just under the surface, a sound like tearing paper, for three to five seconds with cold milk, until the jug has grown by a quarter. **Roll**: sink the tip by a centimetre, tilt the jug so that the milk turns in a whirlpool, and keep it there until the jug is almost too hot to hold, about 60 °C. Above 68 °C the sweetness goes and does not return.

Wipe the wand, purge it, knock the jug once, and swirl until it shines like wet paint. If it looks like bath foam, you stretched too long.`,
        },
        {
          slug: 'cleaning',
          title: 'Cleaning, the least popular lesson',
          durationMinutes: 15,
          isPreview: false,
          videoUrl: null,
          body: `Coffee oil goes rancid within days and tastes of old nuts. After each shot: flush for three seconds, wipe the basket. In the evening: brush the shower screen, backflush with water if your machine has a three-way valve. Once a week: backflush with detergent, soak basket and portafilter for twenty minutes, rinse twice, and throw away the first shot.

Once a month, brush out the grinder. Descale as the maker says, and no more often; filtered water is cheaper than a boiler. If your coffee has slowly become disappointing, try this lesson before you buy new beans.`,
        },
      ],
    },
  ],
  sku: 'CAFE-01',
  publishedAt: '2025-04-28T06:30:00Z',
};
