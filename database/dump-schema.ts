import pg from 'pg';

/** Functions of the schema: those that read no table come before the tables, whose rules and indexes may call them. */
const functions = (condition: string) =>
  `select pg_get_functiondef(p.oid) || ';' from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname = 'public' and ${condition}
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by p.proname`;

/** Queries that describe a schema: each returns one SQL statement per row, in a stable order. */
const PARTS: readonly string[] = [
  `select format('create extension if not exists %I;', extname) from pg_extension
     where extname in ('pg_trgm', 'unaccent') order by extname`,
  `select format('create schema %I;', nspname) from pg_namespace where nspname = 'reporting'`,
  `select format('create text search configuration %I (parser = default);', cfgname)
     from pg_ts_config c join pg_namespace n on n.oid = c.cfgnamespace where n.nspname = 'public' order by cfgname`,
  `select format('alter text search configuration %I add mapping for %I with %s;', c.cfgname, t.alias,
       string_agg(m.mapdict::regdictionary::text, ', ' order by m.mapseqno))
     from pg_ts_config c join pg_namespace n on n.oid = c.cfgnamespace join pg_ts_config_map m on m.mapcfg = c.oid
     join ts_token_type('default') t on t.tokid = m.maptokentype
     where n.nspname = 'public' group by c.cfgname, t.alias order by 1`,
  `select format('create sequence %I;', c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'S' and c.relname !~ '_id_seq$'
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'i') order by 1`,
  functions("p.provolatile = 'i'"),
  // Tables with their columns, then constraints; foreign keys last, because they need the other table.
  `select format(E'create table %I (\\n%s\\n)%s;', c.relname, string_agg(format('  %I %s%s%s%s', a.attname,
       format_type(a.atttypid, a.atttypmod),
       case when a.attidentity = 'a' then ' generated always as identity' else '' end,
       case when a.attgenerated = 's' then format(' generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid))
            when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end,
       case when a.attnotnull then ' not null' else '' end), E',\\n' order by a.attnum),
       case when c.relkind = 'p' then ' partition by ' || pg_get_partkeydef(c.oid) else '' end)
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
     where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'schema_migrations'
     group by c.oid, c.relname order by c.relname`,
  // A partition has the columns, constraints and indexes of its table.
  `select format('create table %I partition of %s %s;', c.relname, i.inhparent::regclass, pg_get_expr(c.relpartbound, c.oid))
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_inherits i on i.inhrelid = c.oid
     where n.nspname = 'public' and c.relispartition and c.relkind = 'r' order by c.relname`,
  `select format('alter table %I add constraint %I %s;', t.relname, k.conname, pg_get_constraintdef(k.oid))
     from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_namespace n on n.oid = t.relnamespace
     where n.nspname = 'public' and k.contype in ('p', 'u', 'c', 'f') and not t.relispartition
       and t.relname <> 'schema_migrations'
     order by k.contype = 'f', t.relname, k.contype, k.conname`,
  `select replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') || ';' from pg_index i join pg_class t on t.oid = i.indrelid
     join pg_class x on x.oid = i.indexrelid join pg_namespace n on n.oid = t.relnamespace
     where n.nspname = 'public' and not t.relispartition
       and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
     order by t.relname, x.relname`,
  functions("p.provolatile <> 'i'"),
  `select pg_get_triggerdef(g.oid) || ';' from pg_trigger g join pg_class t on t.oid = g.tgrelid
     join pg_namespace n on n.oid = t.relnamespace
     where n.nspname = 'public' and not g.tgisinternal order by t.relname, g.tgname`,
  `select format(E'create view %I.%I as\\n%s', n.nspname, c.relname, pg_get_viewdef(c.oid, true))
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'reporting') and c.relkind = 'v'
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 1`,
];

const HEAD = '-- The whole schema after every migration. Written by a script: `npm run schema` renews it.\n';

/** The schema of a migrated database as SQL, the same text for the same schema. */
export async function dumpSchema(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const parts: string[] = [];
    for (const text of PARTS) {
      const { rows } = await client.query<[string]>({ text, rowMode: 'array' });
      if (rows.length > 0) parts.push(rows.map(([statement]) => statement.trim()).join('\n\n'));
    }
    return `${HEAD}\n${parts.join('\n\n')}\n`;
  } finally {
    await client.end();
  }
}
