import { catalogues } from '../../src/messages/catalogues.ts';
import { type Language, languages } from '../../src/messages/language.ts';
import { gather } from './gather.ts';
import { isSaidOutside, SPEAKING } from './places.ts';

/**
 * `npm run messages`: counts the sentences of the shop and lists those outside the function and those nobody says.
 * `npm run messages -- de` prints a language's sentences as JSON for a translator; what has none yet is empty.
 */
const { said, constants, outside } = gather(SPEAKING, new Set(Object.keys(catalogues.de ?? {})));
const wanted = process.argv[2];
if (wanted === undefined) report();
else if (isLanguage(wanted)) print(wanted);
else {
  console.error(`a language is one of ${languages.join(', ')}`);
  process.exitCode = 2;
}

function report(): void {
  const keys = Object.keys(catalogues.de ?? {});
  const loose = outside.filter(isSaidOutside);
  const unused = keys.filter((key) => !constants.has(key));
  for (const { place, text } of loose) console.log(`outside  ${place}  ${text}`);
  for (const key of unused) console.log(`unused   ${key}`);
  console.log(
    `${keys.length} sentences, ${said.length} places, ${loose.length} outside, ${unused.length} unused`,
  );
}

function print(language: Language): void {
  const translations = catalogues[language] ?? {};
  const keys = Object.keys(catalogues.de ?? {});
  const texts = keys.map((key) => [key, language === 'en' ? key : (translations[key] ?? '')]);
  console.log(JSON.stringify(Object.fromEntries(texts), null, 2));
}

function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text);
}
