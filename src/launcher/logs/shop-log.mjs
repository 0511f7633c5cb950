import { writeSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { openLogFile } from './log-file.mjs';

/** The levels of the shop's log that are shown on the console. */
const SHOWN = /** @type {Record<number, string>} */ ({ 40: 'WARNING', 50: 'ERROR', 60: 'FATAL' });
const REPEAT_AFTER_MS = 10_000;
/** A request that Astro's development server answered without an error: `17:03:11 [200] /courses 44ms`. */
const ANSWERED = /^\d\d:\d\d:\d\d \[[123]\d\d\] /;

/**
 * Takes the output of the shop: every line goes to the log file; a warning or an error is also shown on the console in
 * one line, and text that is not JSON as it is.
 * @param {string} logFile
 * @param {(line: string) => void} show
 * @returns {(text: string) => void} takes whole lines
 */
export function createShopLog(logFile, show) {
  const file = openLogFile(logFile);
  const lastShown = new Map();
  const showOnce = (/** @type {string} */ line, /** @type {string} */ what) => {
    const now = Date.now();
    if (now - (lastShown.get(what) ?? 0) < REPEAT_AFTER_MS) return;
    lastShown.set(what, now);
    if (lastShown.size > 100) lastShown.clear();
    show(line);
  };
  return (text) => {
    write(file, stripVTControlCharacters(text));
    for (const line of text.split('\n')) {
      if (ANSWERED.test(stripVTControlCharacters(line))) continue;
      const entry = parseEntry(line);
      if (entry && SHOWN[entry.level]) {
        const what = `${SHOWN[entry.level]}  ${inOneLine(entry)}`;
        showOnce(`${String(entry.time).slice(11, 19)}  ${what}`, what);
      } else if (!entry && line !== '') show(line);
    }
  };
}

/**
 * @param {string} line
 * @returns {{ level: number, time?: string, msg?: string, err?: { message?: string } } | undefined} undefined when the
 *   line is not an entry of the shop's log
 */
function parseEntry(line) {
  const level = Number(/^\{"level":(\d+)/.exec(line)?.[1]);
  if (Number.isNaN(level)) return undefined;
  if (!SHOWN[level]) return { level };
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** @param {{ msg?: string, err?: { message?: string } }} entry */
function inOneLine({ msg = '', err }) {
  const reason = err?.message?.split('\n')[0];
  return reason && reason !== msg ? `${msg}: ${reason}` : msg;
}

/**
 * @param {number} file
 * @param {string} text
 */
function write(file, text) {
  try {
    writeSync(file, text);
  } catch {
    // A full disk is no reason to stop the shop.
  }
}
