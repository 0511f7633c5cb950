import type { OwnPicture } from '#lib/markdown/pictures.ts';
import type { LibraryPicture } from '#shop/products/media/library-picture.ts';
import { paths } from './paths.ts';

/** Of browsers that know no `srcset`. */
const USUAL_WIDTH = 640;

/** What an `img` of a picture of the library has: every width of it, and its own size. */
export interface PictureSources {
  readonly src: string;
  readonly srcset: string;
  readonly width: number;
  readonly height: number;
  /** The `srcset` of its AVIFs; null until they are all made. */
  readonly avif: string | null;
}

export function pictureSources({ id, version, sizes }: LibraryPicture): PictureSources {
  const largest = sizes.at(-1) ?? { width: 0, height: 0 };
  const usual = sizes.find(({ width }) => width >= USUAL_WIDTH) ?? largest;
  const all = (format: 'webp' | 'avif') =>
    sizes.map(({ width }) => `${paths.media(id, width, version, format)} ${width}w`).join(', ');
  return {
    src: paths.media(id, usual.width, version),
    srcset: all('webp'),
    width: largest.width,
    height: largest.height,
    avif: sizes.every(({ isAvif }) => isAvif) ? all('avif') : null,
  };
}

/** A picture of the library within a text. */
export function inTextPicture(picture: LibraryPicture): OwnPicture {
  const { avif: _, ...sources } = pictureSources(picture);
  return { ...sources, alt: picture.alternativeText, lang: picture.alternativeLanguage };
}

/** The classes that crop a picture around its focal point; none for its middle. */
export function focusClasses({ focalX, focalY }: LibraryPicture): string[] {
  const [across, down] = [Math.round(focalX / 10), Math.round(focalY / 10)];
  return [...(across === 5 ? [] : [`focus-x-${across}`]), ...(down === 5 ? [] : [`focus-y-${down}`])];
}
