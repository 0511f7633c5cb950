import { sql } from 'kysely';
import { statement } from '#lib/db/statement.ts';
import type { Db } from '#lib/db.ts';
import { memoize } from '#lib/memoize.ts';
import type { Method } from './method.ts';
import type { Pickup, PickupDate } from './pickup.ts';
import type { Zone } from './zone.ts';

/** A zone with its methods, both in their order. */
export interface ZoneWithMethods extends Zone {
  readonly methods: readonly Method[];
}

/** All zones, in one statement. */
export async function listZones(db: Db): Promise<readonly ZoneWithMethods[]> {
  return zonesOf(await storedZones(db, {}));
}

interface StoredZone extends Zone {
  readonly methods: readonly StoredMethod[];
}
interface StoredMethod extends Omit<Method, 'endsAt' | 'pickup'> {
  readonly endsAt: string | null;
  readonly pickup: StoredPickup | null;
}
interface StoredPickup extends Omit<Pickup, 'date'> {
  readonly date: (Omit<PickupDate, 'startsAt'> & { readonly startsAt: string }) | null;
}

/** The address of the warehouse of a row `m`. */
const WAREHOUSE = sql`(select json_build_object('name', w.name, 'company', w.company, 'line1', w.line1, 'line2', w.line2,
  'city', w.city, 'region', w.region, 'postcode', w.postcode, 'country', coalesce(w.country, ''), 'phone', w.phone)
  from warehouses w where w.id = m.warehouse_id)`;
/** The date of a row `m`. */
const DATE = sql`(select json_build_object('id', d.id, 'title', p.title, 'startsLocal', d.starts_local,
  'startsAt', d.starts_at, 'isCancelled', d.cancelled_at is not null, 'place', concat_ws(', ', nullif(d.place_name, ''), nullif(d.place_address, ''),
    nullif(d.place_city, '')))
  from event_dates d join products p on p.id = d.product_id where d.id = m.event_date_id)`;

const storedZones = statement<StoredZone>((db) => ({
  compile: () =>
    sql<StoredZone>`
    select z.id, z.name, z.countries, z.postcodes, coalesce((
      select json_agg(json_build_object(
        'id', m.id, 'zoneId', m.zone_id, 'kind', m.kind, 'title', m.title, 'currency', m.currency, 'rateBy', m.rate_by,
        'freeFrom', m.free_from, 'minDays', m.min_days, 'maxDays', m.max_days, 'place', m.place, 'endsAt', m.ends_at,
        'isOffered', m.is_offered, 'pickup', case when m.warehouse_id is not null or m.event_date_id is not null
          then json_build_object('warehouseId', m.warehouse_id, 'warehouse', ${WAREHOUSE}, 'date', ${DATE}) end,
        'rates', (select coalesce(json_agg(json_build_object('upTo', r.up_to, 'amount', r.amount) order by r.position), '[]')
          from shipping_rates r where r.method_id = m.id)
      ) order by m.position, m.title, m.id)
      from shipping_methods m where m.zone_id = z.id), '[]') as methods
    from shipping_zones z order by z.position, z.name`.compile(db),
}));

const zonesOf = memoize((rows: readonly StoredZone[]): readonly ZoneWithMethods[] =>
  rows.map((zone) => ({
    ...zone,
    methods: zone.methods.map(({ pickup, ...method }) => ({
      ...method,
      endsAt: method.endsAt === null ? null : new Date(method.endsAt),
      ...(pickup && { pickup: pickupOf(pickup) }),
    })),
  })),
);

function pickupOf({ date, ...stored }: StoredPickup): Pickup {
  return { ...stored, date: date && { ...date, startsAt: new Date(date.startsAt) } };
}

/** Where staff can let something be picked up: open warehouses that say so, and dates that are still to come. */
export async function listPickups(
  db: Db,
  at: Date,
): Promise<readonly (Pickup & { readonly name: string })[]> {
  const { rows } = await sql<StoredPickup & { readonly name: string }>`
    select m.warehouse_id as "warehouseId", w.name, ${WAREHOUSE} as warehouse, null::json as date
    from warehouses w cross join lateral (select w.id as warehouse_id) m
    where w.is_pickup and w.closed_at is null
    union all
    select null, p.title, null, ${DATE} from (
      select id as event_date_id, product_id from event_dates where starts_at > ${at} and cancelled_at is null
      order by starts_at limit 200
    ) m join products p on p.id = m.product_id`.execute(db);
  return rows.map(({ name, ...stored }) => ({ ...pickupOf(stored), name }));
}
