import type { Answer } from '../http/http.ts';
import { type Html, html } from './html.ts';

type Page = {
  title: string;
  body: Html;
  status?: number;
  /** Origins beside our own that a form of this page may end up at. */
  leadsTo?: string[];
  wide?: boolean;
};

/** A whole page of the sandbox. */
export function pageAnswer({ title, body, status = 200, leadsTo = [], wide = false }: Page): Answer {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/sandbox.css">
</head>
<body>
<header class="banner"><strong>Sandbox</strong> A stand-in for Stripe. No real money moves here.</header>
<main class="${wide ? 'wide' : 'narrow'}">
${body}
</main>
</body>
</html>
`;
  return { status, headers: headersFor(leadsTo), body: page.html };
}

/** The origin of an address, to be named in a policy; nothing when it is not one. */
export function originOf(address: string | null): string[] {
  return address && URL.canParse(address) ? [new URL(address).origin] : [];
}

function headersFor(leadsTo: string[]): Record<string, string> {
  const policy = [
    ...[
      "default-src 'none'",
      "style-src 'self'",
      'img-src data:',
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ],
    `form-action ${["'self'", ...leadsTo].join(' ')}`,
  ];
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy.join('; '),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
  };
}
