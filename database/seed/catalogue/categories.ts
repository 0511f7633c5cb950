/** A category of the demo shop. `parent` is the slug of its parent, or null; parents come before their children. */
export interface DemoCategory {
  slug: string;
  name: string;
  description: string;
  parent: string | null;
}

export const categories: DemoCategory[] = [
  {
    slug: 'kitchen',
    name: 'Kitchen',
    description: 'Flour, salt, heat and patience, measured in grams.',
    parent: null,
  },
  {
    slug: 'bread-and-pastry',
    name: 'Bread & pastry',
    description: 'Things that rise, and creams that set.',
    parent: 'kitchen',
  },
  {
    slug: 'ferments-and-coffee',
    name: 'Ferments & coffee',
    description: 'What microbes and water do when you let them, and when you hurry them.',
    parent: 'kitchen',
  },
  {
    slug: 'paper-and-ink',
    name: 'Paper & ink',
    description: 'Writing, folding, binding and printing by hand.',
    parent: null,
  },
  {
    slug: 'lettering',
    name: 'Lettering',
    description: 'Pens, ink and the shapes of letters.',
    parent: 'paper-and-ink',
  },
  {
    slug: 'folding-and-binding',
    name: 'Folding & binding',
    description: 'From one square of paper to a sewn book.',
    parent: 'paper-and-ink',
  },
  {
    slug: 'wood-and-workshop',
    name: 'Wood & workshop',
    description: 'Sharp tools, honest joints, and the order to use them in.',
    parent: null,
  },
  {
    slug: 'joinery',
    name: 'Joinery',
    description: 'Wood that holds wood.',
    parent: 'wood-and-workshop',
  },
  {
    slug: 'photography-and-film',
    name: 'Photography & film',
    description: 'Light, chosen and kept.',
    parent: null,
  },
  {
    slug: 'mind-and-body',
    name: 'Mind & body',
    description: 'Sitting, moving and remembering, without incense unless you like it.',
    parent: null,
  },
  {
    slug: 'code-and-thinking',
    name: 'Code & thinking',
    description: 'Programs, data and arguments that hold up when somebody leans on them.',
    parent: null,
  },
  {
    slug: 'programming',
    name: 'Programming',
    description: 'Types, queries and machines that disagree.',
    parent: 'code-and-thinking',
  },
];
