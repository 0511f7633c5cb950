import { type Html, html } from '../../html.ts';
import { PRESET_FAULTS } from '../faults/preset-faults.ts';
import type { Params } from '../http/form-body.ts';
import type { Answer } from '../http/request-response.ts';
import { htmlPage } from '../pages/layout.ts';
import type { Sandbox } from '../state/transaction.ts';
import { disputesTable, eventsTable, paymentsTable, refundsTable, sessionsTable } from './control-tables.ts';

const SHOWN = 15;
const SECTIONS = {
  ...{ sessions: 'Payment pages', payments: 'Payments', refunds: 'Refunds', disputes: 'Disputes' },
  ...{ events: 'Events', clock: 'Clock', faults: 'Faults' },
};

/** The page on which a shop owner does by hand what Stripe, banks and buyers do. */
export function controlPage(sandbox: Sandbox, query: Params): Answer {
  const asked = Number(query['show']);
  const shown = Number.isInteger(asked) && asked > 0 ? Math.min(asked, 500) : SHOWN;
  const body = html`<h1>Stripe sandbox</h1>
<p>Everything Stripe, a bank or a buyer could do to your shop, by hand. Test cards are on each payment page.
${sandbox.behaviour.webhookUrl ? html`Webhooks go to <code>${sandbox.behaviour.webhookUrl}</code>.` : 'No webhook address is set.'}</p>
<nav aria-label="On this page"><ul>
${Object.entries(SECTIONS).map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}
</ul></nav>
${sessionsTable(sandbox, shown)}
${paymentsTable(sandbox, shown)}
${refundsTable(sandbox, shown)}
${disputesTable(sandbox, shown)}
${eventsTable(sandbox, shown)}
<p><a href="/?show=${Math.min(shown * 4, 500)}">Show more of each</a></p>
${clockForms(sandbox)}
${faultForms(sandbox)}`;
  return htmlPage({ title: 'Stripe sandbox', body, wide: true });
}

function clockForms({ clock, store }: Sandbox): Html {
  const ahead = Math.round((store.get('settings', 'clock')?.clock_offset_ms ?? 0) / 1000);
  return html`<section><h2 id="clock">Clock</h2>
<p>It is ${new Date(clock.milliseconds()).toUTCString()} here${ahead > 0 && html`, ${ahead} seconds ahead of real time`}.</p>
<div class="row"><form class="row" method="post" action="/control/clock">
<div class="field"><label for="advance_seconds">Go forward, seconds</label>
<input id="advance_seconds" name="advance_seconds" inputmode="numeric" value="3600" required></div>
<button type="submit">Advance the clock</button></form>
<form method="post" action="/control/clock"><input type="hidden" name="reset" value="true">
<button type="submit">Back to real time</button></form></div></section>`;
}

function faultForms({ behaviour }: Sandbox): Html {
  const faults = behaviour.faults.list();
  const active = [...faults.routes, ...faults.webhooks, ...faults.refunds];
  return html`<section><h2 id="faults">Faults</h2>
${active.length === 0 && html`<p>None: everything goes as it should.</p>`}
<ul>${active.map((fault) => html`<li><code>${JSON.stringify(fault)}</code></li>`)}</ul>
<div class="row"><form class="row" method="post" action="/control/faults/add">
<div class="field"><label for="fault">What should go wrong</label><select id="fault" name="fault">
${Object.entries(PRESET_FAULTS).map(([name, { label }]) => html`<option value="${name}">${label}</option>`)}
</select></div><button type="submit">Add this fault</button></form>
<form method="post" action="/control/faults/clear"><button type="submit">Clear all faults</button></form></div></section>`;
}
