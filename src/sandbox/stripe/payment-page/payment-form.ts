import { type Html, html } from '../../html.ts';
import type { Answer } from '../http/request-response.ts';
import { htmlPage, originsOf } from '../pages/layout.ts';
import { formatAmount } from '../payments/currency.ts';
import { formatCardNumber, TEST_CARDS } from '../payments/test-cards.ts';
import type { SessionRecord } from '../sessions/session.ts';

/** What the buyer typed, shown again after an error. */
export type PaymentFields = {
  email: string;
  method: string;
  card_number: string;
  expiry: string;
  cvc: string;
  account: string;
};
export type FieldErrors = Partial<Record<keyof PaymentFields, string>>;

type View = { typed: PaymentFields; errors?: FieldErrors; notice?: string; status?: number };

/** The page with the form that pays a session. */
export function paymentFormPage(record: SessionRecord, view: View): Answer {
  const { session, lines } = record;
  const amount = formatAmount(session.amount_total ?? 0, session.currency ?? 'usd');
  const body = html`<h1>Pay ${amount}</h1>
${view.notice && html`<p class="notice" role="alert">${view.notice}</p>`}
<table class="lines"><caption class="visually-hidden">What you are paying for</caption><tbody>
${lines.map(
  (
    line,
  ) => html`<tr><th scope="row">${line.description}${(line.quantity ?? 1) > 1 && html` × ${line.quantity}`}</th>
<td>${formatAmount(line.amount_total, line.currency)}</td></tr>`,
)}
</tbody><tfoot><tr><th scope="row">Total</th><td>${amount}</td></tr></tfoot></table>
<form method="post" action="/pay/${session.id}" novalidate>
${field(view, 'email', 'Email', html`type="email" autocomplete="email"`)}
${methods(record, view)}
<button class="primary" type="submit">Pay ${amount}</button>
</form>
${session.cancel_url && html`<p><a href="${session.cancel_url}">Cancel and go back</a></p>`}
${cardsHelp()}`;
  const formTargets = originsOf(session.success_url?.replaceAll('{CHECKOUT_SESSION_ID}', 'x') ?? null);
  return htmlPage({ title: `Pay ${amount} · Stripe sandbox`, body, status: view.status ?? 200, formTargets });
}

function methods({ session }: SessionRecord, view: View): Html {
  const offersCard = session.payment_method_types.includes('card');
  const offersBank = session.payment_method_types.includes('us_bank_account');
  const chosen = offersCard && (view.typed.method !== 'bank' || !offersBank) ? 'card' : 'bank';
  return html`<fieldset class="methods"><legend>How to pay</legend>
${offersCard && choice('card', 'Pay by card', chosen)}
${offersCard && html`<div class="card-fields">${cardFields(view)}</div>`}
${offersBank && choice('bank', 'Pay by bank debit', chosen)}
${offersBank && html`<div class="bank-fields">${accountField(view)}</div>`}
</fieldset>`;
}

function choice(value: string, label: string, chosen: string): Html {
  return html`<label class="choice"><input type="radio" name="method" value="${value}"${
    value === chosen && html` checked`
  }> ${label}</label>`;
}

function cardFields(view: View): Html {
  return html`${field(view, 'card_number', 'Card number', html`inputmode="numeric" autocomplete="cc-number" placeholder="4242 4242 4242 4242"`)}
<div class="columns">
${field(view, 'expiry', 'Expires', html`autocomplete="cc-exp" placeholder="MM / YY"`)}
${field(view, 'cvc', 'CVC', html`inputmode="numeric" autocomplete="cc-csc"`)}
</div>`;
}

function accountField({ typed }: View): Html {
  const option = (value: string, label: string) =>
    html`<option value="${value}"${typed.account === value && html` selected`}>${label}</option>`;
  return html`<div class="field"><label for="account">Test bank account</label>
<select id="account" name="account">
${option('succeeds', '•••• 6789, the debit succeeds after a while')}
${option('fails', '•••• 1116, the debit fails after a while')}
</select></div>`;
}

function field({ typed, errors }: View, name: keyof PaymentFields, label: string, attributes: Html): Html {
  const error = errors?.[name];
  const described = error && html` aria-invalid="true" aria-describedby="${name}-error"`;
  return html`<div class="field"><label for="${name}">${label}</label>
<input id="${name}" name="${name}" value="${typed[name]}" ${attributes}${described}>
${error && html`<p class="error" id="${name}-error">${error}</p>`}</div>`;
}

function cardsHelp(): Html {
  return html`<details><summary>Test cards</summary><ul class="cards">
${TEST_CARDS.map((card) => html`<li><code>${formatCardNumber(card.number)}</code> ${card.says}</li>`)}
</ul></details>`;
}
