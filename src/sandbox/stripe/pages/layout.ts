import { type Html, html } from '../../html.ts';
import type { Answer } from '../http/request-response.ts';

type Page = {
  title: string;
  body: Html;
  status?: number;
  /** Other origins that a form of this page may redirect to. */
  formTargets?: string[];
  wide?: boolean;
};

/** A complete page of the sandbox. */
export function htmlPage({ title, body, status = 200, formTargets = [], wide = false }: Page): Answer {
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
  return { status, headers: headersFor(formTargets), body: page.html };
}

/** The origin of an address for `formTargets`; empty when the address has none. */
export function originsOf(address: string | null): string[] {
  return address && URL.canParse(address) ? [new URL(address).origin] : [];
}

function headersFor(formTargets: string[]): Record<string, string> {
  const policy = [
    ...[
      "default-src 'none'",
      "style-src 'self'",
      'img-src data:',
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ],
    `form-action ${["'self'", ...formTargets].join(' ')}`,
  ];
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy.join('; '),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
  };
}
