import { isUuid, readSigned, sign } from '#lib/ids.ts';

/** What a personal link opens: a file of something that was bought. */
export interface DownloadLink {
  readonly orderItemId: string;
  readonly fileId: string;
}

const PURPOSE = 'download';
const HOUR_MS = 3_600_000;
const LINK_HOURS = 48;

/** A link for two days, at least. The same hour gives the same link, so that a download goes on after the page was loaded again. */
export function linkToken(secret: string, { orderItemId, fileId }: DownloadLink, at: Date): string {
  const expiresAt = new Date((Math.ceil(at.getTime() / HOUR_MS) + LINK_HOURS) * HOUR_MS);
  const ids = Buffer.from(`${orderItemId}${fileId}`.replaceAll('-', ''), 'hex');
  return sign(secret, PURPOSE, ids.toString('base64url'), expiresAt);
}

/** What a token opens, whether its time is over or not; null for one that we have not made. */
export function readLink(
  secret: string,
  token: string,
  at: Date,
): (DownloadLink & { readonly isExpired: boolean }) | null {
  const payload = readSigned(secret, PURPOSE, token, new Date(0));
  const hex = Buffer.from(payload ?? '', 'base64url').toString('hex');
  const [orderItemId = '', fileId = ''] = [hex.slice(0, 32), hex.slice(32)].map(uuidOf);
  if (!isUuid(orderItemId) || !isUuid(fileId)) return null;
  return { orderItemId, fileId, isExpired: readSigned(secret, PURPOSE, token, at) === null };
}

function uuidOf(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
