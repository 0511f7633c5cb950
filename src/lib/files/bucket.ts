import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  AbortMultipartUploadCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  ListObjectsV2Command,
  type MultipartUpload,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { S3Driver } from 'flydrive/drivers/s3';
import { checked, type FileStore, type FilesLocation, MissingFile, type StoredKey } from './file-store.ts';
import { measure } from './measure.ts';

type Bucket = Extract<FilesLocation, { bucket: string }>;

/** A slow reader keeps its connection to the store: there are more of them than the library's 50. */
const MOST_SOCKETS = 1_000;
const CONNECT_MS = 5_000;
const PART_BYTES = 8 * 1_048_576;

/** Files in a bucket of any store that speaks S3. */
export function bucketStore(location: Bucket): FileStore {
  const { bucket } = location;
  const client = clientOf(location);
  const disk = new S3Driver({ client, bucket, visibility: 'private', supportsACL: false });
  return {
    async put(key, content, limit) {
      const measured = measure(limit);
      const params = { Bucket: bucket, Key: checked(key), Body: measured };
      // Its length is not known: sent in parts, which are dropped when it fails.
      const upload = new Upload({ client, params, partSize: PART_BYTES, queueSize: 2 });
      const [sent, uploaded] = await Promise.allSettled([
        pipeline(content, measured).catch(async (error: unknown) => {
          await upload.abort();
          throw error;
        }),
        upload.done(),
      ]);
      if (sent.status === 'rejected') throw sent.reason;
      if (uploaded.status === 'rejected') throw uploaded.reason;
      return measured.result();
    },
    async open(key, range) {
      const command = new GetObjectCommand({
        ...{ Bucket: bucket, Key: checked(key) },
        ...(range && { Range: `bytes=${range.start}-${range.end}` }),
      });
      const { Body } = await client.send(command).catch((error: unknown) => {
        if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404)
          throw new MissingFile(`no file ${key}`, { cause: error });
        throw error;
      });
      if (!(Body instanceof Readable)) throw new Error('the store sent no stream');
      return Body;
    },
    async delete(key) {
      await disk.delete(checked(key));
      for await (const { Key, UploadId } of unfinished(client, bucket, key))
        if (Key === key)
          await client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key, UploadId }));
    },
    list: () => listAll(client, bucket),
    close: () => client.destroy(),
  };
}

async function* listAll(client: S3Client, bucket: string): AsyncIterable<StoredKey> {
  let next: string | undefined;
  do {
    const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, ContinuationToken: next }));
    for (const { Key = '', LastModified = new Date() } of page.Contents ?? [])
      yield { key: Key, changedAt: LastModified };
    next = page.NextContinuationToken;
  } while (next);
  for await (const { Key = '', Initiated = new Date() } of unfinished(client, bucket))
    yield { key: Key, changedAt: Initiated };
}

/** Uploads in parts that never came to their end: a process that dies cannot drop them. */
async function* unfinished(
  client: S3Client,
  bucket: string,
  prefix?: string,
): AsyncGenerator<MultipartUpload> {
  let after: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } | null = {};
  while (after) {
    const asked = { Bucket: bucket, Prefix: prefix, ...after };
    const page: ListMultipartUploadsCommandOutput = await client.send(new ListMultipartUploadsCommand(asked));
    yield* page.Uploads ?? [];
    const { NextKeyMarker: KeyMarker, NextUploadIdMarker: UploadIdMarker } = page;
    after = page.IsTruncated && KeyMarker ? { KeyMarker, UploadIdMarker } : null;
  }
}

function clientOf({ endpoint, region, key, secret }: Bucket): S3Client {
  const options = { keepAlive: true, maxSockets: MOST_SOCKETS };
  return new S3Client({
    ...(endpoint && { endpoint, forcePathStyle: true }),
    region,
    credentials: { accessKeyId: key, secretAccessKey: secret },
    // Stores other than Amazon's refuse the checksums that newer clients add by themselves.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      httpAgent: new HttpAgent(options),
      httpsAgent: new HttpsAgent(options),
    },
  });
}
