import { html } from '../../html.ts';
import type { Answer } from '../http/request-response.ts';
import { htmlPage } from './layout.ts';

export function notFoundPage(): Answer {
  const body = html`<h1>Nothing here</h1>
<p>The Stripe sandbox has no such page. It may have been wiped since the link was made.</p>
<p><a href="/">Control page</a></p>`;
  return htmlPage({ title: 'Not found · Stripe sandbox', body, status: 404 });
}

export function errorPage(message: string, status: number): Answer {
  const body = html`<h1>That did not work</h1><p role="alert">${message}</p><p><a href="/">Control page</a></p>`;
  return htmlPage({ title: 'Refused · Stripe sandbox', body, status });
}
