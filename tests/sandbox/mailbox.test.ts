import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { chromium } from '@playwright/test';
import nodemailer, { type SendMailOptions } from 'nodemailer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Message, SummaryList } from '#sandbox/mailbox/message.ts';
import { startMailbox } from '#sandbox/mailbox/start-mailbox.ts';

let dir: string;
let mailbox: Awaited<ReturnType<typeof startMailbox>>;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mailbox-'));
  mailbox = await startMailbox({ dir, port: 0, smtpPort: 0 });
});
afterEach(async () => {
  await mailbox.close();
  await rm(dir, { recursive: true });
});

const sampleEmail = {
  from: 'Lectern <shop@example.com>',
  to: 'Ada Lovelace <ada@example.com>',
  subject: 'Your order ORD-2026-000001',
  text: 'Thank you.\n\nOpen your course: http://localhost:4321/learn/bread?token=abc.\nGrüße',
  html: '<!doctype html><p>Thank you. <a href="http://localhost:4321/learn/bread?token=abc">Open your course</a></p>',
};

async function send(message: SendMailOptions) {
  const transport = nodemailer.createTransport(mailbox.smtpUrl);
  await transport.sendMail(message);
  transport.close();
}

async function get<T>(path: string): Promise<T> {
  const answer = await fetch(mailbox.url + path);
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}

const messages = () => get<SummaryList>('/api/v1/messages');

describe("Mailpit's API", () => {
  test('lists what was sent, newest first, and counts what is unread', async () => {
    await send(sampleEmail);
    await send({ ...sampleEmail, to: 'grace@example.com', cc: 'Carl <carl@example.com>', subject: 'Second' });
    const list = await messages();
    expect(list).toMatchObject({ total: 2, unread: 2, count: 2, messages_count: 2, start: 0, tags: [] });
    expect(list.messages.map(({ Subject }) => Subject)).toEqual(['Second', sampleEmail.subject]);
    expect(list.messages[1]).toMatchObject({
      From: { Name: 'Lectern', Address: 'shop@example.com' },
      To: [{ Name: 'Ada Lovelace', Address: 'ada@example.com' }],
      Read: false,
      Attachments: 0,
    });
    expect(list.messages[1]?.Snippet).toMatch(/^Thank you\. Open your course/);
    expect(list.messages[0]?.Cc).toEqual([{ Name: 'Carl', Address: 'carl@example.com' }]);
  });

  test('pages by start and limit', async () => {
    for (const subject of ['one', 'two', 'three']) await send({ ...sampleEmail, subject });
    const page = await get<SummaryList>('/api/v1/messages?start=1&limit=1');
    expect(page).toMatchObject({ total: 3, count: 1, start: 1 });
    expect(page.messages[0]?.Subject).toBe('two');
  });

  test('gives one message in full, marks it read, and knows the latest', async () => {
    await send(sampleEmail);
    const message = await get<Message>('/api/v1/message/latest');
    expect(message.Text.trim()).toBe(sampleEmail.text);
    expect(message.HTML).toContain('<a href="http://localhost:4321/learn/bread?token=abc">');
    expect(message.MessageID).toMatch(/^[^<>]+@/);
    expect(Math.abs(Date.parse(message.Date) - Date.now())).toBeLessThan(60_000);
    expect(await messages()).toMatchObject({ total: 1, unread: 0 });
    expect((await fetch(`${mailbox.url}/api/v1/message/nosuch`)).status).toBe(404);
  });

  test('keeps attachments apart and names blind copies', async () => {
    await send({
      ...sampleEmail,
      bcc: 'hidden@example.com',
      attachments: [{ filename: 'a b.txt', content: 'hello' }],
    });
    const message = await get<Message>('/api/v1/message/latest');
    expect(message.Bcc).toEqual([{ Name: '', Address: 'hidden@example.com' }]);
    expect(message.Attachments).toMatchObject([{ FileName: 'a b.txt', ContentType: 'text/plain', Size: 5 }]);
    const part = await fetch(
      `${mailbox.url}/api/v1/message/${message.ID}/part/${message.Attachments[0]?.PartID}`,
    );
    expect(await part.text()).toBe('hello');
    expect(part.headers.get('content-disposition')).toMatch(/^attachment/);
  });

  test('searches by address, subject, words and state', async () => {
    await send(sampleEmail);
    await send({ ...sampleEmail, to: 'grace@example.com', subject: 'Your seat', text: 'Bring a pencil' });
    const found = async (query: string) => {
      const list = await get<SummaryList>(`/api/v1/search?query=${encodeURIComponent(query)}`);
      expect(list.total).toBe(2);
      return list.messages.map(({ Subject }) => Subject);
    };
    expect(await found('to:grace@example.com')).toEqual(['Your seat']);
    expect(await found('to:"ada@example.com"')).toEqual([sampleEmail.subject]);
    expect(await found('subject:"your order"')).toEqual([sampleEmail.subject]);
    expect(await found('pencil')).toEqual(['Your seat']);
    expect(await found('-pencil from:shop@example.com')).toEqual([sampleEmail.subject]);
    expect(await found('is:unread to:nobody@example.com')).toEqual([]);
    expect((await fetch(`${mailbox.url}/api/v1/search?query=`)).status).toBe(400);
  });

  test('deletes one, then all', async () => {
    for (const subject of ['one', 'two', 'three']) await send({ ...sampleEmail, subject });
    const [newest] = (await messages()).messages;
    const remove = (body?: string) =>
      fetch(`${mailbox.url}/api/v1/messages`, { method: 'DELETE', ...(body && { body }) });
    expect((await remove(JSON.stringify({ IDs: [newest?.ID] }))).status).toBe(200);
    expect((await messages()).messages.map(({ Subject }) => Subject)).toEqual(['two', 'one']);
    expect((await remove()).status).toBe(200);
    expect((await messages()).total).toBe(0);
  });
});

