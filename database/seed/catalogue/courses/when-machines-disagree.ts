import type { DemoCourse } from '../course.ts';

export const course: DemoCourse = {
  slug: 'when-machines-disagree',
  title: 'When Machines Disagree',
  description:
    'Design services that stay correct when messages are late, doubled or lost: retries, order, time, consensus and recovery.',
  fullDescription: `One machine is either working or not. Two machines can each be working and hold different opinions about what has happened. All of distributed computing follows from this, and so do most of the telephone calls at three in the morning.

This course is for programmers who have built services that talk to other services and would like them to be **right**, not merely up. There is little theory for its own sake. We begin with the only three things a network can do to you, and go on to the handful of patterns that answer them: idempotent receivers, the outbox, leases with fencing, quorums, a replicated log, sagas and reconciliation.

You will learn to say what a system promises, in sentences that can be false; to find the window between two writes in which a crash does damage; to choose between being available and being consistent, per operation; and to rehearse failures before they rehearse you.

**How it is taught.** Twelve lessons, each built round one incident of a kind that I have seen, with the names of the guilty removed. The examples are in SQL and pseudocode, so bring your own language. Expect to draw a good deal.`,
  category: 'programming',
  tags: ['distributed-systems', 'architecture', 'reliability', 'programming'],
  level: 'advanced',
  language: 'en',
  priceAmount: 24900,
  currency: 'USD',
  costAmount: 3500,
  teacher: 'noor-van-dijk',
  outcomes: [
    'State what a service promises, as invariants that can be checked',
    'Make every receiver safe against repeats, and every sender safe against silence',
    'Move data between two systems with no lost and no phantom messages',
    'Choose a consistency model for each operation, and defend it',
    'Rehearse crashes and partitions, and recover from them by plan',
  ],
  requirements: [
    'Two years or so of building networked services, in any language',
    'Working SQL, including transactions',
  ],
  audience: [
    'Back-end programmers who have met “it cannot happen” in production',
    'Lead developers who review designs with a queue in them',
  ],
  videoUrl: null,
  sections: [
    {
      title: 'What can go wrong',
      lessons: [
        {
          slug: 'three-things',
          title: 'Three things a network can do to you',
          durationMinutes: 28,
          isPreview: false,
          videoUrl: null,
          body: `It can lose a message, delay it, or deliver it twice. Reordering is a delay; a partition is a long delay for everyone; corruption, with checksums, is a loss. There is no fourth thing, and this is a comfort.

The consequence is unpleasant all the same. If you send a request and hear nothing, then the request was lost, *or* the work was done and the answer was lost, *or* the other side is still at it. **From where you stand the three are identical.** A timeout is therefore not an error. It is the absence of information, and code that treats it as “failed” will charge somebody twice.`,
        },
        {
          slug: 'promises',
          title: 'Promises: safety and liveness',
          durationMinutes: 25,
          isPreview: false,
          videoUrl: null,
          body: `“Nothing bad ever happens” is a **safety** property: money never disappears; a seat is never sold twice. “Something good happens eventually” is a **liveness** property: each paid order is delivered in the end. Under failure you can keep safety by doing nothing, and that is often what you should choose.

Write down five of each for your system, in sentences which could be false. Then make a query for every safety property, and run it hourly against production. Incidents are found by invariants long before they are found by customers, provided that someone reads the mail.`,
        },
        {
          slug: 'clocks',
          title: 'Clocks, and why not to trust them',
          durationMinutes: 26,
          isPreview: false,
          videoUrl: null,
          body: `Two kinds. The **wall clock** tells the time of day, and may jump backwards when it is corrected. The **monotonic clock** only goes forwards, and is meaningless on any other machine. Measure durations with the second; show people the first; never order events on two machines by either.

If A wrote before B *and B knew of it*, a counter that travels with the messages can prove it: on sending add one, on receiving take the larger and add one. That is a Lamport clock, five lines of code. If neither knew of the other, they are concurrent, and “which was first?” has no answer to be discovered. You will have to decide one.`,
        },
      ],
    },
    {
      title: 'Talking to each other',
      lessons: [
        {
          slug: 'idempotency',
          title: 'Saying it twice',
          durationMinutes: 40,
          isPreview: true,
          videoUrl: null,
          body: `The incident: a payment service answered slowly one Friday. The caller waited for two seconds, gave up and tried again. Both requests had arrived, and so 1,400 people paid twice. Every component had behaved as designed.

## At least once, or at most once

A sender who hears nothing has two options. It can **try again**, and then the receiver may see the message twice. Or it can **not** try again, and then the receiver may never see it. There is no third option at the sender’s end, and no queue that can sell you one. “Exactly once” is something which a *receiver* can arrange, by noticing repeats.

## The receiver that notices

The sender attaches a key, made **before the first attempt** and kept for all the others. The receiver records the key in the same transaction as the effect.

~~~sql
begin;

insert into handled (key, request_hash)
values ($1, $2)
on conflict (key) do nothing;
-- no row inserted: read the stored answer and return that

insert into payments (order_id, amount) values ($3, $4);
update handled set answer = $5 where key = $1;

commit;
~~~

Four details decide whether this works.

| Detail | If you miss it |
| --- | --- |
| Key and effect in **one** transaction | a crash between the two loses one of them |
| A unique constraint, not a look-up first | two repeats at the same moment both find nothing |
| Store the **answer**, too | the repeat gets an error for something that succeeded |
| Compare the request’s hash | a reused key quietly returns somebody else’s answer |

The second repeat, arriving while the first is still open, waits on the unique index until the first commits. You get the lock for nothing.

## What makes a good key

It names the *intention*. “Order 1042, first attempt to pay” is an intention; a fresh random number on each try is not, and neither is the body of the request, for a person may truly want to buy two coffees. Make it where the intention arises: at the click, in the row you write before you call.

> Ask of every call that leaves your service: what will happen if this runs twice? If the answer begins with “it shouldn’t”, you have found tonight’s telephone call.

## Some things are idempotent by nature

*Set the address to X* is. *Add one* is not. *Cancel order 1042* is, if cancelling a cancelled order is a success and not an error. Prefer such verbs where you may choose, and a great deal of machinery is never needed.

## Exercise

List the calls that your service makes on a busy path. For each write N (natural), K (has a key) or ? beside it. Take the most expensive question mark, and design its key in one sentence.`,
        },
        {
          slug: 'retries',
          title: 'Retries that do not make it worse',
          durationMinutes: 26,
          isPreview: false,
          videoUrl: null,
          body: `A service slows down; its callers try again; it now has twice the work. Three layers, each trying three times, make **twenty-seven** calls from one click. Retry at one layer only, the one that knows the intention.

Wait exponentially longer each time, with full jitter: a random time between nought and the limit, so that a thousand clients do not return in step. Carry a deadline, not a timeout for each hop, and drop whatever is already too late. Keep a budget, retries at most a tenth of the traffic. When it is spent, fail quickly. A quick no can be handled; a slow one takes the caller down as well.`,
        },
        {
          slug: 'the-outbox',
          title: 'The outbox: two systems, one truth',
          durationMinutes: 32,
          isPreview: false,
          videoUrl: null,
          body: `You write to the database, then publish to the queue. A crash between the two leaves an order that nobody hears of. Turn them round, and you announce an order that does not exist. There is no safe order, since there is no transaction across both.

So write the message **into the database**, as a row, in the same transaction as the order. A separate process reads unsent rows, publishes them, and marks them as sent. It may crash after publishing and publish again, which is fine: your receivers notice repeats, since the last lesson. Now nothing is lost and nothing is invented. It costs you one table and some hundred milliseconds.`,
        },
        {
          slug: 'ordering',
          title: 'Order, and living without it',
          durationMinutes: 25,
          isPreview: false,
          videoUrl: null,
          body: `The refund arrives before the payment. It is not a bug, it is Tuesday. Total order across a system is expensive; order **per key** is cheap, and it is usually what was meant: all the messages about one account in one partition, handled by one consumer at a time.

Where even this is missing, let the messages carry a version and ignore what is older than what you have. Or park what came too early and apply it when its reason arrives. Best of all send *state* and not *changes*: “the balance is 40, version 7” can come late, twice or out of order and do no harm.`,
        },
      ],
    },
    {
      title: 'Agreeing',
      lessons: [
        {
          slug: 'consistency',
          title: 'Choosing a consistency, per operation',
          durationMinutes: 30,
          isPreview: false,
          videoUrl: null,
          body: `**Linearisable**: as if there were one copy. **Causal**: you never see an answer before its question. **Eventual**: it agrees in the end, and until then says what it likes. During a partition you can be linearisable or available, not both; without one, you still pay for the first in latency.

Do not choose for the system. Choose for the operation. Selling the last seat: linearisable, or refuse. Showing how many are left: eventual, and round it. Your own profile after you saved it: you must read your own write, and so go to the leader for a few seconds. Write it beside the endpoint, where the next person will see it.`,
        },
        {
          slug: 'leases-and-fencing',
          title: 'Locks, leases and fencing',
          durationMinutes: 28,
          isPreview: false,
          videoUrl: null,
          body: `A lock across machines has to expire, or a crash would hold it for ever. It is then a **lease**, and a lease has a hole: the holder pauses, for garbage collection or a laptop lid, the lease runs out, another takes it, and the first wakes up and writes. It did nothing wrong. It merely believed in an old clock.

Only the thing being written to can close the hole. Each grant of the lease carries a number that grows, and the storage refuses any number smaller than the largest that it has seen. That is **fencing**. A lock service without it is a courtesy, suitable for saving work and not for correctness.`,
        },
        {
          slug: 'quorums-and-logs',
          title: 'Quorums, leaders and the log',
          durationMinutes: 35,
          isPreview: false,
          videoUrl: null,
          body: `Of five machines, any two groups of three share a member. So if each decision is confirmed by **three**, the next three will include someone who remembers. All of consensus grows from that overlap. It survives two failures; with four machines you would need three as well and survive one, which is why the numbers are odd.

In practice a leader is elected by a majority for a *term*, and puts commands in a log; an entry counts when a majority has stored it. An old leader finds that its term is over when it asks for votes it cannot get. Do not write this yourself. Do know it, since you will have to operate it.`,
        },
        {
          slug: 'sagas',
          title: 'Sagas: undoing what cannot be undone',
          durationMinutes: 28,
          isPreview: false,
          videoUrl: null,
          body: `Flight, hotel, car, from three companies. There is no common transaction, so you do them one after another and keep, for each, a way of making up for it: cancel, refund, apologise. Persist the state **before** every step, so that a successor can pick up after a crash.

Order the steps with care: first what can be undone freely (a hold), then the one step that decides (the charge), then what can be tried until it works (the mail). A compensation is not a rollback. The customer saw the seat, and the bank saw the charge. Make it idempotent, let it never give up, and have a person at the end of the queue.`,
        },
      ],
    },
    {
      title: 'Coming back',
      lessons: [
        {
          slug: 'rehearsal',
          title: 'Reconciliation and rehearsal',
          durationMinutes: 35,
          isPreview: false,
          videoUrl: null,
          body: `Whatever you have built, compare the two sides at intervals: our ledger against the bank’s, our orders against the messages. Differences younger than an hour are traffic, older ones are work. A **reconciler** that mends what it finds, through the same code as the ordinary path, turns most of the incidents in this course into a line in a log.

Then rehearse. Kill a process between any two statements, in a loop, and check the invariants after each round. Delay one service by thirty seconds at midday, with everybody watching. The first time you will find something. The aim is to have found it on a Tuesday, with coffee.`,
        },
      ],
    },
  ],
  sku: 'DISTR-01',
  publishedAt: '2026-09-07T08:00:00Z',
};
