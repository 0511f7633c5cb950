import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FilesLocation } from './file-store.ts';

/** Why FILES_URL cannot be used, or null. */
export function filesUrlProblem(text: string): string | null {
  if (/^file:(?!\/\/(?!\/)).+/.test(text)) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 's3:' || !url.hostname)
    return 'must be file:<folder> or s3://<bucket>?endpoint=<url>&region=<region>';
  const endpoint = url.searchParams.get('endpoint');
  if (endpoint !== null && !/^https?:$/.test(URL.canParse(endpoint) ? new URL(endpoint).protocol : ''))
    return 'has an endpoint that is no http:// or https:// URL';
  return endpoint || url.searchParams.get('region') ? null : 'needs an endpoint or a region';
}

/** @param text a FILES_URL without a problem; a relative folder is one of the working directory. */
export function readFilesLocation(text: string, key = '', secret = ''): FilesLocation {
  if (text.startsWith('file:///')) return { folder: fileURLToPath(text) };
  if (text.startsWith('file:')) return { folder: resolve(text.slice('file:'.length)) };
  const url = new URL(text);
  const region = url.searchParams.get('region') ?? 'us-east-1';
  return { bucket: url.hostname, endpoint: url.searchParams.get('endpoint'), region, key, secret };
}
