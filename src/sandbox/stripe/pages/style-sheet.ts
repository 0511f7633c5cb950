import { readFileSync } from 'node:fs';
import type { Answer } from '../http/request-response.ts';

const FILES = [
  ...['base.css', 'forms.css'],
  ...['../payment-page/payment-page.css', '../control/control-page.css'],
];
const STYLE = FILES.map((file) => readFileSync(new URL(file, import.meta.url), 'utf8')).join('\n');

/** The style sheet of all pages: the files one after the other. */
export function styleSheet(): Answer {
  return {
    status: 200,
    headers: { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'no-cache' },
    body: STYLE,
  };
}
