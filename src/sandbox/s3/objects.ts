import { createHash, randomUUID } from 'node:crypto';

export interface StoredObject {
  readonly body: Buffer;
  readonly etag: string;
  readonly changedAt: Date;
}

/** What one bucket holds, in memory, with the uploads in parts that have not been completed. */
export function createObjects() {
  const objects = new Map<string, StoredObject>();
  const uploads = new Map<
    string,
    { readonly key: string; readonly begunAt: Date; readonly parts: Map<number, Buffer> }
  >();
  const put = (key: string, body: Buffer, changedAt: Date) => {
    const stored = { body, etag: etagOf(body), changedAt };
    objects.set(key, stored);
    return stored;
  };
  return {
    objects,
    uploads,
    put,
    begin(key: string, begunAt: Date): string {
      const id = randomUUID();
      uploads.set(id, { key, begunAt, parts: new Map() });
      return id;
    },
    /** @returns the ETag of the part; null for an upload that is not known. */
    putPart(id: string, number: number, body: Buffer): string | null {
      const upload = uploads.get(id);
      upload?.parts.set(number, body);
      return upload ? etagOf(body) : null;
    },
    complete(id: string, numbers: readonly number[], at: Date): StoredObject | null {
      const upload = uploads.get(id);
      if (!upload || numbers.length === 0 || numbers.some((number) => !upload.parts.has(number))) return null;
      uploads.delete(id);
      return put(upload.key, Buffer.concat(numbers.map((number) => upload.parts.get(number) as Buffer)), at);
    },
  };
}

export type Objects = ReturnType<typeof createObjects>;

function etagOf(body: Buffer): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}
