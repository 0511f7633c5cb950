import { now, secondsFrom } from '#lib/clock.ts';
import { hashToken, randomToken, readSigned, sign } from '#lib/ids.ts';
import { countAttempt, type Limit, TooManyRequests, uncountAttempt } from '#lib/rate-limit.ts';
import { t } from '#messages/t.ts';
import { emailKey } from '../customers/email.ts';

/** The window of every limit: nobody is locked out for longer. */
const SECONDS = 900;
const perNetwork: Limit = { what: 'sign-in-address', times: 60, seconds: SECONDS };
const perAccount: Limit = { what: 'sign-in-account', times: 10, seconds: SECONDS };
/** Lower than `perAccount`, so that one network alone cannot use up the owner's attempts. */
const perAccountAndNetwork: Limit = { what: 'sign-in-account-address', times: 6, seconds: SECONDS };
/** A device that has signed in with the account's password has a limit of its own, which strangers cannot use up. */
const perDevice: Limit = { what: 'sign-in-device', times: 10, seconds: SECONDS };
/** All those devices together: more than one of them can use up. */
const allDevices: Limit = { what: 'sign-in-devices', times: 15, seconds: SECONDS };

export interface SignInAttempt {
  readonly email: string;
  readonly network: string;
  /** The value of the device's cookie, if it has one. */
  readonly device: string | null;
  /** Of the account's present password; null without an account. */
  readonly passwordPrint: string | null;
}

/**
 * Counts an attempt before the password is checked, so that parallel attempts are counted too.
 * @returns a function that takes the count back, for when the password was right.
 * @throws TooManyRequests with the seconds until the next attempt.
 */
export async function countSignIn(secret: string, attempt: SignInAttempt): Promise<() => Promise<void>> {
  const account = tagOf(attempt.email);
  const known = readDevice(secret, attempt.device);
  const { passwordPrint } = attempt;
  const isKnown = passwordPrint !== null && known?.owners.includes(ownerTag(attempt.email, passwordPrint));
  const counts: [Limit, string][] = isKnown
    ? [
        [perDevice, `${known?.id}.${account}`],
        [allDevices, account],
      ]
    : [
        [perNetwork, attempt.network],
        [perAccountAndNetwork, `${account}.${attempt.network}`],
        [perAccount, account],
      ];
  for (const [limit, who] of counts) {
    const wait = await countAttempt(limit, who);
    if (wait > 0) throw new TooManyRequests(wait, tooMany(wait));
  }
  return async () => {
    for (const [limit, who] of counts) await uncountAttempt(limit, who);
  };
}

function tooMany(wait: number): string {
  return t(
    'Too many attempts. Wait {minutes, plural, one {# minute} other {# minutes}} and try again, or set a new password by email.',
    { minutes: Math.ceil(wait / 60) },
  );
}

const PURPOSE = 'known-device';
const DAYS = 365;
const MAX_OWNERS = 4;

/** The new value of the device's cookie after a sign-in. It gives no access, only a limit of its own, until the password changes. */
export function rememberDevice(
  secret: string,
  device: string | null,
  { email, passwordPrint }: { readonly email: string; readonly passwordPrint: string },
): string {
  const known = readDevice(secret, device);
  const owner = ownerTag(email, passwordPrint);
  const others = known?.owners.filter((tag) => tag !== owner) ?? [];
  const id = known?.id ?? randomToken().slice(0, 16);
  const words = [id, owner, ...others.slice(0, MAX_OWNERS - 1)];
  return sign(secret, PURPOSE, words.join(' '), secondsFrom(DAYS * 86_400));
}

function readDevice(secret: string, device: string | null): { id: string; owners: string[] } | null {
  const [id, ...owners] = (device && readSigned(secret, PURPOSE, device, now())?.split(' ')) || [];
  return id ? { id, owners } : null;
}

/** A hash that stands for an account with its present password. */
function ownerTag(email: string, passwordPrint: string): string {
  return shortHash(`${emailKey(email)} ${passwordPrint}`);
}

/** A hash that stands for an account in keys: the same for every spelling of its address. */
function tagOf(email: string): string {
  return shortHash(emailKey(email));
}

function shortHash(text: string): string {
  return hashToken(text).toString('hex').slice(0, 24);
}
