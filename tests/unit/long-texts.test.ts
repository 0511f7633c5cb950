import { globSync, readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '#lib/markdown.ts';
import { count } from '#tests/support/load.ts';

/** Everything in the sources that reads as a regular expression. */
function expressions(): { source: string; flags: string; where: string }[] {
  const literal =
    /(?<=[(,=:[!&|?;{}]\s*)\/((?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)(?=\s*[,;).\]:?}\n])/g;
  const found = new Map<string, { source: string; flags: string; where: string }>();
  for (const path of globSync('src/**/*.{ts,astro,mjs}', { exclude: ['src/sandbox/**', 'src/launcher/**'] }))
    for (const line of readFileSync(path, 'utf8').split('\n')) {
      if (/^\s*(\*|\/\/|\/\*)/.test(line)) continue;
      for (const [, source = '', flags = ''] of line.matchAll(literal)) {
        try {
          new RegExp(source, flags);
          if (!BOUNDED.has(source)) found.set(`/${source}/${flags}`, { source, flags, where: path });
        } catch {
          // A division between two texts.
        }
      }
    }
  return [...found.values()];
}

/** What takes the square of its length shows that at this one. */
const LENGTH = count(16_000, 100_000);
/** Only ever asked about the digits of one number, or about a name that is cut to 110 letters. */
const BOUNDED = new Set(['\\B(?=(\\d{3})+$)', '-+$']);
const seeds = [
  ' ',
  'a',
  '0',
  '-',
  '/',
  '<',
  '"',
  '.',
  'a.',
  'a@',
  '\\',
  '%',
  ';',
  '=',
  ',',
  '\t',
  'a-',
  '[',
  '1-',
  '::',
];

const RUN = `
  const { parentPort, workerData } = require('node:worker_threads');
  const inputs = workerData.seeds.flatMap((seed) => ['', '!', '\\n', '\\u0000x'].map((end) => seed.repeat(workerData.length / seed.length) + end));
  const slow = [];
  for (const { source, flags, where } of workerData.list) {
    for (const input of inputs) {
      const start = process.threadCpuUsage();
      new RegExp(source, flags.replace(/[gy]/g, '')).test(input);
      const { user, system } = process.threadCpuUsage(start);
      const ms = (user + system) / 1_000;
      if (ms > workerData.most) { slow.push(where + ': /' + source + '/' + flags + ' ' + Math.round(ms) + ' ms on ' + JSON.stringify(input.slice(0, 3))); break; }
    }
  }
  parentPort.postMessage(slow);
`;

function slowOnes(list: readonly object[], most: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(RUN, { eval: true, workerData: { list, seeds, most, length: LENGTH } });
    worker.once('message', resolve).once('error', reject);
  });
}

describe('F9: no regular expression of the shop', () => {
  test('takes long over 100 KB of anything', { timeout: 300_000 }, async () => {
    const list = expressions();
    expect(list.length).toBeGreaterThan(60);
    expect(await slowOnes(list, 250)).toEqual([]);
  });

  test('would pass that does (control)', { timeout: 120_000 }, async () => {
    const bad = [{ source: '\\s+$', flags: '', where: 'control' }];
    expect(await slowOnes(bad, 100)).toHaveLength(1);
  });
});

describe('I15: bombs of Markdown', () => {
  const bombs: [string, string][] = [
    ['nested lists', Array.from({ length: 100_000 }, (_, i) => `${' '.repeat(i % 400)}- a`).join('\n')],
    ['ever deeper lists', '- '.repeat(50_000)],
    ['quotes in quotes', '>'.repeat(100_000)],
    ['link references', Array.from({ length: 40_000 }, (_, i) => `[a${i}]: /x`).join('\n')],
    ['open brackets', '['.repeat(100_000)],
    ['pictures that never end', '![a]('.repeat(20_000)],
    ['quotes and lists in turns', '> - '.repeat(15_000)],
    ['lists in lists on one line', `${'- '.repeat(25_000)}a`],
    ['numbers in numbers on one line', `${'1. '.repeat(18_000)}a`],
    ['paragraphs of underscores', `${'_a__b'.repeat(90)}\n\n`.repeat(130)],
    ['stars', '*a **b '.repeat(15_000)],
    ['underscores', '_a__b'.repeat(20_000)],
    ['backticks', '`'.repeat(99_999)],
    ['backticks of every length', Array.from({ length: 400 }, (_, i) => '`'.repeat(i)).join(' ')],
    ['open tags', '<a '.repeat(30_000)],
    ['comments', '<!--'.repeat(25_000)],
    ['spaces', `a${' '.repeat(99_990)}b`],
    ['table', `${'|a'.repeat(5_000)}\n${'|-'.repeat(5_000)}\n${'|b'.repeat(5_000)}`],
    ['entities', '&amp'.repeat(25_000)],
    ['addresses', 'www.a.'.repeat(17_000)],
  ];
  test.for(bombs)('%s', async ([, text]) => {
    const start = process.threadCpuUsage();
    expect(renderMarkdown(text).length).toBeLessThan(10_000_000);
    // Microseconds of this thread's own work: a busy machine does not count.
    const { user, system } = process.threadCpuUsage(start);
    expect(user + system).toBeLessThan(4_000_000);
  });
});
