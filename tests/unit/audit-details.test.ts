import { afterEach, expect, test } from 'vitest';
import { setLanguage } from '#messages/language.ts';
import { auditDetailTexts } from '#web/admin/audit-text.ts';
import { emailLabel } from '#web/admin/staff-act-labels.ts';

afterEach(() => setLanguage('en'));

test.each([
  [{ source: 'list', devices: 2 }, ['Licence keys: From my own list', 'Devices per key: 2']],
  [{ fields: ['dates'], count: 3 }, ['How many: 3']],
  [{ title: 'Guide', edition: '1.1' }, ['“Guide”', 'Version: 1.1']],
  [
    {
      changes: [
        { field: 'starts', from: '2027-01-14T19:00 Europe/Berlin', to: '2027-01-15T18:30 Europe/Paris' },
      ],
    },
    ['Starts: 14 Jan 2027, 19:00 Europe/Berlin → 15 Jan 2027, 18:30 Europe/Paris'],
  ],
] as const)('the log tells %j in words', (details, texts) => {
  expect(auditDetailTexts({ details })).toEqual(texts);
});

test('an export names what it had, and says of nothing that it changed', () => {
  const row = { details: { fields: ['name', 'email', 'answers'] }, action: 'attendees.exported' };
  expect(auditDetailTexts(row)).toEqual(['Name, Email, Answers']);
});

test.each(['ticket', 'new-version', 'waiting-offer', 'date-moved', 'order-confirmation'])(
  'the email %s has a name in each language',
  (kind) => {
    const english = emailLabel(kind);
    setLanguage('de');
    expect([english, emailLabel(kind)]).not.toContain(null);
  },
);
