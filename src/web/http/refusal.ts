import type { IncomingMessage, ServerResponse } from 'node:http';
import { escapeHtml } from '#messages/html.ts';
import { currentLanguage } from '#messages/language.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** Why the server refuses a request without rendering a page. */
export interface Refusal {
  readonly status: number;
  /** A sentence, or what has been said already. */
  readonly text: Sentence | { readonly said: string };
  /** For programs; by default the status. */
  readonly code?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const HEADERS = {
  ...SECURITY_HEADERS,
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  'Cache-Control': 'no-store',
};

/** Answers with a small page that needs no style sheet, or with JSON if the client accepts it. */
export function sendRefusal(
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
  refusal: Refusal,
): void {
  const { type, body } = bodyOf(
    refusal,
    requestId,
    /^application\/json\b/.test(request.headers.accept ?? ''),
  );
  response.writeHead(refusal.status, {
    ...HEADERS,
    ...refusal.headers,
    'X-Request-Id': requestId,
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** The whole HTTP response as text, for a connection whose request could not be parsed. */
export function refusalText(refusal: Refusal, requestId: string): string {
  const { type, body } = bodyOf(refusal, requestId, false);
  const headers = { ...HEADERS, 'X-Request-Id': requestId, 'Content-Type': type, Connection: 'close' };
  const lines = Object.entries({ ...headers, 'Content-Length': String(Buffer.byteLength(body)) });
  const head = [`HTTP/1.1 ${refusal.status} Refused`, ...lines.map(([name, value]) => `${name}: ${value}`)];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

/** Contains nothing that the client sent. */
function bodyOf({ status, text, code = `http_${status}` }: Refusal, requestId: string, isJson: boolean) {
  const said = typeof text === 'string' ? t(text) : text.said;
  if (isJson) {
    const error = { code, message: said, fields: {} };
    return { type: 'application/json; charset=utf-8', body: JSON.stringify({ error }) };
  }
  const body = `<!doctype html>
<html lang="${currentLanguage()}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${status}</title>
<h1>${escapeHtml(t('That did not work'))}</h1>
<p>${escapeHtml(said)}</p>
<p><a href="/">${escapeHtml(t('To the front page'))}</a></p>
<p><small>${requestId}</small></p>
</html>
`;
  return { type: 'text/html; charset=utf-8', body };
}
