import { readdirSync, readFileSync } from 'node:fs';
import { escapeMarkdown } from '#lib/markdown/escape-markdown.ts';
import { currentLanguage, type Language, languages } from '#messages/language.ts';
import { sellerInMarkdown } from '../customers/addresses/seller-lines.ts';
import { shopName } from '../settings/shop-name.ts';

/** Folders of `src/legal`, and paths of the pages. */
export type LegalName = 'terms' | 'refund-policy' | 'imprint' | 'privacy';

/** A legal text as Markdown, and the day since which it holds. */
export interface LegalText {
  readonly version: string;
  readonly text: string;
  /** In which it is written: English where nobody translated it. */
  readonly language: Language;
}

interface Version {
  readonly version: string;
  readonly texts: Readonly<Partial<Record<Language, string>>> & { readonly en: string };
}

const FOLDER = new URL('../../legal/', import.meta.url);
const known = new Map<LegalName, readonly Version[]>();

/** All versions, the newest last; read once, as they come with the program. */
function versionsOf(name: LegalName): readonly Version[] {
  const versions = known.get(name) ?? readVersions(new URL(`${name}/`, FOLDER));
  known.set(name, versions);
  return versions;
}

/** `2026-11-30.md` is English, `2026-11-30.de.md` the same in German. */
function readVersions(folder: URL): readonly Version[] {
  const files = readdirSync(folder).toSorted();
  const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');
  return files
    .filter((file) => /^\d{4}-\d\d-\d\d\.md$/.test(file))
    .map((file) => {
      const version = file.slice(0, 10);
      const translated = languages.filter((language) => files.includes(`${version}.${language}.md`));
      const texts = translated.map((language) => [language, read(`${version}.${language}.md`)]);
      return { version, texts: { ...Object.fromEntries(texts), en: read(file) } };
    });
}

function inLanguage({ version, texts }: Version): LegalText {
  const language = currentLanguage();
  const own = texts[language];
  const text = (own ?? texts.en)
    .replace('{{shop}}', () => escapeMarkdown(shopName()))
    .replace('{{seller}}', sellerInMarkdown);
  return { version, text, language: own === undefined ? 'en' : language };
}

/** The days since which versions hold, the newest first. */
export function legalVersions(name: LegalName): readonly string[] {
  return versionsOf(name)
    .map(({ version }) => version)
    .toReversed();
}

/** That version of a text; null when there is none. */
export function legalText(name: LegalName, version: string): LegalText | null {
  const found = versionsOf(name).find((text) => text.version === version);
  return found ? inLanguage(found) : null;
}

/** The version that held at that instant; before the first one, the first. */
export function legalTextAt(name: LegalName, at: Date): LegalText | null {
  const day = at.toISOString().slice(0, 10);
  const versions = versionsOf(name);
  const found = versions.findLast(({ version }) => version <= day) ?? versions[0];
  return found ? inLanguage(found) : null;
}

const GUARANTEE = '{{guarantee}}';

/** The text with the owner's guarantee where it has a place for it. @param lines in the current language, as the kinds and orders say them */
export function withGuarantee(legal: LegalText, lines: readonly string[]): LegalText {
  const list = lines.map((line) => `- ${line}`).join('\n');
  return { ...legal, text: legal.text.replace(GUARANTEE, () => list) };
}
