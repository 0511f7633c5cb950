import { Readable } from 'node:stream';
import type { Tx } from '#lib/db.ts';
import { keepFile } from '#shop/products/media/keep-file.ts';
import type { DemoDownload, Make } from './catalogue/downloads/download.ts';

const LIMIT = 16_777_216;
const ACTOR = 'cli';

/** Adds the parts of a download that only downloads have, with files that are made on the spot. */
export async function insertDownload(tx: Tx, productId: string, download: DemoDownload): Promise<void> {
  const { contents, licence, sample } = download;
  const sampleFileId = sample ? await keepDemoFile(tx, sample.name, sample.make) : null;
  await tx
    .insertInto('downloads')
    .values({ productId, contents: [...contents], licence, sampleFileId })
    .execute();
  if (download.licenceSeats)
    await tx
      .insertInto('licences')
      .values({ productId, source: 'generated', seats: download.licenceSeats })
      .execute();
  for (const [position, { title, name, version, make, only = [] }] of download.files.entries()) {
    const { id: downloadFileId } = await tx
      .insertInto('downloadFiles')
      .values({ productId, title, position })
      .returning('id')
      .executeTakeFirstOrThrow();
    const fileId = await keepDemoFile(tx, name, make);
    await tx
      .insertInto('downloadVersions')
      .values({ downloadFileId, number: 1, version, fileId, createdBy: ACTOR })
      .execute();
    if (only.length === 0) continue;
    await tx
      .insertInto('downloadFileVariants')
      .columns(['downloadFileId', 'variantId'])
      .expression((eb) =>
        eb
          .selectFrom('variants')
          .select([eb.val(downloadFileId).as('file'), 'id'])
          .where('productId', '=', productId)
          .where('title', 'in', only),
      )
      .execute();
  }
}

async function keepDemoFile(tx: Tx, name: string, make: Make): Promise<string> {
  return keepFile(tx, { name, content: Readable.from([await make()]), limit: LIMIT }, ACTOR);
}