describe('keeping', () => {
  test('mail survives a restart, with its read state', async () => {
    for (const subject of ['one', 'two', 'three']) await send({ ...sampleEmail, subject });
    await get('/api/v1/message/latest');
    const before = await messages();
    await mailbox.close();
    mailbox = await startMailbox({ dir, port: 0, smtpPort: 0 });
    expect(await messages()).toEqual(before);
    expect(before.unread).toBe(2);
  });

  test('the oldest are removed when there are too many', async () => {
    await mailbox.close();
    mailbox = await startMailbox({ dir, port: 0, smtpPort: 0, keep: 2 });
    for (const subject of ['one', 'two', 'three']) await send({ ...sampleEmail, subject });
    expect((await messages()).messages.map(({ Subject }) => Subject)).toEqual(['three', 'two']);
  });

  test('fifty senders at once lose nothing', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, n) => send({ ...sampleEmail, subject: `number ${n}` })));
    const list = await get<SummaryList>('/api/v1/messages?limit=100');
    expect(new Set(list.messages.map(({ Subject }) => Subject)).size).toBe(50);
  });
});

describe('outsiders', () => {
  test('a host name that only resolves to this machine is refused', async () => {
    await send(sampleEmail);
    const { port } = new URL(mailbox.url);
    const asked = request({
      host: '127.0.0.1',
      port,
      path: '/api/v1/messages',
      headers: { Host: 'evil.example' },
    });
    asked.end();
    const [answer] = await once(asked, 'response');
    expect(answer.statusCode).toBe(403);
    answer.resume();
  });

  test('cannot delete mail', async () => {
    await send(sampleEmail);
    const headers = { Origin: 'https://evil.example' };
    expect((await fetch(`${mailbox.url}/delete`, { method: 'POST', headers })).status).toBe(403);
    expect((await messages()).total).toBe(1);
  });
});

describe('the pages', () => {
  let browser: Awaited<ReturnType<typeof chromium.launch>>;
  beforeAll(async () => {
    const { TEST_CHROMIUM: executablePath = '/usr/bin/chromium' } = process.env;
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
    });
  });
  afterAll(() => browser.close());

  for (const { name, options } of [
    { name: 'a wide light window', options: { viewport: { width: 1280, height: 800 } } },
    { name: 'one without script', options: { javaScriptEnabled: false } },
    {
      name: 'a narrow dark one',
      options: {
        viewport: { width: 320, height: 640 },
        colorScheme: 'dark' as const,
        javaScriptEnabled: false,
      },
    },
  ]) {
    test(`list, search and message in ${name}`, async () => {
      const scripted = !('javaScriptEnabled' in options);
      await send({ ...sampleEmail, html: `${sampleEmail.html}<script>document.title='run'</script>` });
      await send({ ...sampleEmail, to: 'grace@example.com', subject: '<b>Second</b> & "last"' });
      const page = await (await browser.newContext(options)).newPage();
      const complaints: string[] = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      await page.goto(mailbox.url);
      expect(await page.getByRole('listitem').count()).toBe(2);
      expect(await page.getByRole('link', { name: '<b>Second</b> & "last"' }).count()).toBe(1);
      expect(await axe(page, { scripted })).toEqual([]);
      await page.getByLabel('Search').fill('to:ada@example.com');
      await page.getByRole('button', { name: 'Search' }).click();
      expect(await page.getByRole('listitem').count()).toBe(1);
      await page.getByRole('link', { name: sampleEmail.subject }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(sampleEmail.subject);
      const link = page.getByRole('link', { name: 'http://localhost:4321/learn/bread?token=abc' });
      expect(await link.getAttribute('href')).toBe('http://localhost:4321/learn/bread?token=abc');
      const framed = page.frameLocator('iframe').getByRole('link', { name: 'Open your course' });
      expect(await framed.count()).toBe(1);
      expect(await axe(page, { scripted })).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect(await page.title()).toBe(sampleEmail.subject);
      expect(complaints.filter((words) => !/frame is sandboxed/.test(words))).toEqual([]);
      await page.context().close();
    });
  }

  test('new mail appears by itself', async () => {
    const page = await browser.newPage();
    await page.goto(mailbox.url);
    await send(sampleEmail);
    await page.getByRole('link', { name: sampleEmail.subject }).waitFor();
    await page.close();
  });

  const axe = async (
    page: Awaited<ReturnType<typeof browser.newPage>>,
    { scripted }: { scripted: boolean },
  ) => {
    if (!scripted) return []; // it needs script itself; the markup is the same
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  };
});

test('the process says where it listens and ends when its input pipe closes', async () => {
  const main = new URL('../../src/sandbox/mailbox/main.ts', import.meta.url).pathname;
  const env = { ...process.env, MAILBOX_PORT: '0', MAILBOX_DATA: join(dir, 'own') };
  const child = spawn(process.execPath, [main], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  const addresses = JSON.parse(String(line)) as { mailbox: string; smtp: string };
  expect((await fetch(`${addresses.mailbox}/readyz`)).status).toBe(200);
  expect(addresses.smtp).toMatch(/^smtp:\/\/127\.0\.0\.1:\d+$/);
  child.stdin.end();
  expect(await once(child, 'exit')).toEqual([0, null]);
});
