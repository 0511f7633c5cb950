import { bytesOf } from './code.ts';
import type { DeviceList } from './decide.ts';
import { api, listKey, session } from './page.ts';

/** A scan that waits to be sent. */
export interface KeptScan {
  readonly nonce: string;
  readonly seat?: string;
  readonly code?: string;
  /** Meant although the session is not today. */
  readonly early?: boolean;
  /** When it was made, by the clock of the device. */
  readonly at: number;
}

const LIST = `check-in list ${api} ${session}`;
const SCANS = `check-in scans ${api} ${session}`;
const ENTERED = `check-in entered ${api} ${session}`;

function read<T>(key: string, empty: T): T {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '') as T;
  } catch {
    return empty;
  }
}

/** A device whose storage is full or closed goes on with what it has in memory. */
function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    memory.set(key, value);
  }
}
const memory = new Map<string, unknown>();

export function keptScans(): readonly KeptScan[] {
  return (memory.get(SCANS) as KeptScan[] | undefined) ?? read<KeptScan[]>(SCANS, []);
}

export function keepScan(scan: KeptScan): void {
  write(SCANS, [...keptScans(), scan]);
}

export function forgetScans(nonces: readonly string[]): void {
  write(
    SCANS,
    keptScans().filter(({ nonce }) => !nonces.includes(nonce)),
  );
}

/** When seats were let in here since the list was made, by id. */
export function enteredHere(): Readonly<Record<string, number>> {
  return (
    (memory.get(ENTERED) as Record<string, number> | undefined) ?? read<Record<string, number>>(ENTERED, {})
  );
}

export function markEntered(seat: string, at: number): void {
  write(ENTERED, { ...enteredHere(), [seat]: at });
}

interface SignedList {
  readonly list: string;
  readonly signature: string;
}

/** The list that was kept, if its signature is right and its time is not over. */
export async function keptList(): Promise<DeviceList | null> {
  const kept = read<SignedList | null>(LIST, null);
  const list = kept && (await verified(kept));
  if (kept && (!list || list.until < Date.now())) forgetList();
  return list && list.until >= Date.now() ? list : null;
}

/** Keeps a list that the server has sent. @returns false where this browser cannot check it, or it was altered. */
export async function keepList(signed: SignedList): Promise<boolean> {
  if (!(await verified(signed))) return false;
  write(LIST, signed);
  // Since then the list itself knows who is in; what waits to be sent it does not.
  const waiting = keptScans().flatMap(({ seat, at }) => (seat ? [[seat, at] as const] : []));
  write(ENTERED, Object.fromEntries(waiting));
  return true;
}

/** Deletes the names from the device. */
export function forgetList(): void {
  localStorage.removeItem(LIST);
  localStorage.removeItem(ENTERED);
}

/** Deletes the lists of dates that are over, of whatever page. */
export function forgetOldLists(): void {
  for (const key of Object.keys(localStorage).filter((one) => one.startsWith('check-in list '))) {
    const list = JSON.parse(read<SignedList>(key, { list: '{}', signature: '' }).list) as Partial<DeviceList>;
    if ((list.until ?? 0) < Date.now()) localStorage.removeItem(key);
  }
}

async function verified({ list, signature }: SignedList): Promise<DeviceList | null> {
  try {
    const algorithm = { name: 'Ed25519' };
    const key = await crypto.subtle.importKey('raw', bytesOf(listKey), algorithm, false, ['verify']);
    const isGenuine = await crypto.subtle.verify(
      algorithm,
      key,
      bytesOf(signature),
      new TextEncoder().encode(list),
    );
    const parsed = isGenuine ? (JSON.parse(list) as DeviceList) : null;
    return parsed?.session === session ? parsed : null;
  } catch {
    return null;
  }
}
