import { html } from '../../html.ts';
import type { Answer } from '../http/request-response.ts';
import { htmlPage, originsOf } from '../pages/layout.ts';
import { formatAmount } from '../payments/currency.ts';
import type { SessionRecord } from '../sessions/session.ts';

/** The page on which the buyer's bank asks them to prove who they are. */
export function threeDSecurePage({ session }: SessionRecord): Answer {
  const amount = formatAmount(session.amount_total ?? 0, session.currency ?? 'usd');
  const body = html`<h1>3-D Secure</h1>
<p>Your bank wants to know that it is you who pays ${amount}. In this sandbox you decide what it finds.</p>
<form method="post" action="/pay/${session.id}/3d-secure" class="row">
<button class="primary" name="answer" value="complete" type="submit">Complete</button>
<button name="answer" value="fail" type="submit">Fail</button>
</form>`;
  const formTargets = originsOf(session.success_url?.replaceAll('{CHECKOUT_SESSION_ID}', 'x') ?? null);
  return htmlPage({ title: '3-D Secure · Stripe sandbox', body, formTargets });
}
