import { crc32 } from 'node:zlib';

/** A file of an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer;
}

/** More files, or bytes, than this form of archive counts. */
const MOST_FILES = 65_535;
const MOST_BYTES = 0xffff_ffff;
/** Names are UTF-8. */
const FLAGS = 0x0800;
/** 1 January 1980: files of an archive have no time of their own, so that the same files give the same bytes. */
const DATE = 0x0021;

/**
 * An archive, file by file as they come, so that no more than one is in memory. Nothing is compressed: PDFs are already.
 * @throws RangeError for more than 65,535 files or 4 GB.
 */
export async function* zip(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  const listed: Buffer[] = [];
  let offset = 0;
  for await (const { name, content } of entries) {
    const encoded = Buffer.from(name);
    const facts = factsOf(encoded, content);
    const head = Buffer.concat([word(0x04034b50), half(20), facts, half(0), encoded]);
    listed.push(
      Buffer.concat([
        word(0x02014b50),
        half(20),
        half(20),
        facts,
        half(0),
        half(0),
        half(0),
        half(0),
        word(0),
        word(offset),
        encoded,
      ]),
    );
    offset += head.length + content.length;
    if (listed.length > MOST_FILES || offset > MOST_BYTES) throw new RangeError('the archive is too large');
    yield head;
    yield content;
  }
  const list = Buffer.concat(listed);
  yield list;
  const counts = [
    half(0),
    half(0),
    half(listed.length),
    half(listed.length),
    word(list.length),
    word(offset),
  ];
  yield Buffer.concat([word(0x06054b50), ...counts, half(0)]);
}

/** What the head of a file and the list at the end both say of it. */
function factsOf(name: Buffer, content: Buffer): Buffer {
  return Buffer.concat([
    ...[half(FLAGS), half(0), half(0), half(DATE)],
    ...[word(crc32(content)), word(content.length), word(content.length), half(name.length)],
  ]);
}

function half(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}
