import { crc32 } from 'node:zlib';

export interface Entry {
  readonly name: string;
  readonly content: string | Buffer;
}

/** Readers of EPUB know its type by the first entry: nothing is compressed. */
const STORED = 0;
const UTF8_NAMES = 0x0800;
/** 1 January 2026, as ZIP counts it. */
const DAY = ((2026 - 1980) << 9) | (1 << 5) | 1;

/** A ZIP archive of small files. */
export function zip(entries: readonly Entry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const [data, path] = [Buffer.from(content), Buffer.from(name)];
    const facts = factsOf(data, path);
    const local = Buffer.concat([header(0x04034b50, 4), facts, path, data]);
    directory.push(Buffer.concat([header(0x02014b50, 6, 20), facts, central(offset), path]));
    files.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, index, end]);
}

/** The signature, and the version that made it where that is told. */
function header(signature: number, length: number, version = 0): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32LE(signature, 0);
  if (length > 4) bytes.writeUInt16LE(version, 4);
  return bytes;
}

/** What both headers of an entry have in common. */
function factsOf(data: Buffer, path: Buffer): Buffer {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(UTF8_NAMES, 2);
  facts.writeUInt16LE(STORED, 4);
  facts.writeUInt16LE(DAY, 8);
  facts.writeUInt32LE(crc32(data), 10);
  facts.writeUInt32LE(data.length, 14);
  facts.writeUInt32LE(data.length, 18);
  facts.writeUInt16LE(path.length, 22);
  return facts;
}

function central(offset: number): Buffer {
  const bytes = Buffer.alloc(14);
  bytes.writeUInt32LE(offset, 10);
  return bytes;
}
