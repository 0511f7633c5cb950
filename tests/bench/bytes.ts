import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';

/** An answer's body as it came over the wire, in this encoding. */
export function bytesOf(url: string, encoding: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers: { 'accept-encoding': encoding } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks)));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** The same in a file. */
export async function keptBytes(dir: string, url: string, encoding: string) {
  const bytes = await bytesOf(url, encoding);
  const file = join(dir, `page.${encoding}`);
  await writeFile(file, bytes);
  return { file, bytes: bytes.length };
}
