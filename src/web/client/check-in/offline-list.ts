import type { DeviceList } from './decide.ts';
import { enteredHere } from './kept.ts';
import { clock, part, say } from './page.ts';
import { scanForm } from './scan-form.ts';

/** What a phone shows without waiting. */
const SIZE = 100;

/** Shows the people of the kept list whose name has a part in it, with a button each. */
export function showOfflineList(list: DeviceList, q: string): void {
  const place = part('[data-live=list]');
  if (!place) return;
  const wanted = q.trim().toLocaleLowerCase();
  const found = list.seats.filter(([, , name]) => name.toLocaleLowerCase().includes(wanted)).slice(0, SIZE);
  const entered = enteredHere();
  const items = found.map(([id, , name, ticket, at]) => {
    const since = entered[id] ?? at;
    return row(
      name,
      ticket,
      since > 0
        ? told(say('At {time}.', { time: clock(since) }))
        : scanForm(say('Check in'), name, { seat: id }),
    );
  });
  const rows = document.createElement('ul');
  rows.className = 'check-in-list';
  rows.append(...items);
  place.replaceChildren(rows);
}

function row(name: string, ticket: string, end: HTMLElement): HTMLElement {
  const person = document.createElement('span');
  person.className = 'check-in-person';
  const label = document.createElement('bdi');
  label.textContent = name;
  const kind = document.createElement('small');
  kind.textContent = ticket;
  person.append(label, kind);
  const item = document.createElement('li');
  item.append(person, end);
  return item;
}

function told(text: string): HTMLElement {
  const since = document.createElement('span');
  since.className = 'check-in-since';
  since.textContent = text;
  return since;
}
