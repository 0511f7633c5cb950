import type { DemoCourse } from '../course.ts';

export const course: DemoCourse = {
  slug: 'typescript-for-careful-people',
  title: 'TypeScript for Careful People',
  description:
    'Use the type system to make wrong programs hard to write: narrowing, unions, unknown input, and types that tell the truth.',
  fullDescription: `Many people write TypeScript as JavaScript with a tax. They annotate what the compiler already knows, silence it where it is right, and still ship \`undefined is not a function\`.

This course is about the other way of working, in which types are where you do your thinking. You describe the states that can occur, the compiler finds the places where you forgot one, and the tedious half of code review happens while you type.

You should already be able to write JavaScript: functions, objects, promises. **You will learn** to read types as sets, to model data so that nonsense cannot be expressed, to treat everything from outside as \`unknown\` until it has been checked, and to use generics without decorating the code with them. The last section is about living with it: strict settings, refactoring by breaking things on purpose, and when to stop.

**How it is taught.** Eight lessons of prose and short programs. Every example compiles under \`strict\` with the settings we discuss, and where an error is the point, the error is shown. Each lesson ends with an exercise of ten to twenty minutes and a word on what a good answer looks like.

There is no framework in it, and nothing that will be out of date by the spring.`,
  category: 'programming',
  tags: ['typescript', 'programming', 'types', 'javascript'],
  level: 'intermediate',
  language: 'en',
  priceAmount: 11900,
  currency: 'USD',
  costAmount: 1500,
  teacher: 'priya-raman',
  outcomes: [
    'Read a type as a set of values, and predict what the compiler will say',
    'Model states as unions so that impossible ones cannot be written',
    'Let nothing from outside into the program without checking it',
    'Write generic functions that need no explanation at the place of use',
    'Tighten an existing code base one setting at a time',
  ],
  requirements: [
    'Comfortable with everyday JavaScript: functions, objects, arrays, promises',
    'Node 22 or later, and an editor that shows type errors',
  ],
  audience: [
    'Programmers who use TypeScript at work and suspect that they are fighting it',
    'People who maintain code that other people will have to change',
  ],
  videoUrl: null,
  sections: [
    {
      title: 'What a type says',
      lessons: [
        {
          slug: 'types-are-sets',
          title: 'Types are sets',
          durationMinutes: 25,
          isPreview: true,
          videoUrl: null,
          body: `Most of TypeScript’s surprises go away with one idea: **a type is a set of values**. The type \`boolean\` is a set with two members. The type \`'draft'\` is a set with one. \`string\` is very large, and \`never\` is empty.

## Assignable means subset

\`A\` can be assigned to \`B\` when every member of \`A\` is also a member of \`B\`. That is the whole rule, and you can apply it without knowing any syntax.

~~~ts
type Status = 'draft' | 'published';

const first: Status = 'draft';
const anyText: string = first; // fine: every Status is a string

declare const typed: string;
// @ts-expect-error: most strings are not a Status
const second: Status = typed;
~~~

A union \`A | B\` is the set of everything in either. An intersection \`A & B\` holds only what is in both. For objects this reads backwards at first: *more* properties mean *fewer* values, so the type with the longer list is the smaller set.

~~~ts
interface Named { name: string }
interface Priced { priceAmount: number }

type Sellable = Named & Priced; // must satisfy both: fewer values
type Findable = Named | Priced; // may satisfy either: more values
~~~

## The two ends

| Type | Set | Use it for |
| --- | --- | --- |
| \`never\` | nothing at all | a place that cannot be reached |
| \`unknown\` | everything | a value you have not looked at yet |
| \`any\` | not a set | switching the compiler off |

\`unknown\` and \`any\` both accept every value. The difference lies in what you may do *afterwards*: with \`unknown\` nothing, until you check; with \`any\` everything, including the things that crash.

## One caveat

Types are erased. At run time there is only JavaScript, and a type that is wrong about the world fails silently. Keep in mind that a type is a claim. The course is about making claims that hold.

> When an error message is long, find the words “is not assignable to”, and ask which member of the left set is missing from the right one.

## Exercise

Order these from smallest to largest, where they can be compared: \`string\`, \`'a' | 'b'\`, \`never\`, \`unknown\`, \`'a'\`, \`number\`. A good answer is a chain with one type standing beside it.`,
        },
        {
          slug: 'let-it-infer',
          title: 'Let it infer, and say where you stand',
          durationMinutes: 20,
          isPreview: false,
          videoUrl: null,
          body: `The compiler is good at working out types from values. You are good at knowing what was meant. A comfortable division of labour follows.

## Annotate the borders

Write types on the **parameters and results of functions that others call**, and on exported values. Inside a function, leave them out.

~~~ts
export function totalAmount(lines: { quantity: number; unitAmount: number }[]): number {
  const amounts = lines.map((line) => line.quantity * line.unitAmount);
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
~~~

\`amounts\` needs no annotation; one would only be another thing to keep true. The result type does need one. Without it, a slip in the body silently changes what every caller receives, and the error turns up three files away. With it, the error turns up on the line you are looking at.

## Widening

A \`const\` keeps its literal type. A property of an object does not, because you might change it.

~~~ts
const level = 'beginner'; // type 'beginner'
const course = { level: 'beginner' }; // type { level: string }
const frozen = { level: 'beginner' } as const; // { readonly level: 'beginner' }
~~~

## satisfies

An annotation *replaces* the inferred type. \`satisfies\` *checks* against a type and keeps the inferred one, which is usually what you want for tables of constants.

~~~ts
const sections = {
  course: '/courses',
  event: '/events',
} satisfies Record<string, \`/\${string}\`>;

sections.course; // still known to exist
// @ts-expect-error: and a typing slip is still found
sections.curse;
~~~

With an annotation of \`Record<string, string>\` the last line would have been accepted, and would have been \`undefined\`.

## Assertions are not conversions

\`value as Order\` does not turn anything into an order. It tells the compiler to stop asking. Now and then that is justified, and then it deserves a comment which says how you know.

## Exercise

Take a file of your own. Remove every annotation on a local variable, and add a result type to every exported function. If an error appears, read it before you mend it: one of the two of you was mistaken.`,
        },
        {
          slug: 'narrowing',
          title: 'Narrowing: earning what you know',
          durationMinutes: 25,
          isPreview: false,
          videoUrl: null,
          body: `Narrowing is what the compiler does when it watches your \`if\`. At each point in the program it keeps the set of values that are still possible, and each check makes that set smaller.

## The checks it understands

~~~ts
function describe(value: string | number | Date | null): string {
  if (value === null) return 'nothing';
  if (typeof value === 'number') return value.toFixed(2);
  if (value instanceof Date) return value.toISOString();
  return value.toUpperCase(); // only string is left
}
~~~

Equality, \`typeof\`, \`instanceof\`, \`in\` and truthiness all narrow. Truthiness is the treacherous one: \`if (count)\` excludes \`0\` as well as \`undefined\`, and an empty string is a perfectly good answer to many questions. Compare with \`undefined\` when that is what you mean.

## Guards of your own

When the check has a name, give it a type predicate.

~~~ts
interface Book { kind: 'book'; pages: number }
interface Film { kind: 'film'; minutes: number }

function isFilm(thing: Book | Film): thing is Film {
  return thing.kind === 'film';
}

const shelf: (Book | Film)[] = [{ kind: 'film', minutes: 92 }];
const minutes = shelf.filter(isFilm).map((film) => film.minutes);
~~~

The compiler believes the predicate without proof, so keep guards short enough to be seen through. For one-line filters recent versions work the predicate out by themselves; when yours does, leave it out.

## Where narrowing ends

A check does not survive into a callback if the variable is assigned again further down, because nobody can say which came first. Copy it into a \`const\`.

~~~ts
function later(run: (work: () => void) => void, notes: (string | undefined)[]): void {
  let note = notes[0];
  if (note === undefined) return;
  const text = note; // note itself would not do: see the last line
  run(() => console.info(text.length));
  note = notes[1];
}
~~~

Where nothing is assigned afterwards, recent compilers see that by themselves.

## Exercise

Find a place where you wrote \`!\` or \`as\`. Replace it by a check, and decide what should happen when the check fails. That decision was missing from the program, and the exclamation mark was covering the hole.`,
        },
      ],
    },
    {
      title: 'Data that cannot lie',
      lessons: [
        {
          slug: 'impossible-states',
          title: 'Making nonsense impossible',
          durationMinutes: 28,
          isPreview: false,
          videoUrl: null,
          body: `Here is an interface found in most programs, under one name or another.

~~~ts
interface LooseRequest {
  isLoading: boolean;
  data?: string[];
  error?: Error;
}
~~~

It allows eight combinations, of which three make sense. What should the page show when \`isLoading\` is true and there is an error too? Somebody will have to decide, at every place of use, and they will not all decide alike.

## One property that tells

Write down the states that exist, and nothing else.

~~~ts
type Loading =
  | { state: 'loading' }
  | { state: 'ready'; data: string[] }
  | { state: 'failed'; error: Error };

function heading(request: Loading): string {
  switch (request.state) {
    case 'loading':
      return 'One moment';
    case 'ready':
      return \`\${request.data.length} found\`;
    case 'failed':
      return request.error.message;
  }
}
~~~

This is a **discriminated union**. The data is present exactly when it can be, so no one has to ask. And because the result type is \`string\`, adding a fourth state makes \`heading\` an error until you have said what to show.

## Asking for completeness

Where a function returns nothing, the compiler cannot see that a case is missing. Make it see:

~~~ts
function unreachable(value: never): never {
  throw new Error(\`Not handled: \${JSON.stringify(value)}\`);
}

type Move = 'pay' | 'cancel';

function log(move: Move): void {
  if (move === 'pay') return console.info('paid');
  if (move === 'cancel') return console.info('cancelled');
  unreachable(move);
}
~~~

Add \`'refund'\` to \`Move\` and the last line no longer compiles: the set is not empty any more.

## Optional is a question

Every \`?\` in a type is a question that each reader must answer. Before you write one, ask *when* the property is absent. If the answer is “in drafts”, you have two types, and one of them is called \`Draft\`.

## Exercise

Find an object with two or more booleans or two or more optional properties. List its legal states in words, then write the union. Good answers usually have fewer states than you feared.`,
        },
        {
          slug: 'the-border',
          title: 'The border: everything from outside is unknown',
          durationMinutes: 28,
          isPreview: false,
          videoUrl: null,
          body: `\`JSON.parse\` returns \`any\`. So does \`response.json()\`. At these two places most careful programs quietly stop being careful: the type says \`Order\`, the bytes say something else, and the failure appears in a template an hour later.

## The rule

Whatever comes from outside (requests, files, environment variables, local storage, other people’s services) is \`unknown\` until a function has looked at it. There is one such function for each border.

~~~ts
interface Signup {
  email: string;
  seats: number;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

export function parseSignup(input: unknown): Signup {
  if (!isRecord(input)) throw new TypeError('expected an object');
  const { email, seats } = input;
  if (typeof email !== 'string' || !email.includes('@')) {
    throw new TypeError('email: expected an address');
  }
  if (typeof seats !== 'number' || !Number.isInteger(seats) || seats < 1) {
    throw new TypeError('seats: expected a whole number of at least 1');
  }
  return { email, seats };
}
~~~

Note the last line. It does not return \`input\`: it builds a new object from the parts that were checked, so that nothing else comes in as a stowaway.

## Parse, do not validate

A validator answers yes or no, and the answer is lost. A **parser** returns a value of a better type, and the type remembers. After \`parseSignup\` no other function in the program has to wonder about the \`@\`.

In practice you will use a schema library, which writes the function and the type from one description. The principle is the same, and it is good to have written three by hand first.

## Errors too

What a \`catch\` receives is \`unknown\` under \`strict\`, and rightly so. JavaScript lets you throw a string.

~~~ts
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
~~~

## Exercise

Search your program for \`JSON.parse\`, \`.json()\` and \`process.env\`. Draw a line on paper between outside and inside, and count how many times it is crossed without a check. A good answer is a smaller number next week.`,
        },
      ],
    },
    {
      title: 'Tools, and restraint',
      lessons: [
        {
          slug: 'generics',
          title: 'Generics that pay their way',
          durationMinutes: 25,
          isPreview: false,
          videoUrl: null,
          body: `A generic is a relation between types. It says: *whatever comes in here, the same goes out there.* If there is no relation to express, you do not need one.

## The rule of two

A type parameter should appear **at least twice** in the signature. If it appears once, replace it by the type it extends.

~~~ts
// T appears once. It relates nothing to nothing.
function sizeOfGeneric<T extends { length: number }>(value: T): number {
  return value.length;
}

// The same function, said plainly.
function sizeOf(value: { length: number }): number {
  return value.length;
}
~~~

Here is one that earns its keep:

~~~ts
export function groupBy<Item, Key extends string>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

const words = groupBy(['oak', 'ash', 'elm', 'alder'], (word) => (word.length > 3 ? 'long' : 'short'));
words.get('long'); // string[] | undefined
~~~

At the place of use there are no angle brackets. That is the sign of a good generic: whoever calls it need not know that it is one.

## Names

\`T\` is fine when it means “anything”. With two parameters, use words. \`Item\` and \`Key\` read better than \`T\` and \`K\`, and cost nothing.

## Deriving instead of repeating

Two operators do most of the honest work. \`keyof\` gives the names of the properties, and an indexed access gives the type of one.

~~~ts
export function pluck<Row, Name extends keyof Row>(rows: readonly Row[], name: Name): Row[Name][] {
  return rows.map((row) => row[name]);
}

const titles = pluck([{ title: 'Bread', lessons: 9 }], 'title'); // string[]
~~~

Mapped and conditional types can do a great deal more. Most programs need two or three of them, in one file, with a comment.

## Exercise

Look through your code for type parameters that appear once, and remove them. If you find none, look for a function that takes \`any[]\`, and give it an \`Item\`.`,
        },
        {
          slug: 'brands',
          title: 'When two strings are not the same thing',
          durationMinutes: 20,
          isPreview: false,
          videoUrl: null,
          body: `TypeScript compares shapes. A user’s id and an order’s id are both strings, so it will let you pass one for the other, and one day somebody does. The same goes for cents and whole units, seconds and milliseconds, raw text and escaped text.

## A brand

You can make a string that the compiler will not confuse with other strings, at no cost when the program runs.

~~~ts
declare const brand: unique symbol;
type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };

type OrderNumber = Brand<string, 'OrderNumber'>;
type Cents = Brand<number, 'Cents'>;

export function orderNumber(text: string): OrderNumber {
  if (!/^ORD-\\d{4}-\\d{6}$/.test(text)) throw new RangeError(\`not an order number: \${text}\`);
  return text as OrderNumber;
}

export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new RangeError(\`not whole cents: \${value}\`);
  return value as Cents;
}
~~~

The property never exists. It is a note to the compiler, and the only way to obtain the note is through a function that checks. These two are the \`as\` that deserve to live, for each stands one line below its proof.

~~~ts
declare function charge(order: OrderNumber, amount: Cents): void;

charge(orderNumber('ORD-2026-000123'), cents(4900));
// @ts-expect-error: plain values do not pass
charge('ORD-2026-000123', 4900);
~~~

## What you give up

Arithmetic on a branded number gives back a plain one: \`cents(2) + cents(3)\` is a \`number\`. You wrap it again, or write an \`add\`. That friction is the price, so brand only those values whose confusion would cost you an afternoon or an apology.

## Often an object is enough

Before reaching for brands, see whether a small object does the work. \`{ amount: 4900, currency: 'USD' }\` cannot be confused with a number of days, prints well, and explains itself in a log.

## Exercise

Find a function with two parameters of the same primitive type next to each other. Swap the arguments at one place of use. If everything still compiles, you have found your candidate; decide between a brand and an object, and say why in one sentence.`,
        },
        {
          slug: 'living-with-it',
          title: 'Living with it: strictness by instalments',
          durationMinutes: 24,
          isPreview: false,
          videoUrl: null,
          body: `New projects should begin as strict as possible. Old ones cannot. This last lesson is about getting from the second to the first without stopping work.

## The settings that matter

~~~json
{
  "compilerOptions": {
    "strict": true,
    "noUncheckedIndexedAccess": true,
    "exactOptionalPropertyTypes": true,
    "noImplicitOverride": true,
    "verbatimModuleSyntax": true
  }
}
~~~

\`strict\` is a bundle, and \`strictNullChecks\` is the part that finds bugs. The next one is not in the bundle, and ought to be known better:

~~~ts
const prices: number[] = [];
const cheapest = prices[0]; // number | undefined with noUncheckedIndexedAccess
const label = cheapest === undefined ? 'none yet' : cheapest.toFixed(2);
~~~

Without it, \`cheapest\` claims to be a \`number\`, which it is not.

## One setting at a time

1. Switch one setting on and count the errors.
2. Fewer than fifty: mend them today, in a commit that does nothing else.
3. More: put \`// @ts-expect-error\` and a reason on each, commit, and take some away every week. Unlike \`@ts-ignore\`, it complains when the error is gone, so the list can only get shorter.
4. Never mix this with a change of behaviour. If something breaks you want to know which of the two it was.

## Refactoring by breaking

To change a shape that is used everywhere, change the type **first**, and let the errors be your list of things to do. Rename a property even though the old name would serve, if its meaning has changed: whatever compiles by accident is what hurts.

## When to stop

A type is documentation that is checked. Once it takes longer to read than the code it describes, it has stopped being documentation. Write a comment and one good unit test instead, and go home.

Three signs that you have gone too far: the type has more lines than the function; the error messages no longer fit on the screen; you are proud of it.

## Exercise

Switch on \`noUncheckedIndexedAccess\` in a project of yours and read the first ten errors. In my experience two of them are real. Mend those two, tell somebody, and then decide about the rest.`,
        },
      ],
    },
  ],
  sku: 'TYPES-01',
  publishedAt: '2025-03-17T09:00:00Z',
};
