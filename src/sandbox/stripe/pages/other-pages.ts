import type { Answer } from '../http/http.ts';
import { inWords } from '../payments/currency.ts';
import { type SessionRecord, successAddress } from '../sessions/session.ts';
import { html } from './html.ts';
import { originOf, pageAnswer } from './layout.ts';

/** Where the buyer's bank asks whether it is really them. */
export function proofPage({ session }: SessionRecord): Answer {
  const amount = inWords(session.amount_total ?? 0, session.currency ?? 'usd');
  const body = html`<h1>3-D Secure</h1>
<p>Your bank wants to know that it is you who pays ${amount}. In this sandbox you decide what it finds.</p>
<form method="post" action="/pay/${session.id}/3d-secure" class="row">
<button class="primary" name="answer" value="complete" type="submit">Complete</button>
<button name="answer" value="fail" type="submit">Fail</button>
</form>`;
  const leadsTo = originOf(session.success_url?.replaceAll('{CHECKOUT_SESSION_ID}', 'x') ?? null);
  return pageAnswer({ title: '3-D Secure · Stripe sandbox', body, leadsTo });
}

/** For a session that takes no payment any more. */
export function closedPage({ session }: SessionRecord): Answer {
  const isComplete = session.status === 'complete';
  const back = isComplete ? successAddress(session) : session.cancel_url;
  const body = html`<h1>${isComplete ? 'This payment is complete' : 'This payment page has expired'}</h1>
<p>${isComplete ? completeText(session.payment_status) : 'Nothing was charged. Start again from the shop.'}</p>
${back && html`<p><a href="${back}">Go back to the shop</a></p>`}`;
  return pageAnswer({ title: 'Payment page closed · Stripe sandbox', body });
}

function completeText(payment_status: string): string {
  if (payment_status === 'paid') return 'It has been paid and cannot be paid twice.';
  return 'Your bank has been asked for the money; the shop will hear when it has decided.';
}

export function nothingHere(): Answer {
  const body = html`<h1>Nothing here</h1>
<p>The Stripe sandbox has no such page. It may have been wiped since the link was made.</p>
<p><a href="/">Control page</a></p>`;
  return pageAnswer({ title: 'Not found · Stripe sandbox', body, status: 404 });
}

export function refusedPage(message: string, status: number): Answer {
  const body = html`<h1>That did not work</h1><p role="alert">${message}</p><p><a href="/">Control page</a></p>`;
  return pageAnswer({ title: 'Refused · Stripe sandbox', body, status });
}
