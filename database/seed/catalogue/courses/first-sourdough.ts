import type { DemoCourse } from '../course.ts';

export const course: DemoCourse = {
  slug: 'first-sourdough',
  title: 'Your First Sourdough',
  description:
    'Raise a starter from flour and water, then bake one good loaf, and know exactly what to change for the second.',
  fullDescription: `Sourdough has a reputation for mystery that it does not deserve. It is flour, water and salt, raised by a jar of microbes that want the same things you do: warmth, food and regular hours.

This course teaches **one loaf**, and teaches it completely: 500 g of flour, 70 % hydration, baked in a lidded pot in an ordinary oven. You weigh everything, you write three numbers down, and you learn what the dough looks and feels like at each point where a recipe would say “until ready”.

By the end you will have a starter that survives neglect, a loaf you can repeat, and a short list of causes for every common fault: flat, gummy, pale, sour, torn.

**How it is taught.** Nine lessons in the order of the work. The starter takes about a week of two-minute visits, the bread about a day and a half, most of which you spend elsewhere. Each lesson ends with the one thing to look for before you go on. There is a short drawn film of the stretch and fold, because words are poor at folding.

You do not need a mixer, a proving basket or an opinion about heritage grains.`,
  category: 'bread-and-pastry',
  tags: ['bread', 'sourdough', 'baking', 'fermentation'],
  level: 'beginner',
  language: 'en',
  priceAmount: 4900,
  currency: 'USD',
  costAmount: 600,
  teacher: 'marta-lindqvist',
  outcomes: [
    'Grow and keep a starter, and bring it back after a month in the fridge',
    'Work in baker’s percentages, so that any recipe can be scaled or mended',
    'Tell by sight and touch when the dough has fermented enough',
    'Shape, score and bake a round loaf in a lidded pot',
    'Read a cut loaf and name the one thing to change next time',
  ],
  requirements: [
    'A digital scale that reads single grams',
    'An oven that reaches 240 °C and a lidded pot that can go in it',
    'A week before you mean to bake, for the starter',
  ],
  audience: [
    'People who have never baked bread and would like the first loaf to be eaten',
    'People whose loaves are good one week and bricks the next',
  ],
  videoUrl: '/demo/stretch-and-fold.webm',
  sections: [
    {
      title: 'The jar',
      lessons: [
        {
          slug: 'seven-days-to-a-starter',
          title: 'Seven days to a starter',
          durationMinutes: 25,
          isPreview: true,
          videoUrl: null,
          body: `A starter is flour and water in which wild yeast and lactic acid bacteria have settled down together. You do not catch them from the air. They are on the flour already, wholemeal flour above all, and your part is to make the jar a place where they win.

## What you need

- A clean glass jar of about half a litre, with a loose lid
- Wholemeal rye or wheat flour, and strong white flour
- Water at about 25 °C: neither cold nor warm on the wrist
- A rubber band, to mark the level

## The week

| Day | Keep | Add flour | Add water |
| --- | --- | --- | --- |
| 1 | – | 50 g wholemeal | 50 g |
| 2 | all of it | nothing, stir once | nothing |
| 3 to 5 | 50 g | 25 g wholemeal, 25 g white | 50 g |
| 6 and 7, twice a day | 25 g | 25 g wholemeal, 25 g white | 50 g |

Throw the rest away, or put it in pancakes. Keep the jar between 24 and 27 °C; on top of the fridge is often right, on a radiator never is.

## The quiet on day four

On day two or three the jar may double and smell of old cheese. This is not your starter: it is a crowd of early bacteria that cannot stand acid. By day four they have made the place too sour for themselves, everything goes flat, and most people decide that they have failed and throw the jar out.

> Nothing has died. The yeast is slower and is only now getting the room to itself. Keep feeding.

## When it is ready

From day six, mark the level with the rubber band after each feed. The starter is ready to raise bread when it **doubles within four to six hours, twice running**, and smells of yoghurt and apples rather than of nail varnish. A spoonful dropped into water should float, though a good wholemeal starter sometimes sinks; trust the doubling more than the floating.

If day seven comes and goes, carry on with the last row of the table. Cool kitchens need ten days. The microbes have no calendar.

**Before you go on:** your jar has doubled twice on schedule, and you know how many hours it took. Write that number on the lid.`,
        },
        {
          slug: 'keeping-it-alive',
          title: 'Keeping it alive without becoming its servant',
          durationMinutes: 12,
          isPreview: false,
          videoUrl: null,
          body: `A starter on the worktop needs feeding every day. A starter in the fridge needs feeding about once a week and forgives a month. Unless you bake daily, keep it in the fridge.

## The small jar

You need far less than most books say. Keep **30 g**, no more. Before baking you build the amount that the recipe asks for, use nearly all of it, and the scrapings in the jar are the seed of the next batch. Nothing is thrown away, and the jar never takes over a shelf.

## The routine

1. The evening before baking, take the jar from the fridge. It will look grey and tired, perhaps with a little brown liquid on top. That is alcohol and water. Stir it in or pour it off, as you like.
2. Feed it **1 : 2 : 2**, that is one part starter, two parts flour, two parts water. With 30 g of starter, add 60 g of flour and 60 g of water: 150 g in all.
3. Leave it at room temperature until it has doubled and the dome is just beginning to flatten. At 24 °C this takes five to seven hours; overnight in a cool kitchen is usually right.
4. Take 100 g for the dough. Stir a spoonful each of flour and water into what clings to the jar, give it an hour on the worktop, and put it back in the fridge. That is your next 30 g or so.

## After a long holiday

A month in the cold leaves plenty of bacteria and rather few yeasts. Give it two or three feeds of 1 : 4 : 4, twelve hours apart, before you trust it with a loaf. The large feeds dilute the acid, and acid is what slows the yeast down.

## When to throw it out

Pink or orange streaks, or mould with fur on it: throw the jar out, scald it, begin again. A grey colour, a sharp smell and a liquid layer are only hunger.

For insurance, smear a thin layer of lively starter on baking paper, let it dry, crumble it and keep it in an envelope. It revives in three days.

**Before you go on:** you have 100 g of starter that doubled today.`,
        },
        {
          slug: 'the-formula',
          title: 'The formula, in percentages',
          durationMinutes: 15,
          isPreview: false,
          videoUrl: null,
          body: `Bakers write recipes as percentages of the flour. The flour is always 100 %; everything else is measured against it. It takes five minutes to learn, and afterwards you can scale, compare and mend any bread recipe without asking anybody.

## Our loaf

| Ingredient | Grams | Percentage |
| --- | --- | --- |
| Strong white flour | 450 | 90 % |
| Wholemeal wheat flour | 50 | 10 % |
| Water | 350 | 70 % |
| Starter (equal parts flour and water) | 100 | 20 % |
| Fine salt | 10 | 2 % |
| **Dough** | **960** | |

The dough loses roughly an eighth of its weight in the oven, so expect a loaf of about 840 g.

## What each number does

**Water, 70 %.** More water gives a more open crumb and a dough that is harder to handle. Seventy is enough for a good loaf and dry enough to shape without swearing. Strictly, the starter brings another 50 g of flour and 50 g of water, so the true figure is 400 ÷ 550, about 73 %. We shall go on saying seventy; just be sure that two recipes count in the same way before you compare them.

**Starter, 20 %.** This sets the clock. Ten per cent gives you a slow dough, which is useful in summer. Thirty gives you a quick one and a little less flavour.

**Salt, 2 %.** Salt is not only taste. It tightens the gluten and slows fermentation. Forget it and the dough will race, sag and taste of cardboard.

**Wholemeal, 10 %.** It feeds the microbes and gives the crust some character. It also drinks more water than white flour: for every further 10 % of wholemeal, add about 2 % of water.

## Scaling

You want two smaller loaves from 800 g of flour? Water is 800 × 0.70 = 560 g, starter 160 g, salt 16 g. That is the whole method.

**Before you go on:** work out the formula for 650 g of flour on paper. (455 g of water, 130 g of starter, 13 g of salt.)`,
        },
      ],
    },
    {
      title: 'The dough',
      lessons: [
        {
          slug: 'mix-and-wait',
          title: 'Mix, and then do nothing',
          durationMinutes: 20,
          isPreview: false,
          videoUrl: null,
          body: `Kneading is a way to hurry gluten. If you are willing to wait, it forms by itself as soon as flour is wet, and the waiting costs you nothing.

## Temperature first

The temperature of the dough decides the speed of everything that follows. Aim for **25 °C** after mixing. The flour and the room are what they are, so you adjust the water: in a kitchen at 20 °C use water at about 30 °C, in a kitchen at 27 °C use water at about 22 °C. A cheap probe thermometer is the best money you will spend on this course.

## The mix

1. Weigh 350 g of water into a large bowl. Add 100 g of ripe starter and break it up with your fingers until the water is milky.
2. Add 450 g of strong white and 50 g of wholemeal flour. Mix with a wet hand or a stiff spoon until no dry flour is left, about two minutes. It will look like wet plaster. That is right.
3. Cover and leave for **40 minutes**.
4. Sprinkle 10 g of salt over the dough, add a tablespoon of water, and squeeze the salt in between thumb and fingers, turning the bowl, until it no longer feels gritty. The dough will break into pieces and come back together. Give it another minute of folding.
5. Note the time and the temperature. This is the beginning of the **bulk fermentation**, and the only stopwatch in the course.

## Why salt comes later

The rest before the salt is called an autolyse by people who leave the starter out of it, and a fermentolyse by people who like exact words. During it the flour takes up water and its own enzymes loosen the gluten, so that the dough becomes stretchy without any work. Salt tightens gluten, so it waits its turn.

## If it goes wrong here

- *Dry lumps:* pinch them out now. They do not vanish later.
- *Soup:* you have probably weighed the water with the jar. Add 20 g of flour and carry on.

**Before you go on:** the dough is rough but even, at 24 to 26 °C, and the time is written down.`,
        },
        {
          slug: 'stretch-and-fold',
          title: 'Stretch and fold',
          durationMinutes: 18,
          isPreview: true,
          videoUrl: '/demo/stretch-and-fold.webm',
          body: `In the first two hours of the bulk fermentation you give the dough four short rounds of folding, half an hour apart. Each round takes less than a minute. Together they do what twenty minutes of kneading would, and they keep the gas inside.

## One round

Wet your hand; water is the only thing that keeps dough from sticking to skin without changing the recipe.

1. Slide your fingers under the far edge of the dough.
2. Lift it straight up, **until it resists, and no further**. In the first round that may be the height of your hand, in the last one twice that.
3. Fold it over the middle to the near side, and let go.
4. Turn the bowl a quarter. Do the same again.
5. Four folds, once around the bowl, and the dough is a parcel. Tip it over so that the seam lies underneath, cover it, and walk away.

The film on this page shows one round from the side.

## How it should change

| Round | After | The dough |
| --- | --- | --- |
| 1 | 30 min | tears easily, feels like wet plaster |
| 2 | 60 min | stretches twice as far, surface still rough |
| 3 | 90 min | smooth on top, holds the parcel for a few minutes |
| 4 | 120 min | springy, keeps its shape, small bubbles at the edge |

If the dough is already taut and springy in round three, leave out the fourth. Folding a dough that has no slack tears what you have built.

## Two habits worth having

**Stop at the resistance.** Everything you need to know about gluten arrives through that hand. Tearing means it wants time, not force.

**Be gentler each time.** The first fold may be brisk. By the last there is gas in the dough, and you would like to keep it.

> A dough that feels hopeless after the first round is normal. Judge it after the third.

After the last round the dough stays in its bowl, covered, and is left alone. How long is the subject of the next lesson, which is the one that matters most.

**Before you go on:** the parcel holds its shape for at least five minutes after folding.`,
        },
        {
          slug: 'when-is-it-done',
          title: 'When is it done?',
          durationMinutes: 16,
          isPreview: false,
          videoUrl: null,
          body: `Most unhappy loaves were lost here, and most of them by being cut short. The bulk fermentation ends when the dough is ready, which a clock can only guess.

## The guess

With 20 % starter, counted from the moment the salt went in:

| Dough temperature | Bulk fermentation, roughly |
| --- | --- |
| 21 °C | 8 to 9 hours |
| 23 °C | 6½ to 7½ hours |
| 25 °C | 5 to 6 hours |
| 27 °C | 4 to 4½ hours |

Your own starter may be an hour to either side. That is why you write down your times.

## The signs

Look for four, and be content with three.

1. **Volume.** The dough has grown by about half to three quarters. In a bowl this is hard to see, so use a straight-sided box, or put a walnut of dough in a small glass, mark it, and watch the glass.
2. **The edge.** Where dough meets bowl, it curves *down*, like a cushion. A flat edge is too early.
3. **Bubbles.** A few at the surface, many against the glass.
4. **The wobble.** Shake the bowl. Ready dough trembles as one piece, like a set custard.

## Too early, too late

*Too early*, and the loaf is dense and gummy with a few large caves under the crust. The shape in the oven may look splendid, which is how this fault deceives people for years.

*Too late*, and the dough is slack, sticky and smells of vinegar. It spreads when you shape it and bakes into a flat, pale loaf with an even, tight crumb. If you catch it here, do not shape it: oil a tin, pour the dough in, let it rise for half an hour and bake it. You will have good toast and no regrets.

## If you have to leave

Put the bowl in the fridge. It takes about two hours to cool through, and goes on fermenting meanwhile, so do it at *half* grown and let it finish the next morning.

**Before you go on:** three of the four signs, and the number of hours in your notebook.`,
        },
      ],
    },
    {
      title: 'The loaf',
      lessons: [
        {
          slug: 'shaping',
          title: 'Shaping a round loaf',
          durationMinutes: 20,
          isPreview: false,
          videoUrl: null,
          body: `Shaping has one aim: a skin. A tight surface holds the loaf up while it rises, and gives the blade something to cut. Everything else you will see people do is style.

## The first shaping

1. Tip the dough onto an unfloured worktop. Let it fall out; do not pull.
2. With a scraper in one hand, push under one edge and draw the dough towards you in a curve. The base sticks a little and the top pulls tight. Turn, repeat, four or five times, until you have a loose ball.
3. Leave it uncovered for **20 minutes**. It will relax into a thick disc. If it runs out flat like a pancake, give it another round with the scraper and ten more minutes.

## The final shaping

1. Flour the top lightly and flip the disc over with the scraper, so that the floured side is down and the sticky side faces you.
2. Pull the near edge out a little and fold it two thirds of the way up.
3. Pull out the left side and fold it over; then the right side over that, as if wrapping a parcel.
4. Take the far edge, stretch it towards you over everything, and keep rolling until the seam is underneath.
5. Cup both hands behind the ball and drag it towards you a hand’s breadth. Turn and drag again. Two or three drags, and the skin is smooth and taut. Stop before it tears.

## Into the basket

Line a bowl of about 22 cm with a cotton tea towel. Rub **rice flour** into the cloth, or half rice and half wheat: wheat flour alone turns to glue. Set the loaf in with the **seam facing up**, fold the cloth over, and that is all.

## Flour on the bench

Use as little as you can. The dough needs grip underneath to build tension, and a handful of raw flour folded into the loaf stays there as a grey streak.

**Before you go on:** press the loaf with a wet finger. The skin should feel like a balloon that is a day old: taut, with some give.`,
        },
        {
          slug: 'the-cold-night',
          title: 'The cold night',
          durationMinutes: 10,
          isPreview: false,
          videoUrl: null,
          body: `The loaf now rises for a second time. You may do this on the worktop in about two hours, or in the fridge overnight. The fridge wins on every count but speed.

## Why cold

- **Flavour.** Below 6 °C the yeast nearly stops and the bacteria only slow down, so acids go on gathering while the volume hardly changes.
- **Handling.** Cold dough is firm. It tips out of the basket in one piece and takes a clean cut.
- **Your diary.** Anywhere between **8 and 16 hours** is fine, so the loaf waits for you. Up to 24 works if your fridge is truly cold.

## How

Slip the whole bowl into a large bag and put it on the lowest shelf, which is the coldest. Check with the probe thermometer that the shelf is at 3 to 5 °C. Many fridges are at 8 °C and do not mention it; at that temperature the dough carries on rising and will be past its best by the morning. If yours is warm, shape a little earlier and bake a little earlier.

## The poke

Before baking, flour a fingertip and press it a centimetre deep into the loaf.

| The dent | Means |
| --- | --- |
| springs back at once | under-proved, wait at room temperature for 30 minutes |
| comes back slowly, and not quite | ready |
| stays where it is | over-proved, bake now and cut shallow |

A dough straight from the fridge is stiff and always springs back less, so read this one with some kindness.

## No need to warm it up

The old advice to let the loaf come back to room temperature is wrong for this bread. Bake it cold. The crust sets later, the cut opens wider, and you need not get up earlier.

## If you bake on the same day

Leave the basket covered at 24 °C for an hour and a half to two and a half hours, and begin to poke after one. For the last half hour put it in the freezer, which gives you a firm skin to cut.

**Before you go on:** the oven is free tomorrow morning, and you know where the pot’s lid is.`,
        },
        {
          slug: 'score-bake-and-read',
          title: 'Score, bake, and read the crumb',
          durationMinutes: 30,
          isPreview: false,
          videoUrl: null,
          body: `## Heat

Put the pot and its lid in the oven and heat to **240 °C for 45 minutes**. Ovens announce that they are ready long before the iron is.

## Score

1. Cut a sheet of baking paper as wide as the loaf, lay it on the basket, and turn both over. Brush off loose flour.
2. Hold a razor blade almost flat, at about 30 degrees to the surface.
3. Make **one** cut, slightly off centre, from edge to edge, a centimetre deep, in one movement. Hesitation makes ruffles.

A cut is a place you choose for the loaf to open. Without it the crust chooses, usually at the side.

## Bake

Lower the paper into the hot pot. Lid on, **20 minutes**: the steam keeps the skin soft while the loaf springs. Lid off, turn down to **220 °C, 22 to 25 minutes**, until the crust is the brown of a chestnut and the middle reads 96 to 98 °C.

Cool it on a rack for at least an hour. The crumb is still setting, and hot bread cuts into gum.

## Read

| You see | Most likely | Next time |
| --- | --- | --- |
| Dense, gummy, caves under the crust | bulk too short | one hour longer |
| Flat, pale, fine even crumb | bulk too long | one hour shorter, or cooler |
| Good crumb, spread shape | slack skin | firmer final shaping |
| Torn at the side | cut too shallow | a centimetre deep |
| Black base | pot too hot below | a tray on the shelf under it |
| Too sour | long, warm ferment | younger starter, shorter night |
| Dull and bland | salt, or too quick | weigh the salt; 10 % starter |

Change **one** thing at a time. Two changes teach you nothing, even when the bread is better.

## The notebook

Keep three numbers for every loaf: dough temperature, hours of bulk, hours of cold. With ten loaves written down you will know your flour, your kitchen and your starter better than any book does.

Then cut the loaf, count the holes if you must, and eat it with butter. That was the point.`,
        },
      ],
    },
  ],
  sku: 'BREAD-01',
  publishedAt: '2025-02-03T08:00:00Z',
};
