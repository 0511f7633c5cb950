import { readdirSync, readFileSync } from 'node:fs';

/** Folders of `src/legal`. */
export type LegalName = 'terms' | 'refund-policy' | 'imprint';

/** A legal text as Markdown, and the day since which it holds. */
export interface LegalText {
  readonly version: string;
  readonly text: string;
}

const FOLDER = new URL('../../legal/', import.meta.url);
const texts = new Map<LegalName, readonly LegalText[]>();

/** All versions, the newest last; read once, as they come with the program. */
function versionsOf(name: LegalName): readonly LegalText[] {
  const known = texts.get(name) ?? readVersions(new URL(`${name}/`, FOLDER));
  texts.set(name, known);
  return known;
}

function readVersions(folder: URL): readonly LegalText[] {
  const files = readdirSync(folder).filter((file) => /^\d{4}-\d\d-\d\d\.md$/.test(file));
  return files
    .toSorted()
    .map((file) => ({ version: file.slice(0, 10), text: readFileSync(new URL(file, folder), 'utf8') }));
}

/** That version of a text; null when there is none. */
export function legalText(name: LegalName, version: string): LegalText | null {
  return versionsOf(name).find((text) => text.version === version) ?? null;
}

/** The version that held at that instant; before the first one, the first. */
export function legalTextAt(name: LegalName, at: Date): LegalText | null {
  const day = at.toISOString().slice(0, 10);
  const versions = versionsOf(name);
  return versions.findLast(({ version }) => version <= day) ?? versions[0] ?? null;
}
