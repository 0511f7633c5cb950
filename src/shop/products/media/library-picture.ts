/** A picture of the media library, as pages show it. */
export interface LibraryPicture {
  readonly id: string;
  readonly version: number;
  readonly alternativeText: string;
  /** What that is written in, ISO 639-1; null for the language of the shop. */
  readonly alternativeLanguage: string | null;
  /** What it is cropped around, in percent from the left and from the top. */
  readonly focalX: number;
  readonly focalY: number;
  /** The widths it is served in, the smallest first. */
  readonly sizes: readonly PictureWidth[];
}

export interface PictureWidth {
  readonly width: number;
  readonly height: number;
  /** Whether it is there as AVIF too. */
  readonly isAvif: boolean;
}
