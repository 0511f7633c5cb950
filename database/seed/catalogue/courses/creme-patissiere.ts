import type { DemoCourse } from '../course.ts';

export const course: DemoCourse = {
  slug: 'creme-patissiere',
  title: 'Crème pâtissière et ses filles',
  description:
    'Cook one custard without lumps, then turn it into five: diplomate, mousseline, chiboust, frangipane and a soufflé. In French.',
  fullDescription: `Milk, eggs, sugar, starch. Crème pâtissière is the plainest thing in the pastry kitchen, and half of the window depends on it: éclairs, fruit tarts, mille-feuilles, galettes. Whoever can cook it properly can make the others by folding in one ingredient more.

This course is about the mother and her daughters. You cook the base until it no longer frightens you, and learn what the starch and the yolk are each doing in it. Then you make **five creams** from it: diplomate with whipped cream, mousseline with butter, chiboust with meringue, frangipane with almonds, and a hot soufflé with nothing but egg white and some nerve.

**How it is taught.** The seven lessons are in **French**, of the clear and practical kind spoken in kitchens; two years of school French and an apron are enough, and it is a pleasant way to find the other half. Questions are answered in French or English. Quantities are in grams and temperatures in degrees Celsius, which are the same everywhere.

Each lesson ends with something to put the cream in, since a bowl of it standing in the fridge is not a plan.`,
  category: 'bread-and-pastry',
  tags: ['pastry', 'custard', 'french', 'baking'],
  level: 'intermediate',
  language: 'fr',
  priceAmount: 5500,
  currency: 'USD',
  costAmount: 700,
  teacher: 'claire-delmas',
  outcomes: [
    'Cook a crème pâtissière that is smooth, cooked through and not floury',
    'Choose the right cream for an éclair, a tart, a mille-feuille or a galette',
    'Rescue a split mousseline and a lumpy base',
    'Keep and chill creams safely',
  ],
  requirements: [
    'School French: the lessons are in French, with everyday kitchen words',
    'A heavy saucepan, a whisk, a thermometer, and an electric mixer for two of the creams',
  ],
  audience: [
    'Home bakers who can make a tart case and want something worthy to put in it',
    'Readers of French who learn best with a whisk in hand',
  ],
  videoUrl: null,
  sections: [
    {
      title: 'La mère',
      lessons: [
        {
          slug: 'la-base',
          title: 'La base, sans grumeaux',
          durationMinutes: 30,
          isPreview: true,
          videoUrl: null,
          body: `La crème pâtissière est un lait épaissi deux fois : par l’amidon, qui gonfle, et par le jaune d’œuf, qui coagule. Si vous comprenez ces deux moments, vous n’aurez plus besoin de recette.

## Les quantités

| Ingrédient | Poids |
| --- | --- |
| Lait entier | 500 g |
| Jaunes d’œufs (5 environ) | 100 g |
| Sucre | 100 g |
| Fécule de maïs | 45 g |
| Beurre | 50 g |
| Une gousse de vanille, une pincée de sel | |

## La méthode

1. Fendez la vanille, grattez les graines, mettez le tout dans le lait avec la moitié du sucre. Portez à frémissement, couvrez, laissez infuser dix minutes.
2. Fouettez les jaunes avec le reste du sucre, puis ajoutez la fécule **tamisée**. Le mélange doit être lisse *avant* de voir le lait : un grumeau d’amidon sec ne se défait jamais dans un liquide chaud.
3. Versez un tiers du lait chaud sur les jaunes en fouettant, puis reversez le tout dans la casserole.
4. Feu moyen. Fouettez sans arrêt, en passant dans les angles. La crème épaissit d’un seul coup, vers 80 °C.
5. **Ne vous arrêtez pas là.** Comptez encore une minute de vraie ébullition, de grosses bulles lourdes, toujours en fouettant.
6. Hors du feu, ajoutez le beurre en morceaux. Débarrassez dans un plat large, filmez au contact, refroidissez vite.

## Pourquoi cette minute

Deux raisons. L’amidon cru a un goût de farine ; il lui faut près de 95 °C pour s’ouvrir tout à fait. Et le jaune contient une enzyme, l’amylase, qui défait lentement l’amidon : une crème trop peu cuite est ferme le soir et liquide le lendemain. L’ébullition détruit l’enzyme.

> On a peur que l’œuf tranche. Il ne tranchera pas : l’amidon le protège. C’est une crème anglaise qui craint la chaleur, pas celle-ci.

## Le froid

Une crème tiède est le séjour préféré des bactéries. Elle doit passer de 60 à 10 °C en moins de deux heures : plat large, couche fine, film au contact pour éviter la peau. Elle se garde deux jours au froid, pas davantage, et ne se congèle pas.

## L’exercice

Faites-en une moitié avec la minute d’ébullition et une moitié sans. Goûtez-les tièdes, puis le lendemain. Vous ne poserez plus la question.`,
        },
        {
          slug: 'amidon-farine-parfums',
          title: 'Fécule ou farine, et les parfums',
          durationMinutes: 18,
          isPreview: false,
          videoUrl: null,
          body: `La fécule donne une crème brillante et nette en bouche ; la farine, une crème plus mate qui tient mieux à la cuisson. Pour une tarte aux fruits, fécule. Pour un flan ou une galette, moitié-moitié. Comptez 9 % du poids du lait en fécule, ou 11 % en farine.

Les parfums secs (vanille, café en grains, zeste, thé) infusent dans le lait. Le chocolat se met à la fin : 100 g pour cette quantité, en retirant 15 g de fécule, car le cacao épaissit aussi. L’alcool s’ajoute à froid, sinon il parfume surtout la cuisine.`,
        },
      ],
    },
    {
      title: 'Les filles froides',
      lessons: [
        {
          slug: 'diplomate',
          title: 'La diplomate : de la crème fouettée',
          durationMinutes: 28,
          isPreview: false,
          videoUrl: null,
          body: `Deux parts de pâtissière froide, une part de crème fouettée. Lissez d’abord la pâtissière au fouet ; sortie du froid elle est prise comme une gelée, et la détendre *après* ferait retomber la crème.

Pour qu’elle se tienne à la coupe, ajoutez 1 % de gélatine du poids de la pâtissière, trempée, fondue dans la crème encore chaude. Montez la crème souple, pas ferme : elle finit de monter pendant le mélange. **Pour :** une tarte aux fraises. Pochez, posez les fruits, servez dans la journée.`,
        },
        {
          slug: 'mousseline',
          title: 'La mousseline : du beurre',
          durationMinutes: 32,
          isPreview: false,
          videoUrl: null,
          body: `Pour 500 g de lait, 250 g de beurre en tout : la moitié dans la crème chaude, l’autre moitié à la fin, en pommade. Tout se joue sur la température. **Crème et beurre doivent être à 20 °C l’un et l’autre.** Montez la crème au batteur, ajoutez le beurre par cuillerées, et battez jusqu’à ce qu’elle blanchisse.

Elle a l’air tranchée ? Le beurre était trop froid. Chauffez le bol dix secondes au bain-marie et battez encore ; elle revient presque toujours. **Pour :** un fraisier, un paris-brest avec 100 g de praliné.`,
        },
        {
          slug: 'chiboust',
          title: 'La chiboust : de la meringue',
          durationMinutes: 35,
          isPreview: false,
          videoUrl: null,
          body: `La plus légère et la plus fragile. On incorpore une meringue italienne, encore tiède, à une pâtissière **chaude** et collée à la gélatine (8 g pour 500 g de lait). Cuisez le sucre à 118 °C avec un tiers de son poids d’eau, versez-le en filet sur les blancs mousseux, battez jusqu’à tiédeur.

Mélangez en trois fois : le premier tiers sans égards, pour détendre, les deux autres à la maryse, en tournant le bol. Dressez aussitôt, car elle prend en dix minutes. **Pour :** un saint-honoré, comme en 1847, mais vous pouvez l’appeler dessert du dimanche.`,
        },
      ],
    },
    {
      title: 'Les filles chaudes',
      lessons: [
        {
          slug: 'frangipane',
          title: 'La frangipane : des amandes',
          durationMinutes: 30,
          isPreview: false,
          videoUrl: null,
          body: `On confond souvent. La **crème d’amandes** contient beurre, sucre, œufs et poudre d’amandes, à poids égaux. La **frangipane** est une crème d’amandes à laquelle on ajoute un tiers de pâtissière. Elle est plus moelleuse, et elle souffle moins.

Ne fouettez pas : mélangez. L’air que vous y mettez gonfle au four, soulève le feuilletage et retombe ensuite. Laissez un bord nu de trois centimètres, soudez à l’eau, pas à l’œuf, et faites reposer la galette une nuit avant de la rayer. **Pour :** le 6 janvier, ou n’importe quel dimanche.`,
        },
        {
          slug: 'souffle',
          title: 'Le soufflé, et du sang-froid',
          durationMinutes: 35,
          isPreview: false,
          videoUrl: null,
          body: `Une pâtissière épaisse (60 g de fécule pour 500 g de lait, sans beurre), encore tiède. Six blancs montés souples, avec 40 g de sucre. Un tiers vigoureusement, le reste avec douceur. Moules beurrés **de bas en haut**, sucrés, remplis à ras ; passez le pouce sur le bord pour dégager la collerette.

190 °C, dix à douze minutes pour un moule de 200 ml, porte fermée. Il retombera au bout de trois minutes : c’est de la physique, pas un échec. Faites asseoir tout le monde avant de le sortir. Le soufflé n’attend personne, mais on peut attendre un soufflé.`,
        },
      ],
    },
  ],
  sku: 'CREME-01',
  publishedAt: '2026-01-12T08:30:00Z',
};
