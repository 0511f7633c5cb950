import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Message, type Summary, summaryOf } from './message.ts';
import { type Envelope, parseMessage } from './parse-message.ts';

/** Messages on disk, two files each: as received (.eml) and parsed (.json). Their summaries stay in memory. */
export type Store = {
  /** Newest first. */
  list: () => readonly Summary[];
  add: (raw: Uint8Array, envelope: Envelope) => Promise<Summary>;
  get: (id: string) => Promise<Message | undefined>;
  raw: (id: string) => Promise<Buffer | undefined>;
  markRead: (id: string) => Promise<void>;
  remove: (ids: readonly string[]) => Promise<void>;
};

type Kept = { summary: Summary; message: Message };

/** Opens the folder (made when missing). At most `keep` messages are kept; older ones are removed. */
export async function openStore(dir: string, keep = 2000): Promise<Store> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const summaries = await readAll(dir);
  const file = (id: string, kind: 'eml' | 'json') => join(dir, `${id}.${kind}`);
  const at = (id: string) => summaries.findIndex((summary) => summary.ID === id);
  const write = (kept: Kept) => writeWhole(file(kept.summary.ID, 'json'), JSON.stringify(kept));

  async function remove(ids: readonly string[]) {
    for (const id of ids.filter((id) => at(id) >= 0)) {
      summaries.splice(at(id), 1);
      await rm(file(id, 'json'), { force: true });
      await rm(file(id, 'eml'), { force: true });
    }
  }

  async function add(raw: Uint8Array, envelope: Envelope) {
    const received = new Date();
    const id = newId(received);
    const message = await parseMessage(id, raw, envelope);
    const summary = summaryOf(message, received);
    await writeFile(file(id, 'eml'), raw, { mode: 0o600 });
    await write({ summary, message });
    summaries.unshift(summary);
    await remove(summaries.slice(keep).map(({ ID }) => ID));
    return summary;
  }

  async function markRead(id: string) {
    const summary = summaries[at(id)];
    const kept = summary && !summary.Read ? await readKept(file(id, 'json')) : undefined;
    if (!summary || !kept) return;
    summary.Read = true;
    await write({ ...kept, summary });
  }

  return {
    list: () => summaries,
    add,
    get: async (id) => (at(id) < 0 ? undefined : (await readKept(file(id, 'json')))?.message),
    raw: async (id) => (at(id) < 0 ? undefined : readFile(file(id, 'eml')).catch(() => undefined)),
    markRead,
    remove,
  };
}

/** Written to another file and renamed, so that nobody reads a half-written message. */
async function writeWhole(path: string, text: string) {
  await writeFile(`${path}.new`, text, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

let arrivals = 0;

/** Ids sort by time of arrival, also within a millisecond. */
function newId(received: Date): string {
  arrivals += 1;
  const parts = [
    received.getTime().toString(36).padStart(9, '0'),
    (arrivals % 36 ** 4).toString(36).padStart(4, '0'),
  ];
  return `${parts.join('')}${randomBytes(6).toString('hex')}`;
}

async function readAll(dir: string): Promise<Summary[]> {
  const names = (await readdir(dir)).filter((name) => /^[a-z0-9]+\.json$/.test(name));
  const kept = await Promise.all(names.map((name) => readKept(join(dir, name))));
  const summaries = kept.flatMap((entry) => entry?.summary ?? []);
  return summaries.sort((a, b) => (a.ID < b.ID ? 1 : -1));
}

/** A file damaged by a crash counts as missing. */
async function readKept(path: string): Promise<Kept | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Kept;
  } catch {
    return undefined;
  }
}
