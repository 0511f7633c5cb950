import { readFileSync } from 'node:fs';
import type { Answer } from '../http/http.ts';

const STYLE = readFileSync(new URL('./sandbox.css', import.meta.url), 'utf8');

export function styleAnswer(): Answer {
  return {
    status: 200,
    headers: { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'no-cache' },
    body: STYLE,
  };
}
