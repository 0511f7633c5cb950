import { expect, test } from 'vitest';
import { loggedPath } from '#web/http/logged-path.ts';

test('a log has no address that gives access to whoever reads it', () => {
  for (const start of [
    ...['/open/', '/files/', '/preparing/', '/tickets/', '/check-in/', '/api/check-in/'],
    ...['/waiting-list/', '/stop-emails/', '/back-in-stock/email/'],
  ])
    for (const end of ['', '.pdf', '/attendee'])
      expect(loggedPath(`${start}4K7Q0M3VXP9Dsecret${end}`)).toBe(`${start}…`);
  for (const path of ['/', '/courses/a-slug', '/orders/ORD-2026-000123', '/check-in', '/events/open/x'])
    expect(loggedPath(path)).toBe(path);
});
