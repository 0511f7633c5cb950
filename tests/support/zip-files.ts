import { crc32 } from 'node:zlib';

/** The files of an archive by its list at the end, each as long as it says. @throws when a check sum is wrong, or the list is not whole. */
export function zipFiles(archive: Buffer): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = archive.length - 22;
  if (archive.readUInt32LE(end) !== 0x06054b50) throw new Error('the archive has no end');
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [sum, size, name] = [
      archive.readUInt32LE(at + 16),
      archive.readUInt32LE(at + 24),
      archive.readUInt16LE(at + 28),
    ];
    const start = archive.readUInt32LE(at + 42) + 30 + name;
    const content = archive.subarray(start, start + size);
    const path = archive.subarray(at + 46, at + 46 + name).toString();
    if (crc32(content) !== sum) throw new Error(`the check sum of ${path} is wrong`);
    files.set(path, content);
    at += 46 + name;
  }
  return files;
}
