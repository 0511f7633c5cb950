import type { DemoCourse } from '../course.ts';

export const course: DemoCourse = {
  slug: 'ask-a-database',
  title: 'Ask a Database',
  description:
    'Answer real questions with SQL: joins, groups, windows and dates in PostgreSQL, and know when the answer is wrong.',
  fullDescription: `A query that runs is not yet a query that is right. SQL will happily count some customers twice, lose the ones that have no orders, and hand you a total to four decimal places. This course teaches you to write queries, and to distrust them in the right places.

We work with one small database all the way through: a lending library of members, books and loans. **Ten lessons, forty questions**, from “how many?” to “which books are borrowed by people who have never borrowed anything else by that author?”. Each is put in English first. You say what one row of the answer means before you type anything, and most of the mistakes disappear in this one step.

You will learn joins without diagrams of circles, grouping, subqueries and common table expressions, window functions, dates and time zones, and how to read a query plan well enough to know which index is missing.

**How it is taught.** In PostgreSQL, in plain SQL, at the command line or in whatever you like. A script builds the library on your own machine in a second. No previous SQL is assumed; some patience with exactness is.`,
  category: 'programming',
  tags: ['sql', 'postgresql', 'data', 'programming'],
  level: 'intermediate',
  language: 'en',
  priceAmount: 13900,
  currency: 'USD',
  costAmount: 1600,
  teacher: 'priya-raman',
  outcomes: [
    'Turn a question in English into a query, by way of the shape of its answer',
    'Join without losing rows or counting them twice',
    'Use grouping, windows and common table expressions where each belongs',
    'Handle null, dates and time zones on purpose',
    'Read a query plan and add the index that is missing',
  ],
  requirements: [
    'PostgreSQL 14 or later, on your own machine or in a container',
    'Some programming in any language, or a great deal of spreadsheet',
  ],
  audience: [
    'Analysts who export everything to a spreadsheet first',
    'Programmers whose tool writes the SQL, and who have begun to wonder what it writes',
  ],
  videoUrl: null,
  sections: [
    {
      title: 'Rows',
      lessons: [
        {
          slug: 'the-library',
          title: 'The library, and one row of it',
          durationMinutes: 25,
          isPreview: false,
          videoUrl: null,
          body: `Five tables: \`members\`, \`books\`, \`copies\`, \`loans\`, \`fines\`. A book may have several copies, a loan is of one copy to one member, and \`returned_at\` is null while it is out.

Before each query, complete this sentence: **one row of the answer is …** One row per member? Per loan? Per member and month? If you cannot complete it you are not ready to type. If you can, the \`from\` and the \`group by\` are already settled.

~~~sql
select title, author
from books
where author = 'Ursula Hart'
order by title;
~~~

One row is a book. Good.`,
        },
        {
          slug: 'null-is-not-a-value',
          title: 'Null is not a value',
          durationMinutes: 22,
          isPreview: false,
          videoUrl: null,
          body: `Null means *not known*. Is an unknown date later than today? Not known. So \`returned_at > now()\` is neither true nor false for a book that is out, and \`where\` keeps only what is true. Ask with \`is null\`.

It bites hardest in \`not in\`: if the list contains a single null, **the answer is empty**. Use \`not exists\`.

~~~sql
select m.name
from members m
where not exists (select 1 from loans l where l.member_id = m.id);
~~~

Members who never borrowed anything. One row is a member.`,
        },
        {
          slug: 'joins',
          title: 'Joins, and the row that was counted twice',
          durationMinutes: 35,
          isPreview: true,
          videoUrl: null,
          body: `A join answers one question: *for each row here, which rows there belong to it?* If there are three, your row appears three times. If there are none, it vanishes, unless you ask for it to stay. Both facts are obvious, and between them they cause most of the wrong numbers in the world.

## Keep or lose

~~~sql
select m.name, count(l.id) as loans
from members m
left join loans l on l.member_id = m.id
group by m.id, m.name
order by loans desc, m.name;
~~~

One row is a member. The \`left join\` keeps those without loans, and \`count(l.id)\` counts only what is there, so that they get 0. With \`count(*)\` they would get 1: the row of nulls which the join made for them is a row too.

## The trap in where

Now only the loans of this year:

~~~sql
select m.name, count(l.id) as loans
from members m
left join loans l
  on l.member_id = m.id
 and l.lent_at >= date '2026-01-01'
group by m.id, m.name;
~~~

The condition is in the \`on\`. Put it in a \`where\`, and the members without a loan this year are gone, because for them \`lent_at\` is null and null is not later than anything. **A condition on the right-hand table of a left join belongs in the \`on\`.**

## Twice

Members have loans, and members have fines. Join both at once and each loan meets each fine:

| Loans | Fines | Rows after both joins |
| --- | --- | --- |
| 4 | 0 | 4 |
| 4 | 1 | 4 |
| 4 | 3 | 12 |

\`sum(fines.amount)\` is now four times too large for this member, and right for others, which is why nobody notices. Group first, then join:

~~~sql
select m.name, coalesce(f.total, 0) as fines, coalesce(l.n, 0) as loans
from members m
left join (select member_id, sum(amount) as total from fines group by member_id) f
  on f.member_id = m.id
left join (select member_id, count(*) as n from loans group by member_id) l
  on l.member_id = m.id;
~~~

Each subquery has one row per member, so nothing multiplies.

> After every join ask: has the meaning of one row changed?

## Exercise

How many members borrowed something in each month of this year, counting every member once in a month? Say first what one row is. A good answer uses \`count(distinct …)\` and has at most twelve rows.`,
        },
      ],
    },
    {
      title: 'Groups and windows',
      lessons: [
        {
          slug: 'grouping',
          title: 'Grouping, having, filter',
          durationMinutes: 26,
          isPreview: false,
          videoUrl: null,
          body: `\`group by\` folds rows together, and afterwards only two kinds of thing may be selected: what you grouped by, and aggregates. \`where\` chooses rows before the folding, \`having\` chooses groups after it. To count several things at once, use \`filter\`:

~~~sql
select b.author,
       count(*) as loans,
       count(*) filter (where l.returned_at is null) as still_out
from loans l
join copies c on c.id = l.copy_id
join books b on b.id = c.book_id
group by b.author
having count(*) >= 5;
~~~

One row is an author with five loans or more.`,
        },
        {
          slug: 'naming-the-steps',
          title: 'Naming the steps: common table expressions',
          durationMinutes: 25,
          isPreview: false,
          videoUrl: null,
          body: `A subquery within a subquery is read from the inside out, which nobody enjoys. \`with\` gives each step a name and lets you read downwards. One step, one meaning of a row:

~~~sql
with per_member as (
  select member_id, count(*) as loans from loans group by member_id
), average as (
  select avg(loans) as loans from per_member
)
select m.name, p.loans
from per_member p
join members m on m.id = p.member_id
cross join average a
where p.loans > a.loans;
~~~

Run the steps one by one while you write. A name that you cannot find is a step you do not understand.`,
        },
        {
          slug: 'windows',
          title: 'Windows: a group that keeps its rows',
          durationMinutes: 35,
          isPreview: false,
          videoUrl: null,
          body: `An aggregate folds; a **window** looks sideways and leaves every row where it is. Three questions need one: the latest of each, a running total, the difference from the row before.

~~~sql
select member_id, lent_at,
       lent_at - lag(lent_at) over (partition by member_id order by lent_at) as since_last,
       row_number() over (partition by member_id order by lent_at desc) as newest
from loans;
~~~

You cannot use \`newest\` in \`where\`, for windows are worked out after it. Wrap the query in a \`with\` and filter outside. \`rank\` leaves gaps after ties, \`dense_rank\` does not, and \`row_number\` picks a winner at random unless you order fully.`,
        },
      ],
    },
    {
      title: 'Time, speed, change',
      lessons: [
        {
          slug: 'dates-and-zones',
          title: 'Dates, months and time zones',
          durationMinutes: 28,
          isPreview: false,
          videoUrl: null,
          body: `Store instants as \`timestamptz\`. It keeps no zone, in spite of its name; it keeps the instant, and shows it in the zone of whoever asks. “Loans per day” therefore depends on where midnight is. Say it:

~~~sql
select (lent_at at time zone 'Europe/London')::date as day, count(*)
from loans
group by day
order by day;
~~~

Ask for ranges **half open**, \`>= start and < next_start\`, and no second is lost or counted twice. Days without any loans do not appear at all: join from \`generate_series\` if the noughts matter, as they usually do.`,
        },
        {
          slug: 'reading-a-plan',
          title: 'Reading a plan, and the index that is missing',
          durationMinutes: 32,
          isPreview: false,
          videoUrl: null,
          body: `\`explain (analyze, buffers)\` runs the query and says what it did. Read it from the most indented line outwards. Look for three things: a **sequential scan** of a large table that returns few rows; estimated rows that are wrong by a factor of a hundred; a nested loop with many loops.

~~~sql
create index loans_open on loans (member_id) where returned_at is null;
~~~

An index serves conditions on its *first* columns, and a function around the column hides it: \`where lent_at::date = …\` cannot use an index on \`lent_at\`, but a half-open range can. Each index slows down writing. Delete those that no plan mentions.`,
        },
        {
          slug: 'changing-data',
          title: 'Changing data without regret',
          durationMinutes: 24,
          isPreview: false,
          videoUrl: null,
          body: `Write the \`select\` first, look at the rows, then turn it into an \`update\`. And open a transaction before you do:

~~~sql
begin;
update loans set returned_at = now()
where copy_id = 17 and returned_at is null
returning id, member_id;
-- one row? then:
commit;
~~~

\`returning\` shows what was changed. If you see four hundred rows where you expected one, \`rollback\`, and breathe out. Let the database refuse nonsense as well: a \`check\`, a foreign key, a partial unique index so that a copy cannot be lent twice. It will still be careful on the day when you are not.`,
        },
        {
          slug: 'is-it-right',
          title: 'Is it right?',
          durationMinutes: 20,
          isPreview: false,
          videoUrl: null,
          body: `Four checks before a number leaves the building. **Count the rows**: is it what one row means? **Add it up**: do the parts come to the total that you get without any grouping? **Look at one**: follow a single member through by hand. **Look at the edges**: the first day, the last day, those with none, those with the most.

Then write the question above the query as a comment, in English, with the date. In half a year somebody will ask why your figure differs from theirs, and usually both are right, about different questions.`,
        },
      ],
    },
  ],
  sku: 'SQL-01',
  publishedAt: '2026-07-27T08:15:00Z',
};
