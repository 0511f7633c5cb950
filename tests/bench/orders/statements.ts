import { figure } from '../figures.ts';
import type { Section } from '../section.ts';
import type { Bought } from './buyers.ts';
import type { Counted } from './costs.ts';
import type { EmailCost } from './email.ts';
import { shapeOf, type Traced } from './trace.ts';

const SHOWN = 15;
const LENGTH = 110;

interface Given {
  readonly trace: readonly Traced[];
  readonly email: EmailCost;
  readonly usual: { readonly bought: Bought; readonly statements: readonly Counted[] };
}

/** The statements of an order: the dearest ones, and all of them in the order in which they are asked. */
export function statementSections({
  trace,
  email,
  usual,
}: Given): Readonly<Record<'byCost' | 'inOrder' | 'nested', Section>> {
  const all = summed(usual.statements, usual.bought.orders, email.statements);
  // What is nested is in the time of what it is nested in.
  const sorted = [...all.values()].filter(({ isNested }) => !isNested).toSorted((a, b) => b.ms - a.ms);
  const total = sorted.reduce((sum, { ms }) => sum + ms, 0);
  const rest = sorted.slice(SHOWN);
  const sumOf = (name: 'calls' | 'rows' | 'ms') => rest.reduce((sum, one) => sum + one[name], 0);
  const row = ({ text, calls, rows, ms }: Counted) => [
    shortened(text),
    figure(calls, 1),
    figure(rows, 1),
    figure(ms, 3),
    `${figure((ms / total) * 100, 1)} %`,
  ];
  const restRow = {
    text: `${rest.length} more`,
    calls: sumOf('calls'),
    rows: sumOf('rows'),
    ms: sumOf('ms'),
    isNested: false,
  };
  const nested = [...all.values()].filter(({ isNested }) => isNested).toSorted((a, b) => b.calls - a.calls);
  const polled = new Set([...email.polled].map(shapeOf));
  const asked = trace.filter(({ text }) => !polled.has(shapeOf(text)));
  return {
    byCost: {
      title: 'The statements of an order',
      note: `By pg_stat_statements, 16 buyers; per order: how often each is asked, its rows, its milliseconds of planning and carrying out (${figure(total, 2)} in all; the rest of PostgreSQL's time is reading and writing messages, parsing, and committing).`,
      columns: ['', 'calls', 'rows', 'ms', 'share'],
      rows: [...sorted.slice(0, SHOWN).map(row), ...(rest.length > 0 ? [row(restRow)] : [])],
    },
    nested: {
      title: 'What PostgreSQL asks itself for them',
      note: 'Checks of foreign keys and bodies of functions, per order; their time is in that of the statements.',
      columns: ['', 'calls', 'ms'],
      rows: nested.map(({ text, calls, ms }) => [shortened(text), figure(calls, 2), figure(ms, 3)]),
    },
    inOrder: {
      title: 'The statements of one order as they come',
      note: `From PostgreSQL's log of one order of one buyer with its email (${asked.length}, without what a worker asks when idle); milliseconds on average with 16 buyers.`,
      columns: ['', 'how', 'calls', 'ms'],
      rows: asked.map(({ how, text }) => {
        const found = all.get(shapeOf(text));
        const [calls, mean] = found ? [figure(found.calls, 2), figure(found.ms / found.calls, 3)] : ['', ''];
        return [shortened(text), how, calls, mean];
      }),
    },
  };
}

/** Per order and by shape: what the shop asks, and what its email's job does. */
function summed(
  shop: readonly Counted[],
  orders: number,
  email: readonly Counted[],
): ReadonlyMap<string, Counted> {
  const all = new Map<string, Counted>();
  const each = shop.map(({ text, calls, rows, ms, isNested }) => ({
    ...{ text, isNested, calls: calls / orders, rows: rows / orders, ms: ms / orders },
  }));
  for (const one of [...each, ...email]) {
    const key = one.isNested ? `nested ${shapeOf(one.text)}` : shapeOf(one.text);
    const before = all.get(key);
    all.set(key, {
      ...one,
      calls: one.calls + (before?.calls ?? 0),
      rows: one.rows + (before?.rows ?? 0),
      ms: one.ms + (before?.ms ?? 0),
    });
  }
  return all;
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').replaceAll('|', '¦').replaceAll('"', '').trim();
  return line.length > LENGTH ? `${line.slice(0, LENGTH - 1)}…` : line;
}
