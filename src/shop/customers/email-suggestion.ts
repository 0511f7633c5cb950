/** Domains of which many people have an address; of several that are as near, the first is suggested. */
const WELL_KNOWN =
  `gmail.com gmx.de web.de outlook.com hotmail.com yahoo.com icloud.com t-online.de googlemail.com gmx.net
  gmx.at gmx.ch gmx.com gmx.info freenet.de outlook.de hotmail.de hotmail.fr hotmail.it hotmail.es hotmail.co.uk live.com
  live.de live.nl msn.com yahoo.de yahoo.fr yahoo.co.uk yahoo.co.jp ymail.com rocketmail.com me.com mac.com aol.com aol.de
  mail.com mail.de posteo.de mailbox.org proton.me protonmail.com pm.me tutanota.com tuta.io tuta.com fastmail.com
  fastmail.fm hey.com zoho.com arcor.de online.de vodafone.de kabelmail.de 1und1.de orange.fr free.fr laposte.net sfr.fr
  wanadoo.fr libero.it virgilio.it btinternet.com sky.com virginmedia.com bluewin.ch aon.at seznam.cz wp.pl o2.pl onet.pl
  interia.pl abv.bg yandex.ru yandex.com mail.ru bk.ru list.ru inbox.ru rambler.ru ukr.net qq.com 163.com 126.com sina.com
  naver.com daum.net hanmail.net docomo.ne.jp ezweb.ne.jp`.split(/\s+/);
/** Others that lie too near to one of them. */
const OTHERS = ['email.com', 'email.de', 'email.cz', 'gmail.de'];
const KNOWN: ReadonlySet<string> = new Set([...WELL_KNOWN, ...OTHERS]);

/** Names this long are recognised with two mistakes; below the other, only in their order or ending. */
const LONG_NAME = 6;
const SHORT_NAME = 3;

/** What follows the name of a provider in one country: "gmx.ed" is no place, "hotmail.be" is one. */
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/**
 * The address that was probably meant, where its domain is almost one that many people have: "ada@gmial.com" is
 * "ada@gmail.com". Null where there is nothing to suggest. It is a guess: nobody is refused for it.
 */
export function suggestEmail(email: string): string | null {
  const at = email.lastIndexOf('@');
  const domain = email.slice(at + 1).toLowerCase();
  if (at < 1 || KNOWN.has(domain) || domain.length > 30) return null;
  const near = WELL_KNOWN.map((known) => ({ known, mistakes: mistakesIn(domain, known) }))
    .filter(({ known, mistakes }) => mistakes <= mostMistakes(domain, known))
    .toSorted((a, b) => a.mistakes - b.mistakes);
  return near[0] ? `${email.slice(0, at + 1)}${near[0].known}` : null;
}

function mostMistakes(domain: string, known: string): number {
  const [name = '', ending] = split(known);
  const [typedName, typedEnding] = split(domain);
  if (typedName === name) return isCountry(typedEnding) && isCountry(ending) ? 0 : 2;
  // One letter more or less makes another company of "aol" or "sky".
  if (name.length <= SHORT_NAME) return isSwapped(typedName ?? '', name) && typedEnding === ending ? 1 : 0;
  return name.length >= LONG_NAME ? 2 : 1;
}

/** "web.de" as "web" and "de". */
function split(domain: string): readonly string[] {
  const at = domain.indexOf('.');
  return at < 0 ? [domain, ''] : [domain.slice(0, at), domain.slice(at + 1)];
}

function isCountry(ending = ''): boolean {
  const code = ending.split('.').at(-1) ?? '';
  return /^[a-z]{2}$/.test(code) && regions.of(code.toUpperCase()) !== undefined;
}

function isSwapped(typed: string, name: string): boolean {
  return typed.length === name.length && mistakesIn(typed, name) === 1 && sorted(typed) === sorted(name);
}

function sorted(text: string): string {
  return [...text].toSorted().join('');
}

/** How many characters are missing, too many, wrong, or swapped with the next one (optimal string alignment distance). */
function mistakesIn(typed: string, meant: string): number {
  const rows = [Array.from({ length: meant.length + 1 }, (_, at) => at)];
  const mistakes = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= typed.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= meant.length; j++) {
      const wrong = mistakes(i - 1, j - 1) + (typed[i - 1] === meant[j - 1] ? 0 : 1);
      const isSwapped = typed[i - 1] === meant[j - 2] && typed[i - 2] === meant[j - 1];
      const swapped = isSwapped ? mistakes(i - 2, j - 2) + 1 : wrong;
      row.push(Math.min(mistakes(i - 1, j) + 1, mistakes(i, j - 1) + 1, wrong, swapped));
    }
  }
  return mistakes(typed.length, meant.length);
}
