/** What an `img` of the shop's own pictures has. */
export interface OwnPicture {
  readonly src: string;
  readonly srcset: string;
  readonly width: number;
  readonly height: number;
  /** For a text that says nothing of what it shows, and the language of that; null for the one around it. */
  readonly alt: string;
  readonly lang: string | null;
}

/** Pictures of the library by their ids. */
export type OwnPictures = ReadonlyMap<string, OwnPicture>;

const ADDRESS = /^media:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
const IN_TEXT = /media[:/]([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/gi;

/** The id of a picture of the library: `media:<id>`; null for any other address. */
export function ownPictureId(address: string): string | null {
  return ADDRESS.exec(address)?.[1]?.toLowerCase() ?? null;
}

/** The ids of pictures that a text names; the database's `media_ids` finds the same. */
export function pictureIdsIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(IN_TEXT)].map(([, id = '']) => id.toLowerCase()))];
}
