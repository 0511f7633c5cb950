import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { type Measured, TooManyBytes } from './file-store.ts';

/** Passes a stream on, counts its bytes and computes their SHA-256; fails at the first byte beyond the limit. */
export function measure(limit: number): Transform & { result(): Measured } {
  const hash = createHash('sha256');
  let bytes = 0;
  const transform = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limit) return done(new TooManyBytes(`a file is longer than ${limit} bytes`));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return Object.assign(transform, { result: () => ({ bytes, sha256: hash.digest() }) });
}
