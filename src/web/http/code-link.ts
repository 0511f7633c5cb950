import type { IncomingMessage } from 'node:http';
import type { Page } from '#lib/page-cache/cached-page.ts';
import { codeKey } from '#shop/pricing/promotions/code.ts';
import { cookiesOf, keepCode } from '../visitor/cookies.ts';

/** Addresses that have a `code` of their own, or show no prices. */
const OTHERS = /^\/(?:api|admin|check-in|files|media)(?:\/|$)/;

/**
 * A link with a promotion code: `?code=` on any page of the shop. The browser keeps the code for its cart and is sent to the
 * same address without it, so that pages stay the same for everybody. Nothing is written here.
 * @returns the answer; null for every other address.
 */
export function answerCodeLink({ url = '' }: Pick<IncomingMessage, 'url'>): Page | null {
  const at = url.indexOf('?');
  if (at < 0 || !/[?&]code=/.test(url) || OTHERS.test(url.slice(0, at))) return null;
  const query = new URLSearchParams(url.slice(at + 1));
  const code = query.get('code') ?? '';
  query.delete('code');
  const cookies = cookiesOf();
  if (codeKey(code) !== null) keepCode(cookies, code.trim());
  const rest = query.toString();
  const location = `${url.slice(0, at)}${rest && `?${rest}`}`;
  const headers = { location, 'cache-control': 'private, no-store', 'set-cookie': cookies.lines() };
  return { status: 303, headers, body: Buffer.alloc(0) };
}
