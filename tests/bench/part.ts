import { existsSync } from 'node:fs';
import type { Measure } from './section.ts';

/** One part in a process of its own: what it measures goes to whoever started it. */
const name = process.argv[2] ?? '';
const file = new URL(`${name}.ts`, import.meta.url);
if (!existsSync(file)) throw new Error(`there is no part ${name}`);
const { measure } = (await import(file.href)) as { measure: Measure };
const measured = await measure((line) => process.stdout.write(`  ${line}\n`));
const sections = 'title' in measured ? [measured] : measured;
process.send?.(sections);
process.disconnect?.();
process.exitCode = 0;
