import { sql } from 'kysely';
import { anyOf } from '#lib/db/fixed-statement.ts';
import { statement, type ValueOf } from '#lib/db/statement.ts';
import type { Db, Tx } from '#lib/db.ts';
import type { ProductBrief } from '../../kind.ts';
import { findOrAddTeacher } from '../course/teachers/store.ts';
import type { EventBrief, EventDetails } from './event.ts';

type ProductIds = { readonly productIds: readonly string[] };
const ids = (value: ValueOf<ProductIds>) => anyOf(value('productIds'));

const NEXT = sql<EventBrief['next']>`(
  select json_build_object('startsLocal', d.starts_local, 'zone', d.zone, 'isOnline', d.is_online,
    'placeName', d.place_name, 'placeCity', d.place_city)
  from event_dates d where d.product_id = e.product_id and d.state <> 'cancelled' and d.ends_at > now()
  order by d.starts_at, d.id limit 1)`;
const DATE_COUNT = sql<number>`(select count(*)::integer from event_dates d
  where d.product_id = e.product_id and d.state <> 'cancelled' and d.ends_at > now())`;
const SPEAKERS = sql<string[]>`coalesce((select array_agg(t.name order by s.position, t.name)
  from event_speakers s join teachers t on t.id = s.teacher_id where s.product_id = e.product_id), '{}')`;

/** The details that cards show. */
export const eventBriefs = statement<ProductBrief & EventBrief, ProductIds>((db, value) =>
  db
    .selectFrom('events as e')
    .select(['e.productId', NEXT.as('next'), DATE_COUNT.as('dateCount')])
    .where('e.productId', '=', ids(value)),
);

const detailsOf = statement<ProductBrief & EventDetails, ProductIds>((db, value) =>
  db
    .selectFrom('events as e')
    .select(['e.productId', 'e.language', 'e.age', 'e.bring', 'e.access'])
    .select([SPEAKERS.as('speakers'), NEXT.as('next'), DATE_COUNT.as('dateCount')])
    .where('e.productId', '=', ids(value)),
);

export async function loadEvents(
  db: Db,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, EventDetails>> {
  if (productIds.length === 0) return new Map();
  const rows = await detailsOf(db, { productIds });
  return new Map(rows.map(({ productId, ...details }) => [productId, details]));
}

/** Writes the details and who leads it; what is computed of the dates is left out. */
export async function saveEvent(tx: Tx, productId: string, details: EventDetails): Promise<void> {
  const { language, age, access, speakers } = details;
  const columns = { language, age, access, bring: [...details.bring] };
  await tx
    .insertInto('events')
    .values({ productId, ...columns })
    .onConflict((conflict) => conflict.column('productId').doUpdateSet(columns))
    .execute();
  const before = (await loadEvents(tx, [productId])).get(productId)?.speakers ?? [];
  if (before.join('\n') === speakers.join('\n')) return;
  await tx.deleteFrom('eventSpeakers').where('productId', '=', productId).execute();
  for (const [position, name] of speakers.entries()) {
    const teacherId = await findOrAddTeacher(tx, name, '');
    await tx.insertInto('eventSpeakers').values({ productId, teacherId, position }).execute();
  }
}

/** The teachers who lead an event, those of courses with their page. */
export function listSpeakers(db: Db, productId: string): Promise<readonly Speaker[]> {
  return speakersOf(db, { productId });
}

interface Speaker {
  readonly name: string;
  readonly bio: string;
  readonly slug: string | null;
}

const speakersOf = statement<Speaker, { productId: string }>((db, value) =>
  db
    .selectFrom('eventSpeakers as s')
    .innerJoin('teachers as t', 't.id', 's.teacherId')
    .select(['t.name', 't.bio'])
    .select(
      sql<string | null>`case when exists (select from courses c join products p on p.id = c.product_id
        where c.teacher_id = t.id and p.status = 'published') then t.slug end`.as('slug'),
    )
    .where('s.productId', '=', value<string>('productId'))
    .orderBy('s.position')
    .orderBy('t.name'),
);
