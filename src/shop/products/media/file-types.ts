/** The types of files that can be sold, by what their content is, each with the endings its names may have. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'application/epub+zip': ['epub'],
  'application/x-mobipocket-ebook': ['mobi', 'azw3', 'azw'],
  'application/zip': ['zip'],
  'audio/mpeg': ['mp3'],
  'audio/x-m4a': ['m4a', 'm4b'],
  'audio/mp4': ['m4a', 'm4b'],
  'audio/ogg': ['ogg', 'oga'],
  'audio/opus': ['opus'],
  'audio/ogg; codecs=opus': ['opus', 'ogg'],
  'audio/wav': ['wav'],
  'audio/flac': ['flac'],
  'audio/x-flac': ['flac'],
  'video/mp4': ['mp4', 'm4v'],
  'video/webm': ['webm'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/vnd.oasis.opendocument.presentation': ['odp'],
};

export function isSoldType(type: string): boolean {
  return type in ENDINGS;
}

const MAX_NAME = 150;

/**
 * The name under which a file is kept: without folders and signs that nobody sees, with an ending that fits its content.
 * `invoice.exe` that is a PDF becomes `invoice.exe.pdf`.
 */
export function fileName(given: string, type: string): string {
  const clean = (given.split(/[/\\]/).at(-1) ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '')
    .normalize('NFC')
    .trim();
  const endings = ENDINGS[type] ?? [];
  const [, stem = clean, ending = ''] = /^(.+)\.([^.]{1,8})$/.exec(clean) ?? [];
  const isFitting = endings.includes(ending.toLowerCase());
  const kept = [...(isFitting ? stem : clean)].slice(0, MAX_NAME).join('') || 'file';
  return `${kept}.${isFitting ? ending.toLowerCase() : (endings[0] ?? 'bin')}`;
}

/** The name under which a picture is kept: all are WebP. */
export function pictureName(name: string): string {
  const stem = (name.split(/[/\\]/).at(-1) ?? '')
    .replace(/\.[^.]{1,8}$/, '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '')
    .normalize('NFC')
    .trim();
  return `${[...stem].slice(0, MAX_NAME).join('') || 'picture'}.webp`;
}
