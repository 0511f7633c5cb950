import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import ICAL from 'ical.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { WALLS, type zoneTexts } from '#tests/support/zone-texts.ts';

type Said = ReturnType<typeof zoneTexts>;
const SERVERS = ['UTC', 'Asia/Kathmandu', 'America/New_York'] as const;
const file = fileURLToPath(new URL('../support/zone-texts.ts', import.meta.url));

async function saidBy(server: string): Promise<Said> {
  const env = { ...process.env, TZ: server };
  const { stdout } = await promisify(execFile)(process.execPath, [file], { env, maxBuffer: 10_000_000 });
  return JSON.parse(stdout) as Said;
}

let said: Said[];
beforeAll(async () => {
  said = await Promise.all(SERVERS.map(saidBy));
});

test('pages, tickets and calendar files are the same with the server in three zones', () => {
  expect(said[1]).toEqual(said[0]);
  expect(said[2]).toEqual(said[0]);
});

describe.each(WALLS.map(([wall, zone], at) => ({ wall, zone, at })))(
  '$wall in $zone',
  ({ wall, zone, at }) => {
    const one = () => said[0]?.[at] ?? expect.fail('nothing was said');

    test('is the wall time that was entered, everywhere', () => {
      const [hour = '', minute = ''] = wall.slice(11).split(':');
      for (const text of one().texts.filter((_, index) => index !== 1))
        expect(text).toContain(`${hour}:${minute}`);
      expect(String(one().facts[0]).slice(0, 16)).toBe(wall);
      expect(new Date(String(one().facts[0])).toISOString()).toBe(one().instant);
      expect(one().address).toBe(wall.replace(':', ''));
    });

    test('is read back from the calendar file by another library', () => {
      const calendar = new ICAL.Component(ICAL.parse(one().calendar));
      const rules = calendar.getAllSubcomponents('vtimezone');
      for (const rule of rules) ICAL.TimezoneService.register(rule);
      const entry = calendar.getFirstSubcomponent('vevent');
      const start = entry?.getFirstPropertyValue('dtstart') as ICAL.Time;
      expect(start.toJSDate().toISOString()).toBe(one().instant);
      // It ends at a time that the clocks show twice: only UTC says which.
      if (wall === '2026-10-25T01:15') expect([rules, start.zone.tzid]).toEqual([[], 'UTC']);
      else {
        expect(start.toString().slice(0, 16)).toBe(wall);
        expect(rules.map((rule) => rule.getFirstPropertyValue('tzid'))).toEqual([zone]);
      }
      expect(entry?.getFirstPropertyValue('status')).toBe('CONFIRMED');
      expect(String(entry?.getFirstPropertyValue('uid'))).toContain('@lectern');
    });
  },
);
