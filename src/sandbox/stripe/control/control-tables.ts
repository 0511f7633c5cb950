import { type Html, html } from '../../html.ts';
import { decimalPlaces, formatAmount } from '../payments/currency.ts';
import type { Sandbox } from '../state/transaction.ts';

/** The newest `shown` sessions. */
export function sessionsTable({ store }: Sandbox, shown: number): Html {
  const rows = newest(store.all('sessions'), shown).map(({ session }) => [
    session.url ? html`<a href="${session.url}">${short(session.id)}</a>` : html`${short(session.id)}`,
    html`${session.client_reference_id ?? '–'}`,
    money(session.amount_total, session.currency),
    html`${session.status}, ${session.payment_status}`,
    when(session.created),
    sessionButton(session.id, session.status),
  ]);
  const heads = ['Session', 'Reference', 'Amount', 'Status', 'Created', 'Do'];
  return table('sessions', 'Payment pages', heads, rows);
}

/** An open session can be expired; an expired one can still be paid, by a payment that was already running. */
function sessionButton(id: string, status: string | null): Html {
  if (status === 'open') return button(`sessions/${id}/expire`, 'Expire', id);
  if (status !== 'expired') return html``;
  return button(`sessions/${id}/pay`, 'Money comes late', id, { name: 'late', value: 'true' });
}

export function paymentsTable({ store }: Sandbox, shown: number): Html {
  const rows = newest(store.all('payment_intents'), shown).map((intent) => [
    html`${short(intent.id)}`,
    money(intent.amount, intent.currency),
    html`${intent.status}${intent.last_payment_error?.message && html`<br>${intent.last_payment_error.message}`}`,
    when(intent.created),
    intent.status === 'processing' ? html`<div class="actions">${decideButtons(intent.id)}</div>` : html``,
    intent.status === 'succeeded'
      ? html`<div class="actions">${refundForm(intent.id, intent.currency)}</div>`
      : html``,
  ]);
  return table('payments', 'Payments', ['Payment', 'Amount', 'Status', 'Created', 'Bank', 'Give back'], rows);
}

export function refundsTable({ store }: Sandbox, shown: number): Html {
  const rows = newest(store.all('refunds'), shown).map((refund) => [
    html`${short(refund.id)}`,
    html`${short(String(refund.payment_intent))}`,
    money(refund.amount, refund.currency),
    html`${refund.status}`,
    when(refund.created),
    html`<div class="actions">${refund.status === 'pending' && button(`refunds/${refund.id}/succeed`, 'Succeed', refund.id)}
${['pending', 'succeeded'].includes(refund.status ?? '') && button(`refunds/${refund.id}/fail`, 'Fail', refund.id)}</div>`,
  ]);
  return table('refunds', 'Refunds', ['Refund', 'Payment', 'Amount', 'Status', 'Created', 'Do'], rows);
}

/** What its bank can do about a dispute, by its status. */
const DISPUTE_ACTS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  needs_response: [
    ['won', 'Shop wins'],
    ['lost', 'Shop loses'],
  ],
  warning_needs_response: [
    ['escalate', 'Bank disputes'],
    ['close-inquiry', 'Bank is content'],
  ],
};

export function disputesTable({ store }: Sandbox, shown: number): Html {
  const rows = newest(store.all('disputes'), shown).map((dispute) => [
    html`${short(dispute.id)}`,
    html`${short(String(dispute.payment_intent))}`,
    money(dispute.amount, dispute.currency),
    html`${dispute.status}`,
    when(dispute.created),
    html`<div class="actions">${(DISPUTE_ACTS[dispute.status] ?? []).map(([act, label]) =>
      button(`disputes/${dispute.id}/${act}`, label, dispute.id),
    )}</div>`,
  ]);
  return table('disputes', 'Disputes', ['Dispute', 'Payment', 'Amount', 'Status', 'Created', 'Do'], rows);
}

export function eventsTable({ store }: Sandbox, shown: number): Html {
  const rows = newest(store.all('events'), shown).map((event) => {
    const delivery = store.get('deliveries', event.id);
    const last = delivery?.attempts.at(-1);
    const outcome = last && html`: ${last.status ?? last.problem}${last.fault && html` (${last.fault})`}`;
    const fate = delivery
      ? html`${delivery.status.replace('_', ' ')}, ${delivery.tries} sent${outcome}`
      : 'nobody asked';
    return [
      html`${short(event.id)}`,
      html`${event.type}`,
      html`${short(event.data.object.id)}`,
      html`${fate}`,
      when(event.created),
      button(`events/${event.id}/resend`, 'Send again', event.id),
    ];
  });
  return table('events', 'Events', ['Event', 'Type', 'About', 'Delivery', 'Created', 'Do'], rows);
}

function table(id: string, title: string, heads: string[], rows: Html[][]): Html {
  const body = rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>\n`);
  return html`<section><h2 id="${id}">${title}</h2>
${rows.length === 0 && html`<p class="muted">None yet.</p>`}
${
  rows.length > 0 &&
  html`<div class="scroll" role="region" aria-labelledby="${id}" tabindex="0"><table>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>
${body}</tbody></table></div>`
}</section>`;
}

/** A form with one button; the hidden id tells users of a screen reader which row it belongs to. */
function button(path: string, label: string, id: string, hidden?: { name: string; value: string }): Html {
  return html`<form method="post" action="/control/${path}">
${hidden && html`<input type="hidden" name="${hidden.name}" value="${hidden.value}">`}
<button type="submit">${label}<span class="visually-hidden"> ${short(id)}</span></button></form>`;
}

function decideButtons(id: string): Html {
  return html`${button(`payments/${id}/settle`, 'Debit succeeds', id, { name: 'outcome', value: 'succeeded' })}
${button(`payments/${id}/settle`, 'Debit fails', id, { name: 'outcome', value: 'failed' })}`;
}

function refundForm(id: string, currency: string): Html {
  const digits = decimalPlaces(currency);
  return html`<form class="row" method="post" action="/control/payments/${id}/refund">
<div class="field"><label class="visually-hidden" for="amount-${id}">Amount of ${short(id)}, empty for all that is left</label>
<input id="amount-${id}" name="amount" inputmode="decimal" placeholder="${digits === 0 ? 'all' : 'all, or 10.50'}"></div>
<button type="submit">Refund<span class="visually-hidden"> ${short(id)}</span></button></form>
${button(`payments/${id}/dispute`, 'Buyer disputes', id)}
${button(`payments/${id}/inquiry`, 'Bank asks', id)}`;
}

function newest<T>(rows: T[], shown: number): T[] {
  return rows.slice(-shown).reverse();
}

function short(id: string): string {
  return id.length > 18 ? `${id.slice(0, 10)}…${id.slice(-4)}` : id;
}

function money(amount: number | null, currency: string | null): Html {
  return html`${formatAmount(amount ?? 0, currency ?? 'usd')}`;
}

function when(seconds: number): Html {
  const iso = new Date(seconds * 1000).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')}</time>`;
}
