import type { Db } from '#lib/db.ts';
import { t } from '#messages/t.ts';
import { listStaffNames } from '../../../../accounts/audit-store.ts';
import { listLinkNames } from './links-store.ts';

/** Who checks in: staff, a helper by a link, or the command line. */
export type CheckInActor = `staff:${string}` | `helper:${string}` | 'cli';

/** Their names for people, by actor. */
export async function namesOfActors(db: Db, actors: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const all = [...new Set(actors)];
  const linkIds = all.filter((actor) => actor.startsWith('helper:')).map((actor) => actor.slice(7));
  const links = await listLinkNames(db, linkIds);
  const staff = await listStaffNames(db, all);
  return new Map(
    all.map((actor) => [
      actor,
      links.find(({ id }) => actor === `helper:${id}`)?.name ?? staff.get(actor) ?? unnamed(actor),
    ]),
  );
}

function unnamed(actor: string): string {
  return actor.startsWith('staff:') ? t('A member of staff') : t('The command line');
}
