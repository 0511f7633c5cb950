import { part, say } from './page.ts';
import { scanForm } from './scan-form.ts';
import type { Count } from './send.ts';

/** What stands in the result at one glance. */
export interface Shown {
  readonly tone: 'good' | 'warning' | 'wrong';
  readonly title: string;
  readonly text: string;
  readonly who: string;
  /** A seat that is for another day: whether it is checked in all the same is asked. */
  readonly early?: string;
}

/** Shows what happened to the ticket that was read last; a phone in a pocket is felt. */
export function showResult({ tone, title, text, who, early }: Shown): void {
  const place = part('[data-result]');
  if (!place) return;
  const strong = document.createElement('strong');
  strong.textContent = title;
  const name = document.createElement('span');
  name.className = 'check-in-who';
  name.dir = 'auto';
  name.textContent = who;
  const more = document.createElement('span');
  more.textContent = text;
  const ask = early ? [scanForm(say('Check in anyway'), who, { seat: early, early: 'yes' })] : [];
  place.replaceChildren(strong, ...(who ? [name] : []), more, ...ask);
  place.dataset['tone'] = tone;
  place.hidden = false;
  place.scrollIntoView({ block: 'nearest' });
  navigator.vibrate?.(tone === 'good' ? 80 : [120, 60, 120]);
}

/** Shows a sentence about the network or what waits; none hides it. */
export function showNetwork(text: string | null): void {
  const place = part('[data-network]');
  if (!place) return;
  place.hidden = text === null;
  if (place.textContent !== (text ?? '')) place.textContent = text ?? '';
}

export function showKept(text: string): void {
  const place = part('[data-kept]');
  if (!place) return;
  place.hidden = false;
  place.textContent = text;
}

let shownCount = '';

/** Brings the numbers and the people up to date from the server's own page, when something has changed. */
export async function refresh(count: Count, isForced = false): Promise<void> {
  const key = `${count.in}/${count.of}`;
  if (shownCount === key && !isForced) return;
  const isFirst = shownCount === '';
  shownCount = key;
  if (isFirst && !isForced && part('[data-live=count]')?.textContent?.includes(String(count.in))) return;
  const response = await fetch(location.pathname + location.search, { cache: 'no-store' });
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const place of document.querySelectorAll<HTMLElement>('[data-live]')) {
    const fresh = page.querySelector(`[data-live="${place.dataset['live']}"]`);
    if (fresh) place.replaceChildren(...fresh.childNodes);
  }
}
