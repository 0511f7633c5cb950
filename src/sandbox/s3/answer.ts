import type { Objects, StoredObject } from './objects.ts';
import type { Denial, SignedRequest } from './signature.ts';

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

const MOST_KEYS = 1_000;
const XML = { 'Content-Type': 'application/xml' };

/** Does what an allowed request asks for. @param key empty for the bucket itself. */
export function answer(request: SignedRequest, key: string, objects: Objects, now: Date): Answer {
  const query = new URL(request.url, 'http://s3').searchParams;
  const upload = query.get('uploadId');
  if (key === '') return answerForBucket(request.method, query, objects);
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      return read(request, query, objects.objects.get(key));
    case 'PUT':
      return upload ? putPart(objects, upload, query, request.body) : put(objects, key, request.body, now);
    case 'POST':
      if (query.has('uploads')) return begun(objects.begin(key, now));
      return upload
        ? complete(objects, upload, request.body, now)
        : refused({ status: 400, code: 'InvalidRequest' });
    case 'DELETE':
      if (upload) objects.uploads.delete(upload);
      else objects.objects.delete(key);
      return { status: 204 };
    default:
      return refused({ status: 405, code: 'MethodNotAllowed' });
  }
}

function answerForBucket(method: string, query: URLSearchParams, objects: Objects): Answer {
  if (method !== 'GET') return refused({ status: 405, code: 'MethodNotAllowed' });
  return query.has('uploads') ? listUploads(query, objects) : list(query, objects);
}

export function refused({ status, code }: Denial): Answer {
  return { status, headers: XML, body: `<?xml version="1.0"?><Error><Code>${code}</Code></Error>` };
}

function put(objects: Objects, key: string, body: Buffer, now: Date): Answer {
  return { status: 200, headers: { ETag: objects.put(key, body, now).etag } };
}

function putPart(objects: Objects, upload: string, query: URLSearchParams, body: Buffer): Answer {
  const etag = objects.putPart(upload, Number(query.get('partNumber')), body);
  return etag ? { status: 200, headers: { ETag: etag } } : refused({ status: 404, code: 'NoSuchUpload' });
}

function begun(id: string): Answer {
  return {
    status: 200,
    headers: XML,
    body: `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
  };
}

function complete(objects: Objects, upload: string, body: Buffer, now: Date): Answer {
  const numbers = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map((match) =>
    Number(match[1]),
  );
  const stored = objects.complete(upload, numbers, now);
  if (!stored) return refused({ status: 404, code: 'NoSuchUpload' });
  return {
    status: 200,
    headers: XML,
    body: `<CompleteMultipartUploadResult><ETag>${stored.etag.replaceAll('"', '&quot;')}</ETag></CompleteMultipartUploadResult>`,
  };
}

function read(request: SignedRequest, query: URLSearchParams, stored: StoredObject | undefined): Answer {
  if (!stored) return refused({ status: 404, code: 'NoSuchKey' });
  const { body, etag, changedAt } = stored;
  const disposition = query.get('response-content-disposition');
  const headers = {
    ETag: etag,
    'Accept-Ranges': 'bytes',
    'Content-Type': query.get('response-content-type') ?? 'application/octet-stream',
    'Last-Modified': changedAt.toUTCString(),
    ...(disposition && { 'Content-Disposition': disposition }),
  };
  const range = rangeOf(String(request.headers['range'] ?? ''), body.length);
  if (range === 'outside') return refused({ status: 416, code: 'InvalidRange' });
  if (!range) return { status: 200, headers, body };
  const [start, end] = range;
  const part = { 'Content-Range': `bytes ${start}-${end}/${body.length}` };
  return { status: 206, headers: { ...headers, ...part }, body: body.subarray(start, end + 1) };
}

/** A single range; null for none, and for several at once. */
function rangeOf(text: string, size: number): readonly [start: number, end: number] | 'outside' | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(text) ?? [];
  if (from === '' && to === '') return null;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start >= size || start > end ? 'outside' : [start, end];
}

function listUploads(query: URLSearchParams, { uploads }: Objects): Answer {
  const prefix = query.get('prefix') ?? '';
  const rows = [...uploads]
    .filter(([, { key }]) => key.startsWith(prefix))
    .map(
      ([id, { key, begunAt }]) =>
        `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${begunAt.toISOString()}</Initiated></Upload>`,
    );
  return {
    status: 200,
    headers: XML,
    body: `<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>${rows.join('')}</ListMultipartUploadsResult>`,
  };
}

function list(query: URLSearchParams, { objects }: Objects): Answer {
  const prefix = query.get('prefix') ?? '';
  const after = query.get('continuation-token') ?? '';
  const most = Math.min(Number(query.get('max-keys') ?? MOST_KEYS), MOST_KEYS);
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).toSorted();
  const shown = keys.slice(0, most);
  const rows = shown.map((key) => {
    const { body, etag, changedAt } = objects.get(key) as StoredObject;
    return `<Contents><Key>${key}</Key><LastModified>${changedAt.toISOString()}</LastModified><ETag>${etag.replaceAll('"', '&quot;')}</ETag><Size>${body.length}</Size></Contents>`;
  });
  const more =
    keys.length > shown.length
      ? `<IsTruncated>true</IsTruncated><NextContinuationToken>${shown.at(-1)}</NextContinuationToken>`
      : '<IsTruncated>false</IsTruncated>';
  return {
    status: 200,
    headers: XML,
    body: `<ListBucketResult>${more}<KeyCount>${shown.length}</KeyCount>${rows.join('')}</ListBucketResult>`,
  };
}
