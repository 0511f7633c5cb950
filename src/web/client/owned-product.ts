import { say } from './say.ts';

interface Status {
  readonly owned: boolean;
  /** An earlier payment for it is under way. */
  readonly beingPaid?: boolean;
  /** Of the account that is signed in. */
  readonly email?: string;
  readonly done?: number;
  readonly lessonCount?: number;
  readonly next?: string | null;
}

/** Replaces the buy button of a product that is bought once: for its owner, and for a visitor whose payment is under way. */
export async function offerToContinue(): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('form[data-status-path]');
  const place = form?.querySelector('[data-buy]');
  if (!form || !place) return;
  try {
    const response = await fetch(form.dataset.statusPath ?? '', { headers: { Accept: 'application/json' } });
    const status = (await response.json()) as Status;
    if (response.ok && status.owned) place.replaceChildren(continueLink(form.dataset, status));
    else if (response.ok && status.beingPaid) place.replaceChildren(paymentNote());
    else if (response.ok) fillIn(form, status.email);
  } catch {
    // The buy button stays; the cart says that it is owned.
  }
}

/** Something free asks for an address; nobody who is signed in has to type it. */
function fillIn(form: HTMLFormElement, email = ''): void {
  const field = form.querySelector<HTMLInputElement>('input[name=email]');
  if (field && field.value === '') field.value = email;
}

function paymentNote(): HTMLParagraphElement {
  const note = document.createElement('p');
  const link = document.createElement('a');
  link.href = '/account/orders';
  link.textContent = say('See your order');
  note.append(say('Your payment for this is processing.'), ' ', link);
  return note;
}

function continueLink(
  { open = '', use = '' }: DOMStringMap,
  { done = 0, lessonCount = 0, next }: Status,
): HTMLAnchorElement {
  const link = document.createElement('a');
  link.className = 'button min-w-40';
  link.href = next && done < lessonCount ? `${open}/${next}` : open;
  const percent = lessonCount === 0 ? 100 : Math.floor((done * 100) / lessonCount);
  link.textContent =
    percent === 100 ? use : done === 0 ? say('Begin') : say('Continue ({percent} %)', { percent });
  return link;
}
