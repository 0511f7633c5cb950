import { createHash, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import forge from 'node-forge';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig } from '#lib/config.ts';
import { readAppleCertificate } from '#lib/wallet/apple-certificate.ts';
import { signApplePass } from '#lib/wallet/apple-pass.ts';
import type { EventPass } from '#lib/wallet/event-pass.ts';
import { readGoogleAccount } from '#lib/wallet/google-account.ts';
import { googleSaveUrl } from '#lib/wallet/google-pass.ts';
import { writeAppleCertificate, writeGoogleAccount } from '#tests/support/wallet-certificates.ts';

const dir = mkdtempSync(join(tmpdir(), 'lectern-wallet-'));
afterAll(() => rmSync(dir, { recursive: true }));
const file = (name: string) => join(dir, name);

const PASS: EventPass = {
  ...{ serial: 'ABCDEFGH1234', group: '0b0f0f5e-0000-4000-8000-000000000001', shopName: 'Lectern' },
  ...{
    title: 'Ein Tag am Ofen · パン',
    startsAt: new Date('2027-03-28T09:00:00Z'),
    endsAt: new Date('2027-03-28T16:00:00Z'),
  },
  when: { label: 'Date', text: 'Sunday, 28 March 2027, 11:00' },
  place: { label: 'Place', text: 'The Oven Hall, Hamburg' },
  name: { label: 'Name', text: 'نور' },
  ticket: null,
  ...{ code: 'https://shop.example/tickets/x', codeText: 'ABCD EFGH 1234' },
  url: { label: 'Ticket', text: 'https://shop.example/tickets/x' },
  isVoid: false,
};
const PICTURES = { 'icon.png': Buffer.from('icon'), 'icon@2x.png': Buffer.from('icon twice') };

describe('a pass for Apple Wallet', () => {
  const { publicKey } = writeAppleCertificate(file('apple.pem'));
  const apple = readAppleCertificate(file('apple.pem'));
  const files = unzip(signApplePass(PASS, PICTURES, apple));
  const json = JSON.parse(files.get('pass.json')?.toString() ?? '{}');

  test('says whose it is, by the certificate', () => {
    expect(json).toMatchObject({
      ...{ formatVersion: 1, passTypeIdentifier: 'pass.org.example.tickets', teamIdentifier: 'TEAM123456' },
      ...{ serialNumber: PASS.serial, organizationName: 'Lectern', groupingIdentifier: PASS.group },
    });
  });

  test('shows title, time, place and name, and the code that is scanned', () => {
    expect(json.eventTicket.primaryFields[0]).toMatchObject({ label: PASS.when.text, value: PASS.title });
    expect(json.eventTicket.secondaryFields[0]).toMatchObject({ value: PASS.place.text });
    expect(json.eventTicket.auxiliaryFields).toMatchObject([{ key: 'name', value: 'نور' }]);
    expect(json.barcodes[0]).toMatchObject({
      format: 'PKBarcodeFormatQR',
      message: PASS.code,
      altText: PASS.codeText,
    });
    expect(new Date(json.relevantDate)).toEqual(PASS.startsAt);
  });

  test('lists every file with its sum, and the list is signed', () => {
    const manifest = files.get('manifest.json') ?? Buffer.of();
    const sums = JSON.parse(manifest.toString());
    for (const [name, bytes] of files) {
      if (name === 'manifest.json' || name === 'signature') continue;
      expect(sums[name], name).toBe(createHash('sha1').update(bytes).digest('hex'));
    }
    const signature = files.get('signature')?.toString('binary') ?? '';
    expect(isSignedBy(signature, manifest, publicKey)).toBe(true);
    expect(isSignedBy(signature, Buffer.concat([manifest, Buffer.from(' ')]), publicKey)).toBe(false);
  });
});

