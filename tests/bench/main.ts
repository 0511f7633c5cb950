import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { machine } from './machine.ts';
import type { Section } from './section.ts';
import { table } from './table.ts';

/**
 * `npm run bench [part …] [-- option …]`: every measurement beside its yardstick, as tables and as JSON. The options are
 * the part's own: `orders` and `pages` take `--beside <another built checkout>`, measured in turns with this one; `orders`
 * takes `--profile <folder>`.
 */
const PARTS = [
  'pages',
  'catalogue',
  'goods',
  'sign-in',
  'profile',
  'events',
  'seats',
  'orders',
  'emails',
  'invoices',
  'prices',
  'lighthouse',
];
/** Minutes after which a part is given up. */
const LONGEST = 20;

interface Results {
  readonly machine: string;
  /** By part: when it was measured last, and what. */
  readonly parts: Readonly<Record<string, { readonly at: string; readonly sections: readonly Section[] }>>;
}

const here = (name: string) => new URL(name, import.meta.url);
const { positionals: wanted, values: options } = parseArgs({
  allowPositionals: true,
  options: { beside: { type: 'string' }, profile: { type: 'string' } },
});
const unknown = wanted.filter((name) => !existsSync(here(`${name}.ts`)));
if (unknown.length > 0) {
  process.stderr.write(`There is no part ${unknown.join(', ')}. There are: ${PARTS.join(', ')}.\n`);
  process.exit(2);
}
const failed: string[] = [];
for (const name of wanted.length > 0 ? wanted : PARTS.filter((part) => existsSync(here(`${part}.ts`)))) {
  process.stdout.write(`\n${name}\n`);
  try {
    const sections = await measured(name);
    process.stdout.write(`\n${sections.map(table).join('\n\n')}\n`);
    keep(options.beside ? besideOf(name) : name, sections);
  } catch (error) {
    failed.push(name);
    process.stdout.write(`  ${name} could not be measured: ${String(error)}\n`);
  }
}
if (failed.length > 0) process.stdout.write(`\nNot measured: ${failed.join(', ')}\n`);
process.exit(failed.length > 0 ? 1 : 0);

/** A part in a process of its own, so that one which fails takes nothing with it. */
async function measured(name: string): Promise<readonly Section[]> {
  const words = Object.entries(options).flatMap(([option, value]) => [`--${option}`, value]);
  const child = spawn(process.execPath, [here('part.ts').pathname, name, ...words], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const timer = setTimeout(() => child.kill(), LONGEST * 60_000);
  let sections: readonly Section[] | null = null;
  child.on('message', (message) => {
    sections = message as readonly Section[];
  });
  const [code] = await once(child, 'exit');
  clearTimeout(timer);
  if (!sections) throw new Error(`it ended with ${code ?? 'a signal'}`);
  return sections;
}

/** Measured in turns with another checkout, which is a part of its own in the report. */
function besideOf(name: string): string {
  return `${name}-beside`;
}

/** What was not measured this time stays as it was measured before. */
function keep(name: string, sections: readonly Section[]): void {
  const file = here('results.json');
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results).parts : {};
  const parts = { ...before, [name]: { at: new Date().toISOString().slice(0, 10), sections } };
  const results: Results = { machine: machine(), parts };
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(here('RESULTS.md'), report(results));
}

function report({ machine: where, parts }: Results): string {
  const head = `# Measured\n\nBy \`npm run bench\`, which writes this page. ${where}`;
  const known = PARTS.flatMap((name) => [parts[name] ?? [], parts[besideOf(name)] ?? []].flat());
  const tables = known.flatMap(({ at, sections }) =>
    sections.map((one) => table({ ...one, note: `${one.note} Measured on ${at}.` })),
  );
  return `${[head, ...tables].join('\n\n')}\n`;
}
