/**
 * What shared pages, emails and the admin say about a kind: whole English sentences or labels in ICU message syntax, said
 * by `translate`. Sentences end with a full stop.
 */
export interface KindWords {
  /** As a heading: "Course", "Courses". */
  readonly title: { readonly one: string; readonly many: string };
  /** "No courses", "1 course", "24 courses": `{count, plural, …}`. */
  readonly counted: string;
  /** Names the list without any filter: "All courses". */
  readonly all: string;
  /** On a button that leads to the list: "See the courses". */
  readonly browse: string;
  /** The same with their number: "See the course", "See all 24 courses". */
  readonly browseCounted: string;
  /** In the list's search field: "Search courses". */
  readonly search: string;
  /** Heading of the description: "About this course". */
  readonly aboutThis: string;
  /** Heading of similar products: "More courses like this". */
  readonly more: string;
  /** Heading of what the front page shows of it: "New courses", "Next events". */
  readonly featuredTitle: string;
  /** Names the choice between its variants: "Ticket", "Size". By default "Option". */
  readonly option?: string;
  /** On the button that leads to it, once it is owned: "Open". */
  readonly use: string;
  /** The same with `{title}`, where several stand together: "Open “{title}”". */
  readonly useTitled: string;
  /** Beside the price, what the buyer gets: "Yours to keep." */
  readonly promise: string;
  /** The same in general, above the list: "The courses you get here are yours to keep." */
  readonly promiseInGeneral: string;
  /** At the checkout, what happens after paying: "Your courses open at once." */
  readonly afterPaying: string;
  /** What the email brings: "Our email has a link that opens your courses on any device." */
  readonly emailed: string;
  /** In the cart, at a line of something owned already: "You already have this course." */
  readonly owned: string;
  /** In the order email, at a line of something that the address owned before, for a kind that is bought once: what to do. */
  readonly boughtAgain?: string;
  /** What ends for the buyer when these are taken back; `{titles}` is a list, `{count}` says how long: "“Sourdough” can no longer be opened." */
  readonly takenBack: string;
  /** Heading of the account's list: "Your courses". */
  readonly ownTitle: string;
  /** Where the account's list is empty. */
  readonly nothingOwned: { readonly title: string; readonly text: string };
  /** Where the shop's list is empty. */
  readonly nothingYet: string;
  /** What the shop sells of it, on the front page and above its list, and for search engines. */
  readonly about: string;
}
