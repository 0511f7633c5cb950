import { offerCamera } from './camera.ts';
import { codePrint, readCode } from './code.ts';
import { decide } from './decide.ts';
import { decisionText } from './decision-text.ts';
import { forgetPage, keepPage } from './keep-page.ts';
import {
  enteredHere,
  forgetList,
  forgetOldLists,
  forgetScans,
  type KeptScan,
  keepList,
  keepScan,
  keptList,
  keptScans,
  markEntered,
} from './kept.ts';
import { showOfflineList } from './offline-list.ts';
import { clock, part, root, say } from './page.ts';
import { type Count, fetchCount, fetchList, Refused, type ScanResult, sendScans } from './send.ts';
import { refresh, showKept, showNetwork, showResult } from './show.ts';

/** The script of the check-in page: the camera, the live count, and check-in while the network is gone. */
const POLL_MS = 5_000;
/** How often the kept list is renewed, in milliseconds. */
const LIST_MS = 60_000;
const MOST_SCANS = 50;

/** Whether the server was not reached last, and the page shows the kept list. */
let isOffline = false;
let isSending = false;
/** Whether what was kept has been sent and nobody was told yet. */
let hasSent = false;

forgetOldLists();
if (root.dataset['checkIn'] === 'open') start();
else forgetHere();

function start(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset['scan'] === undefined) return;
    event.preventDefault();
    const fields = new FormData(form);
    const seat = fields.get('seat');
    const early = fields.has('early') ? { early: true } : {};
    void read(seat ? { seat: String(seat), ...early } : { code: String(fields.get('code') ?? '') });
    const code = form.querySelector<HTMLInputElement>('#code');
    if (code) {
      code.value = '';
      code.focus();
    }
  });
  part('form[role=search]')?.addEventListener('submit', (event) => {
    if (!isOffline) return;
    event.preventDefault();
    void listOffline();
  });
  void keepPage();
  offerCamera((text) => void read({ code: text }));
  void renewList();
  void poll();
  setInterval(() => void poll(), POLL_MS);
  setInterval(() => void renewList(), LIST_MS);
  addEventListener('online', () => void poll());
}

/** Checks in what was read: by the server, or without a network by the list that was kept. */
async function read(ticket: Pick<KeptScan, 'seat' | 'code' | 'early'>): Promise<void> {
  const scan: KeptScan = { nonce: crypto.randomUUID(), at: Date.now(), ...ticket };
  try {
    const { results, count } = await sendScans([scan], false);
    const [result] = results;
    if (result) took(result);
    await bringUpToDate(count);
  } catch (error) {
    if (error instanceof Refused) tellRefused(error);
    else await decideAlone(scan);
  }
}

function forgetHere(): void {
  forgetList();
  void forgetPage();
}

/** The answer stands, whether the page can be renewed or not. */
async function bringUpToDate(count: Count): Promise<void> {
  await refresh(count, isOffline).catch(() => {});
  isOffline = false;
}

function took(result: ScanResult): void {
  showResult(result.is === 'early' && result.seat ? { ...result, early: result.seat } : result);
  showNetwork(null);
  if (result.seat && result.is === 'in') markEntered(result.seat, Date.now());
}

async function decideAlone(scan: KeptScan): Promise<void> {
  const list = await keptList();
  if (!list) {
    showNetwork(say('No network, and this phone has kept no list. Try again.'));
    return;
  }
  const code = scan.code === undefined ? null : readCode(scan.code);
  const ticket = scan.seat ? { seat: scan.seat } : { print: code ? await codePrint(list.salt, code) : '' };
  const made = { at: scan.at, isEarlyMeant: scan.early === true };
  const decision = decide(list, enteredHere(), ticket, made);
  if (decision.is === 'in') {
    markEntered(decision.seat, scan.at);
    keepScan({ nonce: scan.nonce, at: scan.at, seat: decision.seat });
  }
  showResult(decisionText(decision, list.madeAt));
  tellWaiting(list.madeAt);
  await listOffline();
}

function tellWaiting(madeAt: number): void {
  const waiting = keptScans().length;
  const sentence = say('No network. Check-in goes on with the list from {time}.', { time: clock(madeAt) });
  showNetwork(
    waiting > 0 ? `${sentence} ${say('{count} check-ins wait to be sent.', { count: waiting })}` : sentence,
  );
}

/** Sends what waits, and brings the page up to date. */
async function poll(): Promise<void> {
  try {
    await sendKept();
    const { count } = await fetchCount();
    await bringUpToDate(count);
    if (keptScans().length === 0) settle();
  } catch (error) {
    if (error instanceof Refused) tellRefused(error);
    else await tellOffline();
  }
}

async function tellOffline(): Promise<void> {
  const list = await keptList();
  if (list) tellWaiting(list.madeAt);
  if (!isOffline) await listOffline();
}

/** Shows the people of the kept list, as far as the field of the search says. */
async function listOffline(): Promise<void> {
  const list = await keptList();
  if (!list) return;
  isOffline = true;
  showOfflineList(list, document.querySelector<HTMLInputElement>('#q')?.value ?? '');
}

function settle(): void {
  showNetwork(hasSent ? say('Everything is sent.') : null);
  hasSent = false;
}

async function sendKept(): Promise<void> {
  if (isSending) return;
  isSending = true;
  try {
    for (let scans = keptScans(); scans.length > 0; scans = keptScans()) {
      const part = scans.slice(0, MOST_SCANS);
      const { results } = await sendScans(part, true);
      forgetScans(part.map(({ nonce }) => nonce));
      hasSent = true;
      // What another device had let in before is told.
      const other = results.find(({ is, tone }) => is !== 'in' || tone === 'warning');
      if (other) showResult(other);
    }
  } finally {
    isSending = false;
  }
}

function tellRefused({ status }: Refused): void {
  showNetwork(
    status === 401
      ? say('You are not signed in any more. Sign in again to send what this phone has kept.')
      : say('This link has ended. Ask the person who sent it to you for a new one.'),
  );
  if (status === 404 || status === 410) forgetHere();
}

async function renewList(): Promise<void> {
  try {
    const { list, signature } = await fetchList();
    const isKept = await keepList({ list, signature });
    showKept(
      isKept
        ? say('This phone keeps a list for when the network is gone.')
        : say('This browser cannot keep a list, so check-in needs the network.'),
    );
  } catch {
    // The one that was kept is still there.
  }
}
