import { domainToASCII, domainToUnicode } from 'node:url';
import { z } from 'zod';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';

/** What email takes, in characters of the form that is sent: RFC 5321, 4.5.3.1. */
const MAX_LOCAL_PART = 64;
const MAX_LENGTH = 254;
/** Longer texts are not looked at. */
const MAX_TYPED = 2_000;

/**
 * An address as typed or pasted, tidied: what cannot be seen, blanks around it, `mailto:` and a name beside it are taken
 * away. Addresses are compared by `emailKey`. Its errors say what is wrong.
 */
export const emailSchema = z
  .string({ error: () => t('Enter your email address.') })
  .transform((typed, context) => {
    const email = tidyEmail(typed);
    const problem = typed.length > MAX_TYPED ? tooLong() : emailProblem(email);
    if (!problem) return withReadableDomain(email);
    context.issues.push({ code: 'custom', message: problem, input: typed });
    return z.NEVER;
  });

/** Characters that cannot be seen and are pasted along: soft hyphens, zero-width spaces, marks of direction. */
const INVISIBLE = /[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
/** Letters and signs as wide as a Chinese or Japanese character, as keyboards there write them. */
const FULL_WIDTH = /[\uff01-\uff5e]/g;

function tidyEmail(typed: string): string {
  const text = typed
    .slice(0, MAX_TYPED)
    .replace(INVISIBLE, '')
    .replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .trim();
  const inBrackets = /^[^<>]*<([^<>]*)>$/.exec(text)?.[1]?.trim() ?? text;
  const link = /^mailto:([^?]*)/i.exec(inBrackets)?.[1];
  return link === undefined ? inBrackets : percentDecoded(link).trim();
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function tooLong(): string {
  return t('That address is too long: at most {max, number} characters.', { max: MAX_LENGTH });
}

function withExample(sentence: Sentence): string {
  return `${t(sentence)} ${t('Example: ada@example.com')}`;
}

/** Why nothing can be sent to an address; null when it can. */
function emailProblem(email: string): string | null {
  if (email === '') return t('Enter your email address.');
  if (!email.isWellFormed() || /\p{Cc}/u.test(email)) return withExample('That is not an email address.');
  const parts = email.split('@');
  const [localPart = '', domain = ''] = parts;
  if (parts.length < 2) return withExample('The @ is missing.');
  if (/\s/.test(email)) return withExample('An email address has no spaces.');
  if (parts.length > 2) return withExample('There is more than one @. Enter one address.');
  return localPartProblem(localPart) ?? domainProblem(domain) ?? lengthProblem(email);
}

function localPartProblem(localPart: string): string | null {
  if (localPart === '') return withExample('Something is missing before the @.');
  const foreign = /[^\p{ASCII}]/u.exec(localPart)?.[0];
  // Few mail servers take them (SMTPUTF8), and every one on the way has to.
  if (foreign)
    return t('We cannot send email to an address with “{foreign}” before the @. Use another address.', {
      foreign,
    });
  const wrong = /[^\w!#$%&'*+/=?^`{|}~.-]/.exec(localPart)?.[0];
  if (wrong)
    return `${t('“{wrong}” is not allowed before the @.', { wrong })} ${t('Example: ada@example.com')}`;
  if (localPart.length > MAX_LOCAL_PART)
    return t('The part before the @ is too long: at most {max, number} characters.', { max: MAX_LOCAL_PART });
  return null;
}

function domainProblem(domain: string): string | null {
  if (domain === '') return withExample('Something is missing after the @.');
  if (!/[.\u3002\uff61]/.test(domain)) return withExample('The part after the @ has no dot.');
  return asciiDomain(domain) === null ? withExample('The part after the @ is not a valid domain.') : null;
}

function lengthProblem(email: string): string | null {
  return Math.max(email.length, asciiEmail(email).length) > MAX_LENGTH ? tooLong() : null;
}

/** A domain as mail servers and the DNS know it (IDNA: `exämple.org` is `xn--exmple-cua.org`); null for none. */
function asciiDomain(domain: string): string | null {
  // `domainToASCII` would decode percent signs and read figures as an IP address.
  if (!/^(?:[\p{L}\p{M}\p{N}.\-\u00b7\u3002\u30fb\uff61]|\p{Join_Control})+$/u.test(domain)) return null;
  const labels = domainToASCII(domain).split('.');
  const isName = labels.every((label) => /^(?!-)[a-z\d-]{1,63}(?<!-)$/.test(label));
  const top = labels.at(-1) ?? '';
  return isName && labels.length > 1 && top.length > 1 && /[a-z]/.test(top) ? labels.join('.') : null;
}

/** A domain that is not ASCII in its one usual spelling, from which every mail library makes the same ASCII. */
function withReadableDomain(email: string): string {
  const [localPart = '', domain = ''] = email.split('@');
  return /^\p{ASCII}+$/u.test(domain) ? email : `${localPart}@${domainToUnicode(asciiDomain(domain) ?? '')}`;
}

/** An address with its domain as mail servers know it. */
export function asciiEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, at + 1)}${asciiDomain(email.slice(at + 1)) ?? email.slice(at + 1)}`;
}

/** Whether every service takes an address: RFC 5322 forbids a dot at an end of the part before the @, and two in a row. */
export function isStrictEmail(email: string): boolean {
  return !/^\.|\.\.|\.@/.test(email) && /^\p{ASCII}+$/u.test(email);
}

/**
 * The form that all spellings of an address share, in lower case and with the domain in ASCII. Only for comparing: emails
 * go to the address as it was typed.
 */
export function emailKey(email: string): string {
  return asciiEmail(tidyEmail(email).normalize('NFKC')).toLowerCase();
}

/** The same for a part of an address that is searched for. */
export function emailKeyPart(part: string): string {
  const text = tidyEmail(part).normalize('NFKC').toLowerCase();
  return text.includes('@') ? emailKey(text) : (asciiDomain(text) ?? text);
}
