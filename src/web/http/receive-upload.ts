import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { withQueryBudget } from '#lib/db/query-budget.ts';
import { db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import type { StaffActor } from '#shop/accounts/audit.ts';
import { may, type Permission } from '#shop/accounts/permissions.ts';
import {
  keepReturnPicture,
  orderForPicture,
  RETURN_PICTURE_BYTES,
} from '#shop/orders/returns/keep-return-picture.ts';
import { keepFile } from '#shop/products/media/keep-file.ts';
import { keepPicture } from '#shop/products/media/keep-picture.ts';
import { MOST_AT_ONCE } from '#shop/products/media/library.ts';
import { lazyAccount } from '../visitor/account.ts';
import { cookiesOf } from '../visitor/cookies.ts';
import { PICTURE_BYTES, UPLOAD_BYTES } from './body-limits.ts';
import { visitorOf } from './product-files.ts';
import { keepSheet, readList, sheetKindOf } from './read-list.ts';
import { isSameOrigin } from './same-origin.ts';

/** Bytes that a form may have beside its file. */
const FORM_BYTES = 262_144;
const LIMITS = { fields: 50, fieldNameSize: 100, fieldSize: 65_536, headerPairs: 50 };

/** Where a buyer sends a picture with a return. */
const RETURN = /^\/orders\/(ORD-\d{4}-\d{6,12})\/returns\/new$/;

/** Whether a request brings a file, by a form of the admin or with a return. */
export function isUpload(request: IncomingMessage, path: string): boolean {
  const type = request.headers['content-type'] ?? '';
  const isTaken = path.startsWith('/admin/') || RETURN.test(path);
  return request.method === 'POST' && isTaken && /^multipart\/form-data\b/i.test(type);
}

/**
 * Stores the file of a form as it arrives, and turns the form into a plain one, whose field has the id of the file instead:
 * the page reads it like any other. Of a file that is refused the field `upload_problem` says why. Who may not upload has
 * sent a form without fields.
 * @returns the body of the plain form, or null when the sender has gone or sent nothing that can be read.
 */
export async function receiveUpload(request: IncomingMessage, path: string): Promise<Buffer | null> {
  const uploader = await withQueryBudget(() => findUploader(request, path));
  const fields = uploader ? await readForm(request, uploader) : new URLSearchParams();
  if (!fields) return null;
  const body = Buffer.from(fields.toString());
  Object.assign(request.headers, {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(body.length),
  });
  delete request.headers['transfer-encoding'];
  return body;
}

/** Pages whose files are lists that are read, and of which nothing is stored. */
const LISTS: readonly { readonly path: string; readonly permission: Permission }[] = [
  { path: '/admin/stock/', permission: 'stock.write' },
  { path: '/admin/shipping/', permission: 'orders.ship' },
];

/** Pages that take several pictures at once, as many as the domain does. */
const SEVERAL = /^\/admin\/(?:media|products\/[a-z0-9-]+\/pictures)$/;

interface Uploader {
  /** @returns what stands in the file's field: its id, or its text. */
  readonly keep: (file: FormFile) => Promise<string>;
  /** The most that a file may have. */
  readonly bytes: number;
  /** How many files. */
  readonly files: number;
}

/** Asked before a byte is stored; the page asks again for what it does with the file. */
async function findUploader(request: IncomingMessage, path: string): Promise<Uploader | null> {
  const { method = '', headers } = request;
  const asked = { method, headers: { get: (name: string) => headers[name]?.toString() ?? null } };
  if (!isSameOrigin(asked)) return null;
  const order = RETURN.exec(path)?.[1];
  if (order) return findBuyer(request, order);
  const cookies = cookiesOf(headers.cookie);
  const account = await lazyAccount({ cookies, request: { method }, routePattern: '' })();
  const list = LISTS.find((one) => path.startsWith(one.path));
  if (!account || !may(account.role, list?.permission ?? 'products.write')) return null;
  const actor: StaffActor = `staff:${account.userId}`;
  const sheet = sheetKindOf(path);
  const keepOne = (file: FormFile) =>
    sheet && file.field === 'list' && file.name !== ''
      ? keepSheet(file.content, sheet, actor)
      : keep(file, actor, !list && !sheet);
  return { keep: keepOne, bytes: UPLOAD_BYTES, files: SEVERAL.test(path) ? MOST_AT_ONCE : 1 };
}

async function findBuyer(request: IncomingMessage, number: string): Promise<Uploader | null> {
  const orderId = await orderForPicture(db, number, await visitorOf(request)());
  if (!orderId) return null;
  const keepOne = (file: FormFile) =>
    file.field === 'picture' ? keepReturnPicture(db, orderId, file.content) : ignore(file);
  return {
    keep: (file) => (file.name === '' ? ignore(file) : keepOne(file)),
    bytes: RETURN_PICTURE_BYTES,
    files: 1,
  };
}

async function ignore({ content }: FormFile): Promise<string> {
  content.resume();
  return '';
}

async function readForm(request: IncomingMessage, uploader: Uploader): Promise<URLSearchParams | null> {
  const fields = new URLSearchParams();
  const parser = parserOf(request, uploader);
  if (!parser) return null;
  let isCut = false;
  const cut = () => {
    isCut = true;
  };
  for (const limit of ['fieldsLimit', 'partsLimit', 'filesLimit'] as const) parser.on(limit, cut);
  parser.on('field', (name, value, isNameCut, isValueCut) => {
    if (isNameCut || isValueCut) cut();
    else if (!name.startsWith('upload_problem')) fields.append(name, value);
  });
  const contents: Readable[] = [];
  const kept: Promise<unknown>[] = [];
  parser.on('file', (name, content, fileName) => {
    contents.push(content);
    kept.push(keepInto(fields, { field: name, content, name: fileName ?? '' }, uploader));
  });
  await pipeline(request, parser).catch((error: Error) => {
    cut();
    for (const content of contents) content.destroy(error);
  });
  const ends = await Promise.allSettled(kept);
  // A file that came with a form that is not whole stays stored, and nothing uses it.
  if (isCut) return null;
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return fields;
}

interface FormFile {
  readonly field: string;
  /** As its sender calls it. */
  readonly name: string;
  readonly content: Readable;
}

async function keepInto(fields: URLSearchParams, file: FormFile, uploader: Uploader): Promise<void> {
  try {
    const kept = await uploader.keep(file);
    fields.append(freeName(fields, file.field), kept);
  } catch (error) {
    // The rest is read, so that the answer can be.
    file.content.resume();
    if (!(error instanceof ShopError)) throw error;
    fields.append(freeName(fields, 'upload_problem'), problemText(error, file.name));
  }
}

/** Of several files each has a field of its own: `picture`, `picture_2`. */
function freeName(fields: URLSearchParams, name: string): string {
  if (!fields.has(name)) return name;
  for (let count = 2; ; count++) if (!fields.has(`${name}_${count}`)) return `${name}_${count}`;
}

function problemText({ code, status, message }: ShopError, name: string): string {
  return JSON.stringify({ code, status, message, name: name.slice(0, 200) });
}

function parserOf(request: IncomingMessage, { bytes, files }: Uploader): BusboyInstance | null {
  const headers = { ...request.headers, 'content-type': request.headers['content-type'] ?? '' };
  try {
    return new Busboy({ headers, limits: { ...LIMITS, files, fileSize: bytes + 1 } });
  } catch {
    return null;
  }
}

/** @returns the id of the file, or the text of a list; empty where none was chosen or may be stored. */
async function keep(file: FormFile, actor: StaffActor, mayStore: boolean): Promise<string> {
  const { field, content, name } = file;
  if (name === '' || (field !== 'list' && !mayStore)) return ignore(file);
  const named = { name: name.replaceAll('%22', '"'), content };
  if (field === 'list') return readList(content);
  if (field === 'picture') return keepPicture(db, { ...named, limit: PICTURE_BYTES }, actor);
  return keepFile(db, { ...named, limit: UPLOAD_BYTES }, actor);
}

/** Whether a body says of itself that it is too long. */
export function isTooLong(request: IncomingMessage, path: string): boolean {
  const most = RETURN.test(path) ? RETURN_PICTURE_BYTES : UPLOAD_BYTES;
  return Number(request.headers['content-length'] ?? 0) > most + FORM_BYTES;
}
