import type { ProductKind } from './kind.ts';
import { bundleKind } from './kinds/bundle/kind.ts';
import { courseKind } from './kinds/course/kind.ts';
import { downloadKind } from './kinds/download/kind.ts';
import { eventKind } from './kinds/event/kind.ts';
import { goodsKind } from './kinds/goods/kind.ts';

/** Every kind of product the shop sells: one line each. */
const kinds: readonly ProductKind[] = [courseKind, eventKind, downloadKind, goodsKind, bundleKind];

const byName = new Map(kinds.map((kind) => [kind.name, kind]));
const bySection = new Map(kinds.map((kind) => [kind.section, kind]));

/** @throws when the name is unknown: the database allows only kinds that exist. */
export function kindNamed(name: string): ProductKind {
  const kind = byName.get(name);
  if (!kind) throw new Error(`no such kind of product: ${name}`);
  return kind;
}

/** The kind behind `/courses`, or null. */
export function kindOfSection(section: string): ProductKind | null {
  return bySection.get(section) ?? null;
}

export function allKinds(): readonly ProductKind[] {
  return kinds;
}

/** The kinds that people own something of: without those that only stand for others. */
export function deliveredKinds(): readonly ProductKind[] {
  return kinds.filter(({ delivery }) => delivery !== null);
}
