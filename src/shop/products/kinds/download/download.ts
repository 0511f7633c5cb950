import { z } from 'zod';
import { typedText } from '#lib/typed-text.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';

/** What people call a type of file, as `file_format` of the database does. */
export const FORMAT_TEXTS = {
  pdf: 'PDF',
  ebook: 'E-book',
  audio: 'Audio',
  video: 'Video',
  picture: 'Picture',
  zip: 'ZIP archive',
  document: 'Document',
} as const satisfies Readonly<Record<string, Sentence>>;
export type Format = keyof typeof FORMAT_TEXTS;

const formats = Object.keys(FORMAT_TEXTS) as readonly Format[];

/** The details of a download beyond those of every product. Its files are edited by themselves. */
export const downloadDetails = z.strictObject({
  language: z.string().regex(/^[a-z]{2}$/),
  /** What a buyer gets, a line each. */
  contents: z.array(typedText(200).min(1)).max(12),
  licence: typedText(10_000),
  /** How often each file may be downloaded; null for any number. */
  useLimit: z.number().int().min(1).max(1000).nullable(),
  /** Of its files, as are the next two. */
  formats: z.array(z.enum(formats)),
  fileCount: z.number().int().min(0),
  /** Of all together. */
  bytes: z.number().int().min(0),
});
export type DownloadDetails = z.infer<typeof downloadDetails>;

/** What a download's card shows. */
export type DownloadBrief = Pick<DownloadDetails, 'formats' | 'fileCount' | 'bytes'>;

/** A file as its last version has it. */
export interface DownloadFile {
  readonly id: string;
  readonly title: string;
  readonly format: Format;
  /** As buyers know it: "2nd edition". */
  readonly version: string;
  readonly bytes: number;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
  /** ISO 8601. */
  readonly publishedAt: string;
  /** Titles of the variants that have it; none where all have it. */
  readonly variants: readonly string[];
}

/** "1 file", "3 files". */
export function filesText(count: number): string {
  return t('{count, plural, one {# file} other {# files}}', { count });
}

const KB = 1000;

/** "812 kB", "1.4 MB". */
export function sizeText(bytes: number): string {
  if (bytes < KB) return t('{count, plural, one {# byte} other {# bytes}}', { count: bytes });
  if (bytes < KB ** 2) return t('{size, number} kB', { size: rounded(bytes / KB) });
  if (bytes < KB ** 3) return t('{size, number} MB', { size: rounded(bytes / KB ** 2) });
  return t('{size, number} GB', { size: rounded(bytes / KB ** 3) });
}

function rounded(size: number): number {
  return size < 10 ? Math.round(size * 10) / 10 : Math.round(size);
}

/** "PDF, audio". */
export function formatsText(formats: readonly Format[]): string {
  return formats.map((format) => t(FORMAT_TEXTS[format])).join(', ');
}