describe('a pass for Google Wallet', () => {
  const { publicKey } = writeGoogleAccount(file('google.json'));
  const how = { origin: 'https://shop.example', at: new Date('2026-12-01T08:00:00Z'), language: 'en' };
  const url = googleSaveUrl(PASS, readGoogleAccount(file('google.json')), how);

  test('is in the address that saves it, signed by the account', () => {
    expect(url).toMatch(/^https:\/\/pay\.google\.com\/gp\/v\/save\/[\w-]+\.[\w-]+\.[\w-]+$/);
    const [head = '', body = '', signed = ''] = url.slice(url.lastIndexOf('/') + 1).split('.');
    expect(
      verify('RSA-SHA256', Buffer.from(`${head}.${body}`), publicKey, Buffer.from(signed, 'base64url')),
    ).toBe(true);
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    expect(claims).toMatchObject({
      aud: 'google',
      typ: 'savetowallet',
      iat: 1_796_112_000,
      origins: [how.origin],
    });
    const [object] = claims.payload.eventTicketObjects;
    expect(object).toMatchObject({
      ...{ id: '338800000.ABCDEFGH1234', classId: claims.payload.eventTicketClasses[0].id, state: 'ACTIVE' },
      ...{ ticketHolderName: 'نور', barcode: { type: 'QR_CODE', value: PASS.code } },
    });
  });
});

describe('a file that cannot sign is named before anything starts', () => {
  const usual = {
    DATABASE_URL: 'postgres://localhost/x',
    STRIPE_WEBHOOK_SECRET: 'whsec_12345678',
    SMTP_URL: 'smtp://localhost',
    AUTH_SECRET: 'x'.repeat(32),
  };
  writeFileSync(file('empty.pem'), '');
  writeAppleCertificate(file('other.pem'), { CN: 'Not for passes' });
  writeGoogleAccount(file('no-issuer.json'), { issuer_id: undefined });
  writeGoogleAccount(file('no-key.json'), { private_key: 'none' });

  test.each([
    ['APPLE_PASS_CERTIFICATE', 'nowhere.pem', /path of a PEM file/],
    ['APPLE_PASS_CERTIFICATE', 'empty.pem', /private key/],
    ['APPLE_PASS_CERTIFICATE', 'other.pem', /pass type certificate/],
    ['GOOGLE_WALLET_ACCOUNT', 'nowhere.json', /path of a JSON file/],
    ['GOOGLE_WALLET_ACCOUNT', 'no-issuer.json', /issuer_id/],
    ['GOOGLE_WALLET_ACCOUNT', 'no-key.json', /private_key/],
  ])('%s: %s', (name, path, why) => {
    expect(() => readConfig({ ...usual, [name]: file(path) })).toThrow(new RegExp(`${name}.*${why.source}`));
  });

  test('without them tickets offer no wallet', () => {
    expect(readConfig(usual).wallets).toEqual({ apple: null, google: null });
  });
});

/** The files of an archive that does not compress, by name. */
function unzip(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (let at = 0; archive.readUInt32LE(at) === 0x04034b50; ) {
    const [size, nameLength, extra] = [
      archive.readUInt32LE(at + 18),
      archive.readUInt16LE(at + 26),
      archive.readUInt16LE(at + 28),
    ];
    const start = at + 30 + nameLength + extra;
    files.set(archive.toString('utf8', at + 30, at + 30 + nameLength), archive.subarray(start, start + size));
    at = start + size;
  }
  return files;
}

/** Whether a detached PKCS#7 signature is of these bytes and by that key. */
function isSignedBy(signature: string, bytes: Buffer, publicKey: string): boolean {
  const message = forge.pkcs7.messageFromAsn1(forge.asn1.fromDer(signature)) as unknown as {
    rawCapture: { signature: string; authenticatedAttributes: forge.asn1.Asn1[] };
  };
  const { authenticatedAttributes, signature: signed } = message.rawCapture;
  const { asn1 } = forge;
  const set = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SET, true, authenticatedAttributes);
  const attributes = Buffer.from(asn1.toDer(set).getBytes(), 'binary');
  const names = ['SHA256', 'SHA1'];
  const isOf = names.some((name) => attributes.includes(createHash(name).update(bytes).digest()));
  return isOf && names.some((name) => verify(name, attributes, publicKey, Buffer.from(signed, 'binary')));
}
