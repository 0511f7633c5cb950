import { type Browser, chromium } from '@playwright/test';
import lighthouse, { type Flags, type Result } from 'lighthouse';
import { freePort } from '#launcher/services/services.mjs';
import type { ShopClient } from './shop-client.ts';

type Category = 'performance' | 'accessibility' | 'best-practices' | 'seo';

/** A browser that Lighthouse may steer, and how it asks for a report of one page. */
export interface Lighthouse {
  /** @param client whose cookies the page is asked for with. */
  report(url: string, wanted: Wanted): Promise<Report>;
  stop(): Promise<void>;
}

export interface Wanted {
  readonly categories: readonly Category[];
  readonly client?: ShopClient | undefined;
  /** Audits that ask for what the page is not meant to be. */
  readonly skip?: readonly string[];
}

export interface Report {
  /** Points out of 100, by category. */
  readonly scores: Readonly<Record<string, number>>;
  /** Names of the audits that cost points. */
  readonly lost: readonly string[];
  /** A measured number, in the audit's own unit (milliseconds, bytes, or none). */
  readonly figure: (audit: string) => number;
  /** What the page asked the network for, itself included. */
  readonly requests: number;
}

/** As a phone on a simulated slow 4G connection, which is what Lighthouse does unless told otherwise. */
export async function startLighthouse(): Promise<Lighthouse> {
  const port = await freePort();
  const browser = await launch(port);
  return {
    report: async (url, wanted) => {
      await become(browser, new URL(url).origin, wanted.client);
      const look = () => lighthouse(url, flagsOf(port, wanted));
      const first = await look();
      // Now and then the browser's trace lacks its beginning, which says nothing of the page.
      const run = first?.lhr.runtimeError?.code === 'NO_NAVSTART' ? await look() : first;
      if (!run || run.lhr.runtimeError) {
        throw new Error(`no report of ${url}: ${run?.lhr.runtimeError?.message ?? 'it did not run'}`);
      }
      if (run.lhr.finalDisplayedUrl !== url) throw new Error(`${url} led to ${run.lhr.finalDisplayedUrl}`);
      return reportOf(run.lhr);
    },
    stop: () => browser.close(),
  };
}

function launch(port: number): Promise<Browser> {
  const executablePath = process.env['TEST_CHROMIUM'];
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', `--remote-debugging-port=${port}`],
  });
}

/** Puts a client's cookies, and no others, where Lighthouse opens its pages: the browser's own first context. */
async function become(browser: Browser, url: string, client?: ShopClient): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  await session.send('Storage.clearCookies');
  const cookies = [...(client?.cookies ?? [])].map(([name, value]) => ({ name, value, url }));
  if (cookies.length > 0) await session.send('Storage.setCookies', { cookies });
  await session.detach();
}

function flagsOf(port: number, { categories, skip }: Wanted): Flags {
  return {
    port,
    logLevel: 'error',
    output: 'json',
    // A request that may outlive its page is never told to have ended, and the network never falls silent.
    maxWaitForLoad: 12_000,
    onlyCategories: [...categories],
    // A slow phone is pretended for the times alone, and the picture of the whole page is for people.
    ...(categories.includes('performance') ? {} : { throttlingMethod: 'provided' }),
    disableFullPageScreenshot: true,
    ...(skip ? { skipAudits: [...skip] } : {}),
  };
}

function reportOf(result: Result): Report {
  const scores = Object.entries(result.categories).map(
    ([name, { score }]) => [name, Math.round((score ?? 0) * 100)] as const,
  );
  const weighed = Object.values(result.categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id),
  );
  const lost = weighed.filter((id) => {
    const score = result.audits[id]?.score;
    return typeof score === 'number' && score < 1;
  });
  return {
    scores: Object.fromEntries(scores),
    lost,
    figure: (audit) => result.audits[audit]?.numericValue ?? Number.NaN,
    requests: requestsOf(result),
  };
}

function requestsOf(result: Result): number {
  const details = result.audits['network-requests']?.details;
  if (!details || !('items' in details) || !Array.isArray(details.items)) return Number.NaN;
  const urls = details.items.map((item) => String((item as { url?: unknown }).url));
  // What a browser draws its own controls with is no request.
  return urls.filter((url) => !url.startsWith('data:')).length;
}
