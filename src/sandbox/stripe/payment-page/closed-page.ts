import { html } from '../../html.ts';
import type { Answer } from '../http/request-response.ts';
import { htmlPage } from '../pages/layout.ts';
import { type SessionRecord, successUrl } from '../sessions/session.ts';

/** The page of a session that is complete or expired. */
export function closedPage({ session }: SessionRecord): Answer {
  const isComplete = session.status === 'complete';
  const back = isComplete ? successUrl(session) : session.cancel_url;
  const body = html`<h1>${isComplete ? 'This payment is complete' : 'This payment page has expired'}</h1>
<p>${isComplete ? completeText(session.payment_status) : 'Nothing was charged. Start again from the shop.'}</p>
${back && html`<p><a href="${back}">Go back to the shop</a></p>`}`;
  return htmlPage({ title: 'Payment page closed · Stripe sandbox', body });
}

function completeText(payment_status: string): string {
  if (payment_status === 'paid') return 'It has been paid and cannot be paid twice.';
  return 'Your bank has been asked for the money; the shop is told when it has decided.';
}
