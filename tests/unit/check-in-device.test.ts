import decode from 'qr/decode.js';
import { describe, expect, test } from 'vitest';
import { codeIn, newTicketCode, ticketToken } from '#shop/products/kinds/event/bookings/ticket-code.ts';
import { codePrint as serverPrint } from '#shop/products/kinds/event/check-in/device-list.ts';
import { pictureOf } from '#tests/support/fake-camera.ts';
import { codePrint, readCode } from '#web/client/check-in/code.ts';
import { type DeviceList, decide } from '#web/client/check-in/decide.ts';

describe('a code', () => {
  test('is read by the device as the shop reads it', () => {
    for (let at = 0; at < 50; at++) {
      const code = newTicketCode();
      const typed = [code, code.toLowerCase(), code.replace(/(.{4})(?=.)/g, '$1-'), ` ${code}\n`];
      const scanned = `https://shop.example/tickets/${ticketToken('a secret', code)}`;
      for (const text of [...typed, scanned, code.replaceAll('0', 'O').replaceAll('1', 'l')])
        expect([readCode(text), codeIn(text)]).toEqual([code, code]);
    }
    for (const text of ['', 'nothing', '4K7Q-0M3V-XP9', 'https://elsewhere.example/', '4K7Q0M3VXP9U'])
      expect([readCode(text), codeIn(text)]).toEqual([null, null]);
  });

  test('has the same print on the device and in the list', async () => {
    for (let at = 0; at < 20; at++) {
      const code = newTicketCode();
      expect(await codePrint('salt', code)).toBe(serverPrint('salt', code));
    }
  });
});

describe('a device without a network', () => {
  const list: DeviceList = {
    ...{ session: 's', madeAt: 1, until: 2, opens: 100, day: 'Sunday, 28 March at 19:00', salt: 'x' },
    seats: [
      ['a', 'pa', 'Ada', 'One', 0],
      ['b', 'pb', 'Bo', 'One', 5],
    ],
    refused: [
      ['pc', 'cancelled'],
      ['pd', 'given away'],
    ],
  };

  test.each([
    ['a seat by its code', {}, { print: 'pa' }, { is: 'in', seat: 'a', name: 'Ada', ticket: 'One' }],
    ['a seat of the list', {}, { seat: 'a' }, { is: 'in', seat: 'a', name: 'Ada', ticket: 'One' }],
    ['one that was in already', {}, { print: 'pb' }, { is: 'again', seat: 'b', name: 'Bo', at: 5 }],
    ['one that was let in here', { a: 9 }, { print: 'pa' }, { is: 'again', seat: 'a', name: 'Ada', at: 9 }],
    ['a cancelled one', {}, { print: 'pc' }, { is: 'refused', why: 'cancelled' }],
    ['one that was given away', {}, { print: 'pd' }, { is: 'refused', why: 'given away' }],
    ['an unknown one', {}, { print: 'pz' }, { is: 'refused', why: 'unknown' }],
  ] as const)('decides about %s', (_, entered, ticket, decision) => {
    expect(decide(list, entered, ticket, { at: 100, isEarlyMeant: false })).toEqual(decision);
  });

  test('asks before it lets somebody in on another day, and does what is answered', () => {
    const early = { is: 'early', seat: 'a', name: 'Ada', day: 'Sunday, 28 March at 19:00' };
    const at = (when: number, isEarlyMeant = false) =>
      decide(list, {}, { print: 'pa' }, { at: when, isEarlyMeant });
    expect([at(99), at(99, true).is, at(100).is]).toEqual([early, 'in', 'in']);
    expect(decide(list, {}, { print: 'pb' }, { at: 99, isEarlyMeant: false }).is).toBe('again');
    expect(decide(list, {}, { print: 'pc' }, { at: 99, isEarlyMeant: true }).is).toBe('refused');
  });
});

test('the decoder for browsers without one reads what a ticket shows, and throws where there is none', () => {
  const url = `https://shop.example/tickets/${ticketToken('a secret', newTicketCode())}`;
  const { width, height, grey } = pictureOf(url);
  const data = new Uint8ClampedArray(width * height * 4).map((_, at) =>
    at % 4 === 3 ? 255 : (grey[at >> 2] ?? 0),
  );
  expect(decode({ width, height, data })).toBe(url);
  expect(() => decode({ width, height, data: data.fill(255) })).toThrow();
});
