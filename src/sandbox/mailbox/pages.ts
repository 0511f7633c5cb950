import { type Html, html } from '../html.ts';
import { linkify } from './linkify.ts';
import type { Address, Message, Summary, SummaryList } from './message.ts';

/** The page that lists messages, newest first. */
export function listPage(list: SummaryList, query: string, pageSize: number): string {
  const title = list.unread > 0 ? `Mailbox (${list.unread} new)` : 'Mailbox';
  return page(
    title,
    html`<h1>Mailbox</h1>
<p class="intro">Mail that the shop sends while no mail server is set up ends here. Nothing leaves this machine.</p>
<form class="search" role="search" action="/" method="get">
  <label for="q">Search</label>
  <input id="q" name="q" type="search" value="${query}" placeholder="to:ada@example.com" autocomplete="off">
  <button>Search</button>
</form>
<section id="messages" aria-label="Messages" data-newest="${list.messages[0]?.ID ?? ''}">
${list.messages.length > 0 ? html`<ol class="messages">${list.messages.map(row)}</ol>` : empty(query)}
${pager(list, query, pageSize)}
${list.total > 0 && html`<form action="/delete" method="post"><button class="quiet">Delete all mail</button></form>`}
</section>`,
    html`<script src="/mailbox.js" defer></script>`,
  );
}

const row = (message: Summary): Html => html`<li class="${message.Read ? 'read' : 'unread'}">
  <a href="/view/${message.ID}">${message.Subject || '(no subject)'}</a>${!message.Read && html` <span class="new">new</span>`}
  <p class="who">to ${people(message.To.length > 0 ? message.To : message.Bcc)} · ${time(message.Created)}</p>
  <p class="snippet">${message.Snippet}</p>
</li>`;

const empty = (query: string): Html =>
  query
    ? html`<p>No mail matches “${query}”. <a href="/">Show all mail</a></p>`
    : html`<p>No mail yet. Buy something in the shop, and its confirmation arrives here.</p>`;

function pager({ start, messages, messages_count }: SummaryList, query: string, size: number): Html {
  const to = (offset: number) =>
    `/?${new URLSearchParams({ ...(query && { q: query }), start: `${offset}` })}`;
  if (messages.length === messages_count) return html``;
  return html`<nav class="pager" aria-label="Pages">
  ${start > 0 && html`<a href="${to(Math.max(0, start - size))}" rel="prev">Newer</a>`}
  <span>${start + 1}–${start + messages.length} of ${messages_count}</span>
  ${start + messages.length < messages_count && html`<a href="${to(start + size)}" rel="next">Older</a>`}
</nav>`;
}

/** The page of one message: its text with links, then its HTML in a frame that cannot run scripts. */
export function messagePage(message: Message): string {
  const { ID, Subject, Text, HTML, Attachments } = message;
  return page(
    Subject || '(no subject)',
    html`<p><a href="/">All mail</a></p>
<h1>${Subject || '(no subject)'}</h1>
<dl class="head">
  <dt>From</dt><dd>${people([message.From])}</dd>
  ${message.To.length > 0 && html`<dt>To</dt><dd>${people(message.To)}</dd>`}
  ${message.Cc.length > 0 && html`<dt>Cc</dt><dd>${people(message.Cc)}</dd>`}
  ${message.Bcc.length > 0 && html`<dt>Bcc</dt><dd>${people(message.Bcc)}</dd>`}
  <dt>Sent</dt><dd>${time(message.Date)}</dd>
</dl>
${Text && html`<section aria-labelledby="text"><h2 id="text">Text</h2><div class="text">${linkify(Text)}</div></section>`}
${
  HTML &&
  html`<section aria-labelledby="html"><h2 id="html">HTML</h2>
<iframe src="/view/${ID}.html" title="The message as HTML" sandbox="allow-top-navigation-by-user-activation"></iframe></section>`
}
${Attachments.length > 0 && html`<section aria-labelledby="files"><h2 id="files">Attachments</h2><ul>${Attachments.map((file) => html`<li><a href="/api/v1/message/${ID}/part/${file.PartID}">${file.FileName || file.ContentType}</a> (${file.Size} bytes)</li>`)}</ul></section>`}
<p class="source"><a href="/api/v1/message/${ID}/raw">Source</a> · <a href="/api/v1/message/${ID}">JSON</a></p>`,
  );
}

/** A page that says what went wrong, with a link back. */
export const errorPage = (title: string, words: string): string =>
  page(title, html`<h1>${title}</h1><p>${words}</p><p><a href="/">All mail</a></p>`);

const people = (addresses: Address[]): string =>
  addresses.map(({ Name, Address }) => (Name ? `${Name} <${Address}>` : Address)).join(', ');

const time = (iso: string): Html =>
  html`<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC</time>`;

const page = (title: string, body: Html, head: Html = html``): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="/mailbox.css">
<link rel="icon" href="data:,">
${head}
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`.html;
