-- The whole schema after every migration. Written by a script: `npm run schema` renews it.

create extension if not exists pg_trgm;

create extension if not exists unaccent;

create schema reporting;

create text search configuration lectern (parser = default);

alter text search configuration lectern add mapping for "float" with simple;

alter text search configuration lectern add mapping for "int" with simple;

alter text search configuration lectern add mapping for asciihword with english_stem;

alter text search configuration lectern add mapping for asciiword with english_stem;

alter text search configuration lectern add mapping for email with simple;

alter text search configuration lectern add mapping for file with simple;

alter text search configuration lectern add mapping for host with simple;

alter text search configuration lectern add mapping for hword with unaccent, english_stem;

alter text search configuration lectern add mapping for hword_asciipart with english_stem;

alter text search configuration lectern add mapping for hword_numpart with simple;

alter text search configuration lectern add mapping for hword_part with unaccent, english_stem;

alter text search configuration lectern add mapping for numhword with simple;

alter text search configuration lectern add mapping for numword with simple;

alter text search configuration lectern add mapping for sfloat with simple;

alter text search configuration lectern add mapping for uint with simple;

alter text search configuration lectern add mapping for url with simple;

alter text search configuration lectern add mapping for url_path with simple;

alter text search configuration lectern add mapping for version with simple;

alter text search configuration lectern add mapping for word with unaccent, english_stem;

create sequence order_numbers;

CREATE OR REPLACE FUNCTION public.columns_known_later()
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
RETURN '{"refunds": ["status", "stripe_refund_id", "failure_reason", "gateway_answer", "settled_at", "asked_at"], "disputes": ["status", "amount", "reason", "evidence_due_at", "gateway_answer", "closed_at", "updated_at", "stated_at"], "invoices": [], "payments": ["status", "refunded_amount", "stripe_payment_intent_id", "gateway_answer", "paid_at", "updated_at", "is_surplus", "declined_code", "declined_at", "asked_at", "method", "brand", "last_four", "wallet", "fingerprint", "card_country"], "order_taxes": [], "refund_items": [], "invoice_files": [], "webhook_bodies": [], "webhook_events": ["attempts", "handled_at", "outcome", "note", "failed_at", "failure"], "country_evidence": []}'::jsonb
;

CREATE OR REPLACE FUNCTION public.file_format(type text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE STRICT
AS $function$
  select case
    when type = 'application/pdf' then 'pdf'
    when type in ('application/epub+zip', 'application/x-mobipocket-ebook') then 'ebook'
    when type like 'audio/%' then 'audio'
    when type like 'video/%' then 'video'
    when type like 'image/%' then 'picture'
    when type = 'application/zip' then 'zip'
    else 'document' end
$function$
;

CREATE OR REPLACE FUNCTION public.file_stem(address text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN regexp_replace(regexp_replace(address, '[?#].*$'::text, ''::text), '\.[A-Za-z0-9]+$'::text, ''::text)
;

CREATE OR REPLACE FUNCTION public.is_barcode(code text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE STRICT
AS $function$
  select code ~ '^(\d{8}|\d{12,14})$' and (
    select sum(digit::integer * case when (length(code) - place) % 2 = 0 then 1 else 3 end) % 10 = 0
    from unnest(string_to_array(code, null)) with ordinality as digits (digit, place))
$function$
;

CREATE OR REPLACE FUNCTION public.is_web_address(address text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((address ~ '^(https?://[^\s"<>\\[:cntrl:]]+|/([^/\s"<>\\[:cntrl:]][^\s"<>\\[:cntrl:]]*)?)$'::text) AND (length(address) <= 2000))
;

CREATE OR REPLACE FUNCTION public.linked_file_names(markdown text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN ARRAY(SELECT DISTINCT "right"(name.name, 100) AS "right" FROM regexp_matches(lower(linked_file_names.markdown), '[^][/\\\s"''<>()`|?#]+'::text, 'g'::text) word(word), LATERAL rtrim(word.word[1], '.,;:!*_~'::text) name(name) WHERE (name.name ~ '\.[a-z0-9]{2,5}$'::text))
;

CREATE OR REPLACE FUNCTION public.mailbox_of(email_key text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE STRICT
AS $function$
  select case
    when host in ('gmail.com', 'googlemail.com') then replace(split_part(local, '+', 1), '.', '') || '@gmail.com'
    when host in ('protonmail.com', 'proton.me', 'pm.me')
      then translate(split_part(local, '+', 1), '.-_', '') || '@proton.me'
    when host in ('outlook.com', 'hotmail.com', 'live.com', 'msn.com', 'icloud.com', 'me.com', 'mac.com', 'fastmail.com',
      'yandex.com', 'posteo.de', 'mailbox.org') then split_part(local, '+', 1) || '@' || host
    else email_key end
  from (select substring(email_key from '^(.*)@') as local, substring(email_key from '[^@]*$') as host) parts
$function$
;

CREATE OR REPLACE FUNCTION public.media_file_id(address text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN "substring"(address, '/media/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-[0-9]{1,4}\.webp(?:\?v=[0-9]{1,9})?$'::text)
;

CREATE OR REPLACE FUNCTION public.media_ids(markdown text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN ARRAY(SELECT DISTINCT found.found[1] AS found FROM regexp_matches(lower(media_ids.markdown), 'media[:/]([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'::text, 'g'::text) found(found))
;

CREATE OR REPLACE FUNCTION public.search_bare_arabic(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select regexp_replace(words, '(^| )(?:[وفبك]?ال|لل)(?=[ء-ي]{2})', '\1', 'g')
$function$
;

CREATE OR REPLACE FUNCTION public.search_configuration(language text)
 RETURNS regconfig
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case language
    when 'de' then 'pg_catalog.german' when 'fr' then 'pg_catalog.french' when 'es' then 'pg_catalog.spanish'
    when 'it' then 'pg_catalog.italian' when 'pt' then 'pg_catalog.portuguese' when 'nl' then 'pg_catalog.dutch'
    when 'sv' then 'pg_catalog.swedish' when 'da' then 'pg_catalog.danish' when 'no' then 'pg_catalog.norwegian'
    when 'nb' then 'pg_catalog.norwegian' when 'nn' then 'pg_catalog.norwegian' when 'fi' then 'pg_catalog.finnish'
    when 'hu' then 'pg_catalog.hungarian' when 'ro' then 'pg_catalog.romanian' when 'tr' then 'pg_catalog.turkish'
  end::regconfig
$function$
;

CREATE OR REPLACE FUNCTION public.search_deletions(word text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select array_agg(distinct left(word, at) || substr(word, at + 2)) || word from generate_series(0, length(word) - 1) as at
$function$
;

CREATE OR REPLACE FUNCTION public.search_document(title text, tags text, description text, category text, kind_words text, full_description text, facets text)
 RETURNS tsvector
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
declare
  language text := coalesce(substring(facets from '(?:^| )language=([a-z]+)'), 'en');
begin
  return setweight(public.search_vector(title, language), 'A')
    || setweight(public.search_vector(tags, language), 'B')
    || setweight(public.search_vector(description, language), 'B')
    || setweight(public.search_vector(category, language), 'C')
    || setweight(public.search_vector(kind_words, language), 'C')
    || setweight(public.search_vector(full_description, language), 'D')
    -- Titles and tags of small words alone: IT, "The Who".
    || setweight(to_tsvector('simple',
      public.search_split(public.search_signs(public.search_fold(title || ' ' || tags)))), 'D')
    || setweight(public.search_vector(public.search_pieces(title || ' ' || tags, language), language), 'D');
end $function$
;

CREATE OR REPLACE FUNCTION public.search_extras(t text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
declare
  folded text := public.search_signs(public.search_fold(t));
  extras text := public.search_joined(folded);
  spelled text;
begin
  if t ~ '[a-z][A-Z]' then
    extras := concat_ws(' ', extras, (select string_agg(lower(regexp_replace(word[1], '([a-z])([A-Z])', '\1 \2', 'g')), ' ')
      from regexp_matches(t, '[A-Za-z]*[a-z][A-Z][A-Za-z]*', 'g') as word));
  end if;
  if octet_length(t) = length(t) then return extras; end if;
  if normalize(t, nfc) ~ '[äöüøåÄÖÜØÅ]' then
    spelled := public.search_fold(public.search_spelled_out(t));
    extras := concat_ws(' ', extras, (select string_agg(word, ' ')
      from regexp_split_to_table(public.search_split(spelled), ' ') as word
      where word ~ '[aou]e|aa' and position(word in folded) = 0), public.search_joined(spelled));
  end if;
  if folded ~ 'ال|لل' then extras := concat_ws(' ', extras, public.search_bare_arabic(public.search_split(folded))); end if;
  return extras;
end $function$
;

CREATE OR REPLACE FUNCTION public.search_fold(t text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
begin
  if octet_length(t) = length(t) then return lower(t); end if;
  -- й is a letter of its own and decides Russian endings: its breve stays.
  t := translate(regexp_replace(lower(normalize(t, nfkd)), '(и\u0306)|[\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0e\ufe0f\ufeff]', '\1', 'g'), 'ıłŁđĐðÐøØħĦŧŦŋŊſςٱىیکةەАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЄҐЂЈЉЊЋЏΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'illddddoohhttnnsσاييكههабвгдежзиклмнопрстуфхцчшщъыьэюяієґђјљњћџαβγδεζηθικλμνξοπρστυφχψω01234567890123456789');
  t := replace(replace(replace(replace(t, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
  return normalize(t, nfc);
end $function$
;

CREATE OR REPLACE FUNCTION public.search_grams(words text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
begin
  if words !~ '[\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ede\u1000-\u109f\u1780-\u17d3\u3005-\u3007\u3040-\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]' then return words; end if;
  return (select string_agg(case when run[1] ~ '^[\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ede\u1000-\u109f\u1780-\u17d3\u3005-\u3007\u3040-\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]{3}' then
      (select string_agg(substr(run[1], at, 2), ' ' order by at) from generate_series(1, length(run[1]) - 1) as at)
      else run[1] end, ' ' order by n)
    from regexp_matches(words, '[\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ede\u1000-\u109f\u1780-\u17d3\u3005-\u3007\u3040-\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]+|[^\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ede\u1000-\u109f\u1780-\u17d3\u3005-\u3007\u3040-\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]+', 'g') with ordinality as split (run, n));
end $function$
;

CREATE OR REPLACE FUNCTION public.search_joined(folded text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
begin
  if folded !~ '[.&''\u2019\u2010\u2011\u00b7-][^ ]' then return ''; end if;
  return (select coalesce(string_agg(word, ' '), '') from (
    select string_agg(part, '') as word
    from regexp_matches(folded, '[^\u0001-\u0020!-/:-@[-`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02c2-\u02df\u055a-\u0560\u0589\u058a\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u060c\u061b\u061e\u061f\u066a-\u066d\u06d4\u0964\u0965\u0e3f\u0e4f\u0e5a\u0e5b\u1680\u180e\u2000-\u206f\u207a-\u207e\u208a-\u208e\u20a0-\u20cf\u2100-\u214f\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d\u30a0\u30fb\ufe00-\ufe0f\ufe30-\ufe6f\uff01-\uff0f\ufffd\U0001f000-\U0001faff\U000e0000-\U000e01ef]+(?:[.&''\u2019\u2010\u2011\u00b7-][^\u0001-\u0020!-/:-@[-`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02c2-\u02df\u055a-\u0560\u0589\u058a\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u060c\u061b\u061e\u061f\u066a-\u066d\u06d4\u0964\u0965\u0e3f\u0e4f\u0e5a\u0e5b\u1680\u180e\u2000-\u206f\u207a-\u207e\u208a-\u208e\u20a0-\u20cf\u2100-\u214f\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d\u30a0\u30fb\ufe00-\ufe0f\ufe30-\ufe6f\uff01-\uff0f\ufffd\U0001f000-\U0001faff\U000e0000-\U000e01ef]+)+', 'g') with ordinality as found (term, n),
      regexp_split_to_table(term[1], '[.&''\u2019\u2010\u2011\u00b7-]') as part
    where length(term[1]) <= 40
    group by n
    union
    -- Of three and more, each two neighbours.
    select parts[at] || parts[at + 1]
    from regexp_matches(folded, '[^\u0001-\u0020!-/:-@[-`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02c2-\u02df\u055a-\u0560\u0589\u058a\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u060c\u061b\u061e\u061f\u066a-\u066d\u06d4\u0964\u0965\u0e3f\u0e4f\u0e5a\u0e5b\u1680\u180e\u2000-\u206f\u207a-\u207e\u208a-\u208e\u20a0-\u20cf\u2100-\u214f\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d\u30a0\u30fb\ufe00-\ufe0f\ufe30-\ufe6f\uff01-\uff0f\ufffd\U0001f000-\U0001faff\U000e0000-\U000e01ef]+(?:[.&''\u2019\u2010\u2011\u00b7-][^\u0001-\u0020!-/:-@[-`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02c2-\u02df\u055a-\u0560\u0589\u058a\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u060c\u061b\u061e\u061f\u066a-\u066d\u06d4\u0964\u0965\u0e3f\u0e4f\u0e5a\u0e5b\u1680\u180e\u2000-\u206f\u207a-\u207e\u208a-\u208e\u20a0-\u20cf\u2100-\u214f\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d\u30a0\u30fb\ufe00-\ufe0f\ufe30-\ufe6f\uff01-\uff0f\ufffd\U0001f000-\U0001faff\U000e0000-\U000e01ef]+){2,}', 'g') as term,
      regexp_split_to_array(term[1], '[.&''\u2019\u2010\u2011\u00b7-]') as parts, generate_series(1, cardinality(parts) - 1) as at
    where cardinality(parts) <= 8
    union
    select 'dot' || name[1] from regexp_matches(folded, '\.([a-z][a-z0-9]{1,7})(?![a-z0-9])', 'g') as name) as words);
end $function$
;

CREATE OR REPLACE FUNCTION public.search_pieces(t text, language text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
declare
  words text := public.search_split(public.search_fold(t));
begin
  if octet_length(t) > length(t) then
    words := words || ' ' || public.search_split(public.search_fold(public.search_spelled_out(t)));
  end if;
  if words !~ '[^ ]{9}' and words !~ '[\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ede\u1000-\u109f\u1780-\u17d3\u3005-\u3007\u3040-\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]' then return ''; end if;
  return coalesce((select string_agg(piece, ' ') from (
    select distinct left(word, size) as piece
    from regexp_split_to_table(words, ' ') as word, generate_series(5, least(length(word), 40) - 4) as size
    where length(word) >= 9 and word !~ '[\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ede\u1000-\u109f\u1780-\u17d3\u3005-\u3007\u3040-\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]'
    union
    select right(word, size)
    from regexp_split_to_table(words, ' ') as word, generate_series(5, least(length(word), 40) - 4) as size
    where length(word) >= 9 and language in ('de', 'nl', 'sv', 'da', 'no', 'nb', 'nn', 'fi')
    union
    select letter[1] from regexp_matches(words, '[\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ede\u1000-\u109f\u1780-\u17d3\u3005-\u3007\u3040-\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]', 'g') as letter) as pieces), '');
end $function$
;

CREATE OR REPLACE FUNCTION public.search_signs(folded text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
begin
  if folded !~ '[#♯+]' then return folded; end if;
  folded := regexp_replace(folded, '(?<![a-z0-9])([a-z])[#♯]', '\1sharp ', 'g');
  folded := regexp_replace(folded, '(?<![a-z0-9])([a-z])\+\+', '\1plusplus ', 'g');
  folded := regexp_replace(folded, '([a-z0-9]{2,})\+\+', '\1 \1plusplus ', 'g');
  return regexp_replace(folded, '(?<![a-z0-9])([a-z])\+(?![a-z0-9])', '\1plus ', 'g');
end $function$
;

CREATE OR REPLACE FUNCTION public.search_spelled_out(t text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
begin
  if octet_length(t) = length(t) then return t; end if;
  t := lower(translate(normalize(t, nfc), 'ÄÖÜØÅ', 'äöüøå'));
  return replace(replace(replace(replace(replace(t, 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ø', 'oe'), 'å', 'aa');
end $function$
;

CREATE OR REPLACE FUNCTION public.search_split(folded text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select btrim(regexp_replace(folded, '[\u0001-\u0020!-/:-@[-`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02c2-\u02df\u055a-\u0560\u0589\u058a\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u060c\u061b\u061e\u061f\u066a-\u066d\u06d4\u0964\u0965\u0e3f\u0e4f\u0e5a\u0e5b\u1680\u180e\u2000-\u206f\u207a-\u207e\u208a-\u208e\u20a0-\u20cf\u2100-\u214f\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d\u30a0\u30fb\ufe00-\ufe0f\ufe30-\ufe6f\uff01-\uff0f\ufffd\U0001f000-\U0001faff\U000e0000-\U000e01ef]+', ' ', 'g'))
$function$
;

CREATE OR REPLACE FUNCTION public.search_stems(words text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
begin
  if words !~ '[а-џα-ω\u0900-\u097f]' then return words; end if;
  return (select string_agg(coalesce((case
      when word ~ '[а-џ]' then ts_lexize('russian_stem', word)
      when word ~ '[α-ω]' then ts_lexize('greek_stem', word)
      when word ~ '[\u0900-\u097f]' then ts_lexize('hindi_stem', word) end)[1], word), ' ' order by n)
    from regexp_split_to_table(words, ' +') with ordinality as split (word, n));
end $function$
;

CREATE OR REPLACE FUNCTION public.search_term_query(term text, languages text[])
 RETURNS tsquery
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
declare
  word text;
  found tsquery;
  total tsquery;
begin
  if term ~ '^\.' then term := 'dot' || substr(term, 2); end if;
  for word in select regexp_split_to_table(public.search_grams(public.search_split(term)), ' ') loop
    found := public.search_word_query(word, languages);
    total := coalesce(total && found, total, found);
  end loop;
  foreach word in array array[regexp_replace(term, '[.&''\u2019\u2010\u2011\u00b7-]', '', 'g'), public.search_bare_arabic(term),
    -- Korean without the commonest endings.
    regexp_replace(term, '^([가-힣]{2,})(?:에서|으로|에게|까지|부터|은|는|이|가|을|를|의|에|도|와|과|로|만)$', '\1')] loop
    if word = term or word = '' then continue; end if;
    for word in select public.search_grams(word) loop
      found := case when word ~ ' ' then plainto_tsquery('public.lectern', word) else public.search_word_query(word, languages) end;
      total := coalesce(total || found, total, found);
    end loop;
  end loop;
  return total;
end $function$
;

CREATE OR REPLACE FUNCTION public.search_text(t text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
begin
  return public.search_stems(public.search_grams(public.search_split(public.search_signs(public.search_fold(t)))));
end $function$
;

CREATE OR REPLACE FUNCTION public.search_vector(t text, language text)
 RETURNS tsvector
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
declare
  words text;
  extras text;
  own regconfig;
  vector tsvector;
begin
  if t = '' then return ''; end if;
  words := public.search_text(t);
  extras := public.search_extras(t);
  own := public.search_configuration(language);
  vector := to_tsvector('public.lectern', words);
  if extras <> '' then
    extras := public.search_stems(public.search_grams(public.search_split(extras)));
    vector := vector || to_tsvector('public.lectern', extras);
  end if;
  if own is null then return vector; end if;
  return vector || regexp_replace(to_tsvector(own, concat_ws(' ', words, extras))::text, ''':', '~'':', 'g')::tsvector;
end $function$
;

CREATE OR REPLACE FUNCTION public.search_word_query(word text, languages text[])
 RETURNS tsquery
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
declare
  stems text[];
begin
  if word !~ '^[a-z]+$' then return plainto_tsquery('public.lectern', public.search_stems(word)); end if;
  stems := ts_lexize('english_stem', word);
  if stems = '{}' then return null; end if;
  if languages = '{}' then return quote_literal(stems[1])::tsquery; end if;
  return (select string_agg(quote_literal(stem), '|') from (
    select stems[1] as stem union
    select (ts_lexize((language || '_stem')::regdictionary, word))[1] || '~' from unnest(languages) as language) as all_stems
    where stem is not null)::tsquery;
end $function$
;

CREATE OR REPLACE FUNCTION public.search_words_of(t text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select array_remove(regexp_split_to_array(public.search_split(public.search_signs(public.search_fold(t))), ' '), '')
$function$
;

create table addresses (
  id uuid default gen_random_uuid() not null,
  customer_id uuid not null,
  name text not null,
  company text default ''::text not null,
  line1 text default ''::text not null,
  line2 text default ''::text not null,
  city text default ''::text not null,
  region text default ''::text not null,
  postcode text default ''::text not null,
  country character(2) not null,
  phone text default ''::text not null,
  is_usual boolean default false not null,
  created_at timestamp with time zone default now() not null
);

create table audit_log (
  id bigint generated always as identity not null,
  at timestamp with time zone default now() not null,
  actor text not null,
  action text not null,
  subject text not null,
  details jsonb default '{}'::jsonb not null
);

create table booking_notices (
  notice_id uuid not null,
  booking_id uuid not null,
  amount bigint default 0 not null,
  refund_id uuid,
  done_at timestamp with time zone
);

create table booking_reminders (
  booking_id uuid not null,
  date_id uuid not null,
  kind text not null,
  sent_at timestamp with time zone not null
);

create table bookings (
  id uuid default gen_random_uuid() not null,
  order_item_id uuid not null,
  seat integer not null,
  variant_id uuid not null,
  code text not null,
  attendee_name text,
  attendee_email text,
  answers jsonb default '{}'::jsonb not null,
  cancelled_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  given_back_at timestamp with time zone
);

create table bundle_choices (
  variant_id uuid not null,
  part_id uuid not null,
  part_variant_id uuid not null
);

create table bundle_parts (
  id uuid default gen_random_uuid() not null,
  product_id uuid not null,
  "position" integer not null,
  part_product_id uuid not null,
  variant_id uuid,
  quantity integer default 1 not null
);

create table bundles (
  product_id uuid not null,
  kind text default 'bundle'::text not null
);

create table cart_attendees (
  cart_id uuid not null,
  variant_id uuid not null,
  seat integer not null,
  name text,
  email text,
  answers jsonb default '{}'::jsonb not null
);

create table cart_codes (
  cart_id uuid not null,
  code_key text not null,
  added_at timestamp with time zone default now() not null
);

create table cart_items (
  id uuid default gen_random_uuid() not null,
  cart_id uuid not null,
  variant_id uuid not null,
  quantity integer not null,
  seen_amount bigint not null,
  currency character(3) not null,
  added_at timestamp with time zone default now() not null
);

create table carts (
  id uuid default gen_random_uuid() not null,
  visitor_id uuid,
  user_id uuid,
  version integer default 0 not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone default (now() + '30 days'::interval) not null,
  merged_into_id uuid
);

create table categories (
  id uuid default gen_random_uuid() not null,
  parent_id uuid,
  slug text not null,
  title text not null,
  description text default ''::text not null,
  "position" integer default 0 not null,
  created_at timestamp with time zone default now() not null
);

create table certificates (
  id uuid default gen_random_uuid() not null,
  number text not null,
  enrolment_id uuid not null,
  holder_name text not null,
  course_title text not null,
  course_language character(2) not null,
  teacher_name text not null,
  lesson_count integer not null,
  issued_at timestamp with time zone default now() not null
);

create table check_in_links (
  id uuid default gen_random_uuid() not null,
  token_hash bytea not null,
  date_id uuid not null,
  name text not null,
  created_by text not null,
  created_at timestamp with time zone default now() not null,
  ends_at timestamp with time zone not null,
  revoked_at timestamp with time zone
);

create table check_ins (
  id uuid default gen_random_uuid() not null,
  booking_id uuid not null,
  session_id uuid not null,
  at timestamp with time zone not null,
  actor text not null,
  nonce uuid,
  undone_at timestamp with time zone,
  undone_by text,
  superseded_by uuid
);

create table concerns (
  id bigint generated always as identity not null,
  kind text not null,
  subject text not null,
  details jsonb default '{}'::jsonb not null,
  since timestamp with time zone default now() not null,
  raised_at timestamp with time zone default now() not null,
  times integer default 1 not null,
  resolved_at timestamp with time zone,
  resolved_by text
);

create table country_evidence (
  order_id uuid not null,
  kind text not null,
  country character(2) not null,
  at timestamp with time zone not null
);

create table course_sections (
  id uuid default gen_random_uuid() not null,
  product_id uuid not null,
  "position" integer not null,
  title text not null
);

create table courses (
  product_id uuid not null,
  kind text default 'course'::text not null,
  instructor_name text default ''::text not null,
  instructor_bio text default ''::text not null,
  duration_minutes integer default 0 not null,
  level text default 'beginner'::text not null,
  language character(2) default 'en'::bpchar not null,
  video_url text,
  outcomes text[] default '{}'::text[] not null,
  requirements text[] default '{}'::text[] not null,
  audience text[] default '{}'::text[] not null,
  lesson_count integer default 0 not null,
  teacher_id uuid
);

create table customers (
  id uuid default gen_random_uuid() not null,
  email text,
  email_key text,
  first_name text default ''::text not null,
  last_name text default ''::text not null,
  user_id uuid,
  email_proven_at timestamp with time zone,
  erased_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  is_practice boolean default false not null,
  link_version integer default 0 not null
);

create table date_notices (
  id uuid default gen_random_uuid() not null,
  act_id uuid not null,
  date_id uuid not null,
  kind text not null,
  subject text default ''::text not null,
  body text default ''::text not null,
  actor text not null,
  created_at timestamp with time zone default now() not null
);

create table disputes (
  id uuid default gen_random_uuid() not null,
  order_id uuid not null,
  payment_id uuid not null,
  stripe_dispute_id text not null,
  status text not null,
  amount bigint not null,
  currency character(3) not null,
  reason text default ''::text not null,
  evidence_due_at timestamp with time zone,
  gateway_answer jsonb,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  updated_at timestamp with time zone default now() not null,
  stated_at timestamp with time zone,
  gateway text default 'stripe'::text not null
);

create table download_counts (
  order_item_id uuid not null,
  download_file_id uuid not null,
  uses integer default 0 not null
);

create table download_file_variants (
  download_file_id uuid not null,
  variant_id uuid not null,
  ended_at timestamp with time zone
);

create table download_files (
  id uuid default gen_random_uuid() not null,
  product_id uuid not null,
  title text not null,
  "position" integer not null,
  removed_at timestamp with time zone
);

create table download_uses (
  id uuid default gen_random_uuid() not null,
  order_item_id uuid not null,
  download_file_id uuid not null,
  version_id uuid not null,
  at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  bytes bigint default 0 not null,
  is_probe boolean default false not null,
  finished_at timestamp with time zone,
  open_bytes bigint default 0 not null
);

create table download_versions (
  id uuid default gen_random_uuid() not null,
  download_file_id uuid not null,
  number integer not null,
  version text not null,
  file_id uuid not null,
  published_at timestamp with time zone default now() not null,
  created_by text not null,
  stamp_fault text
);

create table downloads (
  product_id uuid not null,
  kind text default 'download'::text not null,
  language character(2) default 'en'::bpchar not null,
  contents text[] default '{}'::text[] not null,
  licence text default ''::text not null,
  sample_file_id uuid,
  use_limit integer,
  stamps_pdf boolean default false not null
);

create table email_counts (
  recipient_hash bytea not null,
  reason text not null,
  day date not null,
  times integer not null
);

create table enrolment_grants (
  order_item_id uuid not null,
  enrolment_id uuid not null
);

create table enrolments (
  id uuid default gen_random_uuid() not null,
  customer_id uuid,
  product_id uuid not null,
  last_lesson_id uuid,
  created_at timestamp with time zone default now() not null,
  completed_at timestamp with time zone,
  order_id uuid
);

create table entitlements (
  order_item_id uuid not null,
  customer_id uuid,
  email text,
  units integer not null,
  beyond_capacity integer default 0 not null,
  granted_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  reason text,
  beyond_capacity_seen_at timestamp with time zone,
  taken_units integer default 0 not null,
  given_units integer default 0 not null
);

create table event_dates (
  id uuid default gen_random_uuid() not null,
  product_id uuid not null,
  starts_local text not null,
  zone text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  is_online boolean default false not null,
  place_name text default ''::text not null,
  place_address text default ''::text not null,
  place_city text default ''::text not null,
  place_key text,
  directions text default ''::text not null,
  online_url text,
  pool_id uuid not null,
  sales_from timestamp with time zone,
  sales_until timestamp with time zone,
  state text default 'on'::text not null,
  cancelled_at timestamp with time zone,
  sequence integer default 0 not null,
  names_until timestamp with time zone,
  give_back_until timestamp with time zone,
  least_seats integer,
  decide_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  moved_at timestamp with time zone,
  moved_from_local text,
  moved_from_zone text,
  moved_from_at timestamp with time zone,
  moved_from_place text,
  confirmed_at timestamp with time zone,
  country character(2)
);

create table event_questions (
  id uuid default gen_random_uuid() not null,
  product_id uuid not null,
  "position" integer default 0 not null,
  label text not null,
  answer text not null,
  options text[] default '{}'::text[] not null,
  is_required boolean default false not null,
  is_before_paying boolean default false not null,
  withdrawn_at timestamp with time zone
);

create table event_sessions (
  id uuid default gen_random_uuid() not null,
  date_id uuid not null,
  "position" integer not null,
  starts_local text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null
);

create table event_speakers (
  product_id uuid not null,
  teacher_id uuid not null,
  "position" integer default 0 not null
);

create table event_ticket_dates (
  variant_id uuid not null,
  date_id uuid not null
);

create table event_tickets (
  variant_id uuid not null,
  product_id uuid not null,
  name text not null,
  seats integer default 1 not null,
  sales_from timestamp with time zone,
  sales_until timestamp with time zone,
  limit_pool_id uuid
);

create table events (
  product_id uuid not null,
  kind text default 'event'::text not null,
  language text default 'en'::text not null,
  age text default ''::text not null,
  bring text[] default '{}'::text[] not null,
  access text default ''::text not null,
  reminders integer[] default '{10080,1440,60}'::integer[] not null,
  reminder_words text default ''::text not null,
  is_thanked boolean default true not null,
  thanks_words text default ''::text not null
);

create table exchanged_items (
  order_item_id uuid not null,
  order_id uuid not null,
  paid_item_id uuid not null,
  paid_order_id uuid not null
);

create table files (
  id uuid default gen_random_uuid() not null,
  name text not null,
  bytes bigint not null,
  sha256 bytea not null,
  type text not null,
  storage_key uuid not null,
  created_at timestamp with time zone default now() not null,
  created_by text not null,
  is_kept boolean default false not null,
  alternative_text text default ''::text not null,
  focal_x smallint default 50 not null,
  focal_y smallint default 50 not null,
  version integer default 1 not null,
  uploaded_sha256 bytea,
  alternative_language character(2)
);

create table former_ticket_codes (
  code text not null,
  booking_id uuid not null,
  replaced_at timestamp with time zone default now() not null
);

create table gifts (
  order_id uuid not null,
  note text default ''::text not null
);

create table goods (
  product_id uuid not null,
  kind text default 'goods'::text not null,
  contents text[] default '{}'::text[] not null,
  maker text default ''::text not null,
  safety text default ''::text not null,
  facet_values text[] default '{}'::text[] not null,
  is_in_stock boolean default false not null
);

create table goods_filter_texts (
  key text not null,
  text text not null,
  "position" integer default 0 not null
);

create table goods_stock_due (
  id bigint generated always as identity not null,
  product_id uuid not null
);

create table goods_variants (
  variant_id uuid not null,
  barcode text,
  weight_grams integer,
  length_mm integer,
  width_mm integer,
  height_mm integer,
  customs_code text,
  origin_country text,
  picture_id uuid,
  stock text default 'tracked'::text not null,
  promised_days integer,
  promised_on date
);

create table holds (
  order_item_id uuid not null,
  pool_id uuid not null,
  quantity integer not null,
  expires_at timestamp with time zone,
  holder text
);

create table invariant_checks (
  name text not null,
  rule text not null,
  broken integer not null,
  samples jsonb default '[]'::jsonb not null,
  checked_at timestamp with time zone default now() not null,
  broken_since timestamp with time zone
);

create table invoice_deliveries (
  invoice_id uuid not null,
  mail_id uuid,
  settled_at timestamp with time zone
);

create table invoice_faults (
  invoice_id uuid not null,
  failed_at timestamp with time zone not null,
  failure text not null
);

create table invoice_files (
  invoice_id uuid not null,
  format text not null,
  storage_key uuid not null,
  bytes bigint not null,
  sha256 bytea not null,
  made_at timestamp with time zone default now() not null
);

create table invoice_requests (
  id bigint generated always as identity not null,
  order_id uuid not null,
  reason text not null,
  buyer jsonb,
  actor text default 'job'::text not null,
  requested_at timestamp with time zone default now() not null,
  settled_at timestamp with time zone,
  failed_at timestamp with time zone,
  failure text
);

create table invoice_series (
  name text not null,
  last_sequence integer default 0 not null
);

create table invoices (
  id uuid not null,
  series text not null,
  sequence integer not null,
  number text not null,
  kind text not null,
  reason text not null,
  order_id uuid not null,
  request_id bigint not null,
  corrects_id uuid,
  is_sample boolean not null,
  issued_at timestamp with time zone not null,
  currency character(3) not null,
  net_amount bigint not null,
  tax_amount bigint not null,
  total_amount bigint not null,
  snapshot jsonb not null
);

create table late_payments (
  order_id uuid not null,
  session_id text not null,
  since timestamp with time zone not null,
  decide_until timestamp with time zone not null,
  decided_at timestamp with time zone,
  decision text
);

create table lesson_notes (
  enrolment_id uuid not null,
  lesson_id uuid not null,
  body text not null,
  updated_at timestamp with time zone default now() not null
);

create table lesson_progress (
  enrolment_id uuid not null,
  lesson_id uuid not null,
  position_seconds integer default 0 not null,
  started_at timestamp with time zone default now() not null,
  completed_at timestamp with time zone
);

create table lessons (
  id uuid default gen_random_uuid() not null,
  product_id uuid not null,
  section_id uuid not null,
  slug text not null,
  "position" integer not null,
  title text not null,
  duration_minutes integer default 0 not null,
  is_preview boolean default false not null,
  body text default ''::text not null,
  video_url text,
  version integer default 1 not null,
  comes_on date
);

create table licence_activations (
  id uuid default gen_random_uuid() not null,
  licence_key_id uuid not null,
  device text not null,
  activated_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  ended_at timestamp with time zone
);

create table licence_keys (
  id uuid default gen_random_uuid() not null,
  product_id uuid not null,
  code text not null,
  code_key text not null,
  "position" bigint generated always as identity not null,
  order_item_id uuid,
  given_at timestamp with time zone,
  replaced_at timestamp with time zone,
  seats integer,
  used integer default 0 not null
);

create table licence_waits (
  order_item_id uuid not null,
  product_id uuid not null,
  since timestamp with time zone not null
);

create table licences (
  product_id uuid not null,
  source text not null,
  seats integer
);

create table mails (
  id uuid default gen_random_uuid() not null,
  kind text not null,
  dedupe_key text not null,
  recipient text,
  customer_id uuid,
  order_id uuid,
  details jsonb default '{}'::jsonb not null,
  queued_at timestamp with time zone default now() not null,
  sent_at timestamp with time zone,
  tried_at timestamp with time zone,
  lease_token uuid,
  leased_until timestamp with time zone,
  handed_over_at timestamp with time zone,
  failure text,
  failed_at timestamp with time zone,
  failure_reason text
);

create table option_values (
  id uuid default gen_random_uuid() not null,
  option_id uuid not null,
  value text not null,
  "position" integer not null
);

create table order_addresses (
  order_id uuid not null,
  purpose text not null,
  name text not null,
  company text default ''::text not null,
  line1 text default ''::text not null,
  line2 text default ''::text not null,
  city text default ''::text not null,
  region text default ''::text not null,
  postcode text default ''::text not null,
  country character(2) not null,
  phone text default ''::text not null,
  kept_at timestamp with time zone
);

create table order_attendees (
  order_item_id uuid not null,
  seat integer not null,
  name text,
  email text,
  answers jsonb default '{}'::jsonb not null
);

create table order_businesses (
  order_id uuid not null,
  name text not null,
  vat_id text default ''::text not null,
  vat_state text default 'unverified'::text not null,
  vat_checked_at timestamp with time zone,
  vat_consultation text,
  vat_told_at timestamp with time zone
);

create table order_countries (
  order_id uuid not null,
  country character(2) not null,
  state text default 'waiting'::text not null,
  due_at timestamp with time zone,
  tries smallint default 0 not null,
  asked_at timestamp with time zone,
  answered_at timestamp with time zone,
  answered_tax_amount bigint
);

create table order_history (
  id bigint generated always as identity not null,
  order_id uuid not null,
  at timestamp with time zone default now() not null,
  actor text not null,
  action text not null,
  details jsonb default '{}'::jsonb not null
);

create table order_items (
  id uuid default gen_random_uuid() not null,
  order_id uuid not null,
  "position" integer not null,
  product_id uuid not null,
  variant_id uuid not null,
  kind text not null,
  title text not null,
  variant_title text default ''::text not null,
  quantity integer not null,
  unit_amount bigint not null,
  subtotal_amount bigint not null,
  discount_amount bigint default 0 not null,
  tax_amount bigint default 0 not null,
  total_amount bigint not null,
  refunded_amount bigint default 0 not null,
  part_of_variant_id uuid,
  part_of_quantity integer,
  tax_included boolean default false not null,
  withdrawal_days smallint,
  guarantee_days smallint
);

create table order_shipping (
  order_id uuid not null,
  kind text not null,
  title text not null,
  amount bigint not null,
  currency character(3) not null,
  min_days smallint,
  max_days smallint,
  place text default ''::text not null,
  standard_amount bigint not null,
  warehouse_id uuid,
  event_date_id uuid
);

create table order_taxes (
  id bigint generated always as identity not null,
  order_id uuid not null,
  order_item_id uuid,
  country character(2) not null,
  region text default ''::text not null,
  class text not null,
  rate integer not null,
  net_amount bigint not null,
  tax_amount bigint not null,
  ground text not null
);

create table orders (
  id uuid default gen_random_uuid() not null,
  number text not null,
  status text default 'pending'::text not null,
  cancel_reason text,
  mode text not null,
  customer_id uuid,
  visitor_id uuid,
  cart_id uuid,
  cart_version integer,
  email text,
  currency character(3) not null,
  subtotal_amount bigint not null,
  discount_amount bigint default 0 not null,
  tax_amount bigint default 0 not null,
  shipping_amount bigint default 0 not null,
  total_amount bigint not null,
  refunded_amount bigint default 0 not null,
  page_asked_at timestamp with time zone,
  expires_at timestamp with time zone not null,
  completed_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  user_id uuid,
  terms_version text,
  immediate_delivery_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  replaced_at timestamp with time zone,
  is_address_proven boolean default false not null,
  is_practice boolean default false not null,
  processing_at timestamp with time zone,
  given_by text,
  address_version integer default 0 not null,
  without_debit boolean default false not null,
  tax_included boolean default false not null
);

create table orders_to_ship (
  order_id uuid not null,
  pieces integer not null
);

create table payments (
  id uuid default gen_random_uuid() not null,
  order_id uuid not null,
  status text default 'open'::text not null,
  mode text not null,
  amount bigint not null,
  refunded_amount bigint default 0 not null,
  currency character(3) not null,
  stripe_session_id text,
  stripe_payment_intent_id text,
  page_url text,
  page_expires_at timestamp with time zone,
  gateway_answer jsonb,
  paid_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  is_surplus boolean default false not null,
  declined_code text,
  declined_at timestamp with time zone,
  asked_at timestamp with time zone,
  method text,
  brand text,
  last_four text,
  wallet text,
  fingerprint text,
  card_country character(2),
  gateway text default 'stripe'::text not null,
  reference text
);

create table picture_sizes (
  file_id uuid not null,
  width integer not null,
  height integer not null,
  bytes bigint not null,
  storage_key uuid not null,
  avif_key uuid,
  avif_bytes bigint
);

create table pools (
  id uuid default gen_random_uuid() not null,
  label text default ''::text not null,
  capacity integer,
  held integer default 0 not null,
  taken integer default 0 not null,
  created_at timestamp with time zone default now() not null
);

create table price_changes (
  id uuid default gen_random_uuid() not null,
  variant_id uuid not null,
  amount bigint not null,
  currency character(3) not null,
  due_at timestamp with time zone not null,
  applied_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  planned_by text not null
);

create table product_cells (
  kind text not null,
  category_id uuid,
  facets text not null,
  count integer not null,
  id integer generated always as identity not null,
  content bigint generated always as (hashtextextended(facets, COALESCE(uuid_hash_extended(category_id, (id)::bigint), (id)::bigint))) stored not null
);

create table product_kinds (
  name text not null,
  is_sent boolean default false not null
);

create table product_options (
  id uuid default gen_random_uuid() not null,
  product_id uuid not null,
  name text not null,
  "position" integer not null
);

create table product_pictures (
  product_id uuid not null,
  file_id uuid not null,
  "position" integer not null
);

create table product_search (
  kind text not null,
  cell_id integer not null,
  product_id uuid not null,
  search tsvector not null
) partition by LIST (kind);

create table product_slugs (
  slug text not null,
  product_id uuid not null,
  retired_at timestamp with time zone default now() not null
);

create table product_tags (
  product_id uuid not null,
  tag_id uuid not null
);

create table products (
  id uuid default gen_random_uuid() not null,
  kind text not null,
  slug text not null,
  title text not null,
  description text default ''::text not null,
  full_description text default ''::text not null,
  image text,
  category_id uuid,
  status text default 'draft'::text not null,
  rating numeric(3,2),
  rating_count integer default 0 not null,
  attributes jsonb default '{}'::jsonb not null,
  version integer default 1 not null,
  published_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  least_amount bigint,
  kind_words text default ''::text not null,
  kind_facets text default ''::text not null,
  facets text generated always as ((((('price='::text ||
CASE
    WHEN (least_amount IS NULL) THEN 'none'::text
    WHEN (least_amount = 0) THEN 'free'::text
    WHEN (least_amount < 2500) THEN '1'::text
    WHEN (least_amount < 5000) THEN '2500'::text
    WHEN (least_amount < 10000) THEN '5000'::text
    ELSE '10000'::text
END) || ' rating='::text) ||
CASE
    WHEN (rating IS NULL) THEN 'none'::text
    WHEN (rating >= 4.5) THEN '45'::text
    WHEN (rating >= (4)::numeric) THEN '40'::text
    WHEN (rating >= (3)::numeric) THEN '30'::text
    ELSE '10'::text
END) ||
CASE
    WHEN (kind_facets = ''::text) THEN ''::text
    ELSE (' '::text || kind_facets)
END)) stored not null,
  category_words text default ''::text not null,
  tag_words text default ''::text not null,
  search tsvector generated always as (search_document(title, tag_words, description, category_words, kind_words, full_description, kind_facets)) stored not null,
  language text generated always as ("substring"(kind_facets, '(?:^| )language=([a-z]+)'::text)) stored,
  content_changed_at timestamp with time zone,
  is_listed boolean default true not null,
  tax_class text,
  required_course_id uuid,
  guarantee_days smallint
);

create table promised_pieces (
  order_item_id uuid not null,
  pieces integer not null,
  sent_from date not null,
  promised_at timestamp with time zone default now() not null
);

create table promotion_targets (
  id bigint generated always as identity not null,
  promotion_id uuid not null,
  kind text,
  category_id uuid,
  product_id uuid,
  variant_id uuid
);

create table promotion_uses (
  id bigint generated always as identity not null,
  promotion_id uuid,
  order_id uuid not null,
  code text,
  name text not null,
  amount bigint not null,
  delivery_amount bigint default 0 not null,
  taken_at timestamp with time zone not null,
  given_back_at timestamp with time zone,
  line_amounts jsonb,
  compared_at timestamp with time zone
);

create table promotions (
  id uuid default gen_random_uuid() not null,
  name text not null,
  code text,
  code_key text,
  effect text not null,
  rate integer,
  amount bigint,
  currency character(3),
  buy_quantity integer,
  get_quantity integer,
  scope text default 'everything'::text not null,
  starts_at timestamp with time zone,
  ends_at timestamp with time zone,
  min_amount bigint,
  min_pieces integer,
  total_limit integer,
  customer_limit integer,
  is_first_only boolean default false not null,
  is_combinable boolean default false not null,
  state text default 'active'::text not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  required_course_id uuid
);

create table refund_items (
  refund_id uuid not null,
  order_item_id uuid not null,
  amount bigint not null
);

create table refunds (
  id uuid default gen_random_uuid() not null,
  order_id uuid not null,
  payment_id uuid not null,
  status text default 'pending'::text not null,
  amount bigint not null,
  currency character(3) not null,
  reason text not null,
  note text default ''::text not null,
  takes_back boolean default true not null,
  actor text not null,
  stripe_refund_id text,
  failure_reason text,
  gateway_answer jsonb,
  created_at timestamp with time zone default now() not null,
  settled_at timestamp with time zone,
  asked_at timestamp with time zone,
  shipping_amount bigint default 0 not null,
  gateway text default 'stripe'::text not null
);

create table reservations (
  id uuid default gen_random_uuid() not null,
  pool_id uuid not null,
  quantity integer not null,
  expires_at timestamp with time zone not null
);

create table return_items (
  return_id uuid not null,
  order_item_id uuid not null,
  quantity integer not null,
  exchange_variant_id uuid,
  restocked integer,
  damaged integer,
  missing integer
);

create table return_pictures (
  id uuid default gen_random_uuid() not null,
  order_id uuid not null,
  content bytea not null,
  created_at timestamp with time zone default now() not null
);

create table returns (
  id uuid default gen_random_uuid() not null,
  order_id uuid not null,
  number smallint not null,
  state text default 'requested'::text not null,
  wish text not null,
  reason text not null,
  note text default ''::text not null,
  picture_id uuid,
  answer text default ''::text not null,
  is_withdrawal boolean default false not null,
  form uuid not null,
  requested_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  received_at timestamp with time zone,
  settled_at timestamp with time zone,
  exchange_order_id uuid,
  refund_id uuid
);

create table reviews (
  id uuid default gen_random_uuid() not null,
  product_id uuid not null,
  customer_id uuid,
  rating smallint not null,
  author_name text default ''::text not null,
  body text not null,
  status text default 'pending'::text not null,
  decided_at timestamp with time zone,
  decided_by text,
  reply text,
  replied_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  order_id uuid,
  title text default ''::text not null,
  order_item_id uuid
);

create table search_languages (
  language text not null,
  configuration text not null
);

create table search_words (
  word text not null,
  deletions text[] generated always as (search_deletions(word)) stored not null
);

create table sessions (
  id uuid default gen_random_uuid() not null,
  user_id uuid not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  impersonated_by uuid,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null
);

create table settings (
  name text not null,
  value jsonb not null,
  updated_at timestamp with time zone default now() not null,
  version integer default 1 not null
);

create table sheet_import_products (
  sheet_id uuid not null,
  slug text not null,
  result text,
  problems jsonb default '[]'::jsonb not null,
  product_id uuid,
  version integer,
  is_taken_back boolean,
  done_at timestamp with time zone default now() not null
);

create table sheet_imports (
  id uuid default gen_random_uuid() not null,
  kind text not null,
  content text not null,
  actor text not null,
  created_at timestamp with time zone default now() not null,
  applied_at timestamp with time zone,
  outcome jsonb,
  before text,
  plan jsonb,
  looked_at_products integer default 0 not null,
  applied_by text,
  taken_back_by text,
  taken_back_at timestamp with time zone
);

create table shipment_items (
  shipment_id uuid not null,
  order_item_id uuid not null,
  quantity integer not null
);

create table shipments (
  id uuid default gen_random_uuid() not null,
  order_id uuid not null,
  number smallint not null,
  warehouse_id uuid not null,
  state text default 'packed'::text not null,
  carrier text default ''::text not null,
  tracking_number text default ''::text not null,
  resolution text,
  form uuid not null,
  packed_at timestamp with time zone not null,
  shipped_at timestamp with time zone,
  ended_at timestamp with time zone
);

create table shipping_methods (
  id uuid default gen_random_uuid() not null,
  zone_id uuid not null,
  "position" integer default 0 not null,
  kind text not null,
  title text not null,
  currency character(3) not null,
  rate_by text not null,
  free_from bigint,
  min_days smallint,
  max_days smallint,
  place text default ''::text not null,
  ends_at timestamp with time zone,
  is_offered boolean default true not null,
  warehouse_id uuid,
  event_date_id uuid
);

create table shipping_rates (
  method_id uuid not null,
  "position" smallint not null,
  up_to bigint,
  amount bigint not null
);

create table shipping_zones (
  id uuid default gen_random_uuid() not null,
  name text not null,
  "position" integer default 0 not null,
  countries text[] default '{}'::text[] not null,
  postcodes text[] default '{}'::text[] not null
);

create table staff_notes (
  id uuid not null,
  customer_id uuid not null,
  order_id uuid,
  kind text not null,
  body text not null,
  author text not null,
  created_at timestamp with time zone default now() not null
);

create table stamped_copies (
  order_item_id uuid not null,
  version_id uuid not null,
  requested_at timestamp with time zone not null,
  made_at timestamp with time zone,
  storage_key uuid,
  bytes bigint,
  sha256 bytea
);

create table stock_alerts (
  id uuid default gen_random_uuid() not null,
  variant_id uuid not null,
  email text not null,
  email_key text not null,
  state text default 'unproven'::text not null,
  created_at timestamp with time zone default now() not null,
  joined_at timestamp with time zone,
  ended_at timestamp with time zone
);

create table stock_levels (
  pool_id uuid not null,
  variant_id uuid not null,
  warehouse_id uuid not null,
  minimum_level integer,
  below_since timestamp with time zone,
  told_at timestamp with time zone
);

create table stock_movements (
  id bigint generated always as identity not null,
  at timestamp with time zone not null,
  pool_id uuid not null,
  kind text not null,
  on_hand integer default 0 not null,
  held integer default 0 not null,
  allocated integer default 0 not null,
  reason text default ''::text not null,
  order_item_id uuid,
  shipment_id uuid,
  actor text,
  form uuid
);

create table tags (
  id uuid default gen_random_uuid() not null,
  slug text not null,
  title text not null
);

create table tax_classes (
  key text not null,
  title text not null
);

create table tax_rates (
  country character(2) not null,
  region text default ''::text not null,
  class text not null,
  valid_from date not null,
  rate integer not null
);

create table teachers (
  id uuid default gen_random_uuid() not null,
  slug text not null,
  name text not null,
  bio text default ''::text not null,
  created_at timestamp with time zone default now() not null,
  picture_id uuid
);

create table user_accounts (
  id uuid default gen_random_uuid() not null,
  user_id uuid not null,
  provider_id text not null,
  account_id text not null,
  password_hash text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null
);

create table users (
  id uuid default gen_random_uuid() not null,
  email text not null,
  email_verified boolean default false not null,
  first_name text default ''::text not null,
  last_name text default ''::text not null,
  display_name text default ''::text not null,
  image text,
  role text default 'user'::text not null,
  banned boolean default false not null,
  ban_reason text,
  ban_expires_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  is_practice boolean default false not null
);

create table variant_option_values (
  variant_id uuid not null,
  option_id uuid not null,
  value_id uuid not null
);

create table variant_pools (
  variant_id uuid not null,
  pool_id uuid not null,
  units integer default 1 not null
);

create table variant_prices (
  id bigint generated always as identity not null,
  variant_id uuid not null,
  amount bigint not null,
  currency character(3) not null,
  valid_from timestamp with time zone default clock_timestamp() not null
);

create table variant_sales (
  id uuid default gen_random_uuid() not null,
  variant_id uuid not null,
  amount bigint not null,
  currency character(3) not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  began_at timestamp with time zone,
  ended_at timestamp with time zone,
  reference_amount bigint,
  created_at timestamp with time zone default now() not null
);

create table variants (
  id uuid default gen_random_uuid() not null,
  product_id uuid not null,
  sku text not null,
  title text default ''::text not null,
  price_amount bigint not null,
  cost_amount bigint,
  currency character(3) not null,
  min_quantity integer default 1 not null,
  max_quantity integer default 10 not null,
  "position" integer default 0 not null,
  withdrawn_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  regular_amount bigint,
  sale_id uuid,
  struck_amount bigint,
  sale_ends_at timestamp with time zone,
  price_due_at timestamp with time zone
);

create table vat_checks (
  vat_id text not null,
  state text default 'unverified'::text not null,
  checked_at timestamp with time zone,
  consultation text,
  name text,
  due_at timestamp with time zone,
  tries smallint default 0 not null
);

create table verification_tokens (
  id uuid default gen_random_uuid() not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null
);

create table version_announcements (
  version_id uuid not null,
  words text default ''::text not null,
  created_at timestamp with time zone default now() not null,
  created_by text not null,
  reached_id uuid,
  emailed integer default 0 not null,
  finished_at timestamp with time zone
);

create table version_email_stops (
  customer_id uuid not null,
  stopped_at timestamp with time zone not null
);

create table visitors (
  id uuid default gen_random_uuid() not null,
  token_hash bytea not null,
  customer_id uuid,
  proven_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  last_seen_at timestamp with time zone default now() not null
);

create table waiting_entries (
  id uuid default gen_random_uuid() not null,
  date_id uuid not null,
  email text not null,
  email_key text not null,
  seats integer not null,
  takes_fewer boolean default false not null,
  state text default 'unproven'::text not null,
  joined_at timestamp with time zone,
  offered_seats integer,
  offer_ends_at timestamp with time zone,
  reservation_id uuid,
  order_id uuid,
  ended_at timestamp with time zone,
  created_at timestamp with time zone default now() not null
);

create table warehouses (
  id uuid default gen_random_uuid() not null,
  code text not null,
  name text not null,
  company text default ''::text not null,
  line1 text default ''::text not null,
  line2 text default ''::text not null,
  city text default ''::text not null,
  region text default ''::text not null,
  postcode text default ''::text not null,
  country text,
  phone text default ''::text not null,
  "position" integer not null,
  is_pickup boolean default false not null,
  closed_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null
);

create table webhook_bodies (
  event_id text not null,
  body bytea not null,
  kept_at timestamp with time zone default now() not null
);

create table webhook_events (
  id text not null,
  type text not null,
  livemode boolean not null,
  object_id text,
  payment_key text,
  payload jsonb not null,
  stripe_created_at timestamp with time zone not null,
  received_at timestamp with time zone default now() not null,
  attempts integer default 0 not null,
  handled_at timestamp with time zone,
  outcome text,
  note text,
  failed_at timestamp with time zone,
  failure text
);

create table write_checks (
  checked_at timestamp with time zone default now() not null,
  filler bytea not null
);

create table product_search_course partition of product_search FOR VALUES IN ('course');

create table product_search_download partition of product_search FOR VALUES IN ('download');

create table product_search_event partition of product_search FOR VALUES IN ('event');

create table product_search_goods partition of product_search FOR VALUES IN ('goods');

create table product_search_other partition of product_search DEFAULT;

alter table addresses add constraint addresses_city_check CHECK ((length(city) <= 100));

alter table addresses add constraint addresses_company_check CHECK ((length(company) <= 100));

alter table addresses add constraint addresses_country_check CHECK ((country ~ '^[A-Z]{2}$'::text));

alter table addresses add constraint addresses_line1_check CHECK ((length(line1) <= 100));

alter table addresses add constraint addresses_line2_check CHECK ((length(line2) <= 100));

alter table addresses add constraint addresses_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)));

alter table addresses add constraint addresses_phone_check CHECK ((length(phone) <= 40));

alter table addresses add constraint addresses_postcode_check CHECK ((length(postcode) <= 20));

alter table addresses add constraint addresses_region_check CHECK ((length(region) <= 100));

alter table addresses add constraint addresses_pkey PRIMARY KEY (id);

alter table audit_log add constraint audit_log_action_check CHECK (((length(action) >= 1) AND (length(action) <= 80)));

alter table audit_log add constraint audit_log_actor_check CHECK (((length(actor) >= 1) AND (length(actor) <= 120)));

alter table audit_log add constraint audit_log_details_check CHECK ((jsonb_typeof(details) = 'object'::text));

alter table audit_log add constraint audit_log_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 200)));

alter table audit_log add constraint audit_log_pkey PRIMARY KEY (id);

alter table booking_notices add constraint booking_notices_amount_check CHECK ((amount >= 0));

alter table booking_notices add constraint booking_notices_pkey PRIMARY KEY (notice_id, booking_id);

alter table booking_reminders add constraint booking_reminders_kind_check CHECK ((kind ~ '^(thanks|before-\d{1,5})$'::text));

alter table booking_reminders add constraint booking_reminders_pkey PRIMARY KEY (booking_id, date_id, kind);

alter table bookings add constraint bookings_answers_check CHECK ((jsonb_typeof(answers) = 'object'::text));

alter table bookings add constraint bookings_attendee_email_check CHECK (((length(attendee_email) >= 3) AND (length(attendee_email) <= 254)));

alter table bookings add constraint bookings_attendee_name_check CHECK (((length(attendee_name) >= 1) AND (length(attendee_name) <= 160)));

alter table bookings add constraint bookings_code_check CHECK ((code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'::text));

alter table bookings add constraint bookings_given_back_check CHECK (((given_back_at IS NULL) OR (cancelled_at IS NOT NULL)));

alter table bookings add constraint bookings_seat_check CHECK ((seat >= 1));

alter table bookings add constraint bookings_pkey PRIMARY KEY (id);

alter table bookings add constraint bookings_code_key UNIQUE (code);

alter table bookings add constraint bookings_order_item_id_seat_key UNIQUE (order_item_id, seat);

alter table bundle_choices add constraint bundle_choices_pkey PRIMARY KEY (variant_id, part_id);

alter table bundle_parts add constraint bundle_parts_check CHECK ((part_product_id <> product_id));

alter table bundle_parts add constraint bundle_parts_position_check CHECK (("position" >= 0));

alter table bundle_parts add constraint bundle_parts_quantity_check CHECK (((quantity >= 1) AND (quantity <= 99)));

alter table bundle_parts add constraint bundle_parts_pkey PRIMARY KEY (id);

alter table bundles add constraint bundles_kind_check CHECK ((kind = 'bundle'::text));

alter table bundles add constraint bundles_pkey PRIMARY KEY (product_id);

alter table cart_attendees add constraint cart_attendees_answers_check CHECK ((jsonb_typeof(answers) = 'object'::text));

alter table cart_attendees add constraint cart_attendees_email_check CHECK (((length(email) >= 3) AND (length(email) <= 254)));

alter table cart_attendees add constraint cart_attendees_name_check CHECK (((length(name) >= 1) AND (length(name) <= 160)));

alter table cart_attendees add constraint cart_attendees_seat_check CHECK ((seat >= 1));

alter table cart_attendees add constraint cart_attendees_pkey PRIMARY KEY (cart_id, variant_id, seat);

alter table cart_codes add constraint cart_codes_code_key_check CHECK (((length(code_key) >= 1) AND (length(code_key) <= 80)));

alter table cart_codes add constraint cart_codes_pkey PRIMARY KEY (cart_id, code_key);

alter table cart_items add constraint cart_items_quantity_check CHECK (((quantity >= 1) AND (quantity <= 1000)));

alter table cart_items add constraint cart_items_seen_amount_check CHECK ((seen_amount >= 0));

alter table cart_items add constraint cart_items_pkey PRIMARY KEY (id);

alter table cart_items add constraint cart_items_cart_id_variant_id_key UNIQUE (cart_id, variant_id);

alter table carts add constraint carts_owned CHECK (((merged_into_id IS NULL) = ((visitor_id IS NOT NULL) OR (user_id IS NOT NULL))));

alter table carts add constraint carts_pkey PRIMARY KEY (id);

alter table carts add constraint carts_user_id_key UNIQUE (user_id);

alter table carts add constraint carts_visitor_id_key UNIQUE (visitor_id);

alter table categories add constraint categories_check CHECK ((parent_id <> id));

alter table categories add constraint categories_slug_check CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(slug) <= 80)));

alter table categories add constraint categories_title_check CHECK (((length(title) >= 1) AND (length(title) <= 80)));

alter table categories add constraint categories_pkey PRIMARY KEY (id);

alter table categories add constraint categories_slug_key UNIQUE (slug);

alter table certificates add constraint certificates_holder_name_check CHECK (((length(holder_name) >= 1) AND (length(holder_name) <= 120)));

alter table certificates add constraint certificates_lesson_count_check CHECK ((lesson_count > 0));

alter table certificates add constraint certificates_number_check CHECK ((number ~ '^[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){3}$'::text));

alter table certificates add constraint certificates_pkey PRIMARY KEY (id);

alter table certificates add constraint certificates_enrolment_id_key UNIQUE (enrolment_id);

alter table certificates add constraint certificates_number_key UNIQUE (number);

alter table check_in_links add constraint check_in_links_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)));

alter table check_in_links add constraint check_in_links_pkey PRIMARY KEY (id);

alter table check_in_links add constraint check_in_links_token_hash_key UNIQUE (token_hash);

alter table check_ins add constraint check_ins_actor_check CHECK ((length(actor) <= 80));

alter table check_ins add constraint check_ins_check CHECK (((undone_at IS NULL) = (undone_by IS NULL)));

alter table check_ins add constraint check_ins_superseded CHECK ((superseded_by <> id));

alter table check_ins add constraint check_ins_undone_by_check CHECK ((length(undone_by) <= 80));

alter table check_ins add constraint check_ins_pkey PRIMARY KEY (id);

alter table check_ins add constraint check_ins_nonce_key UNIQUE (nonce);

alter table concerns add constraint concerns_check CHECK (((resolved_at IS NULL) = (resolved_by IS NULL)));

alter table concerns add constraint concerns_details_check CHECK ((jsonb_typeof(details) = 'object'::text));

alter table concerns add constraint concerns_kind_check CHECK ((kind ~ '^[a-z][a-z0-9_]{0,59}$'::text));

alter table concerns add constraint concerns_resolved_by_check CHECK (((length(resolved_by) >= 1) AND (length(resolved_by) <= 120)));

alter table concerns add constraint concerns_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 255)));

alter table concerns add constraint concerns_times_check CHECK ((times > 0));

alter table concerns add constraint concerns_pkey PRIMARY KEY (id);

alter table country_evidence add constraint country_evidence_country_check CHECK ((country ~ '^[A-Z]{2}$'::text));

alter table country_evidence add constraint country_evidence_kind_check CHECK ((kind = ANY (ARRAY['chosen'::text, 'billing'::text, 'delivery'::text, 'vat_id'::text, 'card'::text, 'account'::text, 'confirmed'::text])));

alter table country_evidence add constraint country_evidence_pkey PRIMARY KEY (order_id, kind);

alter table course_sections add constraint course_sections_position_check CHECK (("position" >= 0));

alter table course_sections add constraint course_sections_title_check CHECK (((length(title) >= 1) AND (length(title) <= 160)));

alter table course_sections add constraint course_sections_pkey PRIMARY KEY (id);

alter table course_sections add constraint course_sections_id_product_id_key UNIQUE (id, product_id);

alter table course_sections add constraint course_sections_product_id_position_key UNIQUE (product_id, "position") DEFERRABLE INITIALLY DEFERRED;

alter table courses add constraint courses_duration_minutes_check CHECK ((duration_minutes >= 0));

alter table courses add constraint courses_instructor_bio_check CHECK ((length(instructor_bio) <= 2000));

alter table courses add constraint courses_instructor_name_check CHECK ((length(instructor_name) <= 120));

alter table courses add constraint courses_kind_check CHECK ((kind = 'course'::text));

alter table courses add constraint courses_language_check CHECK ((language ~ '^[a-z]{2}$'::text));

alter table courses add constraint courses_lesson_count_check CHECK ((lesson_count >= 0));

alter table courses add constraint courses_level_check CHECK ((level = ANY (ARRAY['beginner'::text, 'intermediate'::text, 'advanced'::text])));

alter table courses add constraint courses_video_address CHECK (is_web_address(video_url));

alter table courses add constraint courses_pkey PRIMARY KEY (product_id);

alter table customers add constraint customers_check CHECK (((email IS NULL) = (email_key IS NULL)));

alter table customers add constraint customers_check1 CHECK (((erased_at IS NOT NULL) OR (email IS NOT NULL)));

alter table customers add constraint customers_email_check CHECK (((length(email) >= 3) AND (length(email) <= 254)));

alter table customers add constraint customers_first_name_check CHECK ((length(first_name) <= 120));

alter table customers add constraint customers_last_name_check CHECK ((length(last_name) <= 120));

alter table customers add constraint customers_link_version_check CHECK ((link_version >= 0));

alter table customers add constraint customers_pkey PRIMARY KEY (id);

alter table customers add constraint customers_email_key_key UNIQUE (email_key);

alter table customers add constraint customers_user_id_key UNIQUE (user_id);

alter table date_notices add constraint date_notices_actor_check CHECK (((length(actor) >= 1) AND (length(actor) <= 120)));

alter table date_notices add constraint date_notices_body_check CHECK ((length(body) <= 5000));

alter table date_notices add constraint date_notices_kind_check CHECK ((kind = ANY (ARRAY['cancelled'::text, 'moved'::text, 'confirmed'::text, 'message'::text])));

alter table date_notices add constraint date_notices_subject_check CHECK ((length(subject) <= 160));

alter table date_notices add constraint date_notices_pkey PRIMARY KEY (id);

alter table date_notices add constraint date_notices_act_id_date_id_key UNIQUE (act_id, date_id);

alter table disputes add constraint disputes_amount_check CHECK ((amount >= 0));

alter table disputes add constraint disputes_check CHECK (((status = ANY (ARRAY['inquiry'::text, 'open'::text])) = (closed_at IS NULL)));

alter table disputes add constraint disputes_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));

alter table disputes add constraint disputes_gateway_check CHECK ((gateway = 'stripe'::text));

alter table disputes add constraint disputes_reason_check CHECK ((length(reason) <= 120));

alter table disputes add constraint disputes_status_check CHECK ((status = ANY (ARRAY['inquiry'::text, 'inquiry_closed'::text, 'open'::text, 'won'::text, 'lost'::text])));

alter table disputes add constraint disputes_pkey PRIMARY KEY (id);

alter table disputes add constraint disputes_stripe_dispute_id_key UNIQUE (stripe_dispute_id);

alter table download_counts add constraint download_counts_uses_check CHECK ((uses >= 0));

alter table download_counts add constraint download_counts_pkey PRIMARY KEY (order_item_id, download_file_id);

alter table download_file_variants add constraint download_file_variants_pkey PRIMARY KEY (download_file_id, variant_id);

alter table download_files add constraint download_files_position_check CHECK (("position" >= 0));

alter table download_files add constraint download_files_title_check CHECK (((length(title) >= 1) AND (length(title) <= 160)));

alter table download_files add constraint download_files_pkey PRIMARY KEY (id);

alter table download_uses add constraint download_uses_bytes_check CHECK ((bytes >= 0));

alter table download_uses add constraint download_uses_check CHECK ((last_at >= at));

alter table download_uses add constraint download_uses_open_bytes_check CHECK ((open_bytes >= 0));

alter table download_uses add constraint download_uses_pkey PRIMARY KEY (id);

alter table download_versions add constraint download_versions_created_by_check CHECK (((length(created_by) >= 1) AND (length(created_by) <= 100)));

alter table download_versions add constraint download_versions_number_check CHECK ((number > 0));

alter table download_versions add constraint download_versions_stamp_fault_check CHECK ((stamp_fault = ANY (ARRAY['encrypted'::text, 'broken'::text, 'too_large'::text])));

alter table download_versions add constraint download_versions_version_check CHECK (((length(version) >= 1) AND (length(version) <= 40)));

alter table download_versions add constraint download_versions_pkey PRIMARY KEY (id);

alter table download_versions add constraint download_versions_download_file_id_number_key UNIQUE (download_file_id, number);

alter table downloads add constraint downloads_kind_check CHECK ((kind = 'download'::text));

alter table downloads add constraint downloads_language_check CHECK ((language ~ '^[a-z]{2}$'::text));

alter table downloads add constraint downloads_licence_check CHECK ((length(licence) <= 10000));

alter table downloads add constraint downloads_use_limit_check CHECK (((use_limit >= 1) AND (use_limit <= 1000)));

alter table downloads add constraint downloads_pkey PRIMARY KEY (product_id);

alter table email_counts add constraint email_counts_reason_check CHECK ((reason ~ '^[a-z][a-z-]{0,39}$'::text));

alter table email_counts add constraint email_counts_recipient_hash_check CHECK ((length(recipient_hash) = 32));

alter table email_counts add constraint email_counts_times_check CHECK ((times > 0));

alter table email_counts add constraint email_counts_pkey PRIMARY KEY (recipient_hash, reason, day);

alter table enrolment_grants add constraint enrolment_grants_pkey PRIMARY KEY (order_item_id, enrolment_id);

alter table enrolments add constraint enrolments_one_holder CHECK ((num_nonnulls(customer_id, order_id) = 1));

alter table enrolments add constraint enrolments_pkey PRIMARY KEY (id);

alter table enrolments add constraint enrolments_customer_id_product_id_key UNIQUE (customer_id, product_id);

alter table enrolments add constraint enrolments_order_id_product_id_key UNIQUE (order_id, product_id);

alter table entitlements add constraint entitlements_beyond_capacity_check CHECK ((beyond_capacity >= 0));

alter table entitlements add constraint entitlements_check CHECK ((revoked_at >= granted_at));

alter table entitlements add constraint entitlements_check1 CHECK (((units = 0) = (revoked_at IS NOT NULL)));

alter table entitlements add constraint entitlements_email_check CHECK (((length(email) >= 3) AND (length(email) <= 254)));

alter table entitlements add constraint entitlements_given_units_check CHECK ((given_units >= 0));

alter table entitlements add constraint entitlements_reason_check CHECK ((reason = ANY (ARRAY['refunded'::text, 'dispute_lost'::text, 'taken_by_staff'::text, 'given_back'::text])));

alter table entitlements add constraint entitlements_taken_units_check CHECK ((taken_units >= 0));

alter table entitlements add constraint entitlements_units_check CHECK ((units >= 0));

alter table entitlements add constraint entitlements_pkey PRIMARY KEY (order_item_id);

alter table event_dates add constraint event_dates_check CHECK ((ends_at > starts_at));

alter table event_dates add constraint event_dates_check1 CHECK ((sales_until > sales_from));

alter table event_dates add constraint event_dates_check2 CHECK (((state = 'cancelled'::text) = (cancelled_at IS NOT NULL)));

alter table event_dates add constraint event_dates_country_check CHECK ((country ~ '^[A-Z]{2}$'::text));

alter table event_dates add constraint event_dates_directions_check CHECK ((length(directions) <= 2000));

alter table event_dates add constraint event_dates_least_seats_check CHECK (((least_seats >= 1) AND (least_seats <= 10000)));

alter table event_dates add constraint event_dates_moved_from CHECK ((((moved_at IS NULL) = (moved_from_local IS NULL)) AND ((moved_at IS NULL) = (moved_from_zone IS NULL)) AND ((moved_at IS NULL) = (moved_from_at IS NULL))));

alter table event_dates add constraint event_dates_moved_from_local_check CHECK ((moved_from_local ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d$'::text));

alter table event_dates add constraint event_dates_moved_from_place_check CHECK ((length(moved_from_place) <= 800));

alter table event_dates add constraint event_dates_moved_from_zone_check CHECK (((length(moved_from_zone) >= 1) AND (length(moved_from_zone) <= 64)));

alter table event_dates add constraint event_dates_online_url_check CHECK (is_web_address(online_url));

alter table event_dates add constraint event_dates_place_address_check CHECK ((length(place_address) <= 500));

alter table event_dates add constraint event_dates_place_city_check CHECK ((length(place_city) <= 80));

alter table event_dates add constraint event_dates_place_key_check CHECK ((place_key ~ '^[a-z0-9-]{1,37}$'::text));

alter table event_dates add constraint event_dates_place_name_check CHECK ((length(place_name) <= 160));

alter table event_dates add constraint event_dates_sequence_check CHECK ((sequence >= 0));

alter table event_dates add constraint event_dates_starts_local_check CHECK ((starts_local ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d$'::text));

alter table event_dates add constraint event_dates_state_check CHECK ((state = ANY (ARRAY['on'::text, 'moved'::text, 'cancelled'::text])));

alter table event_dates add constraint event_dates_zone_check CHECK (((length(zone) >= 1) AND (length(zone) <= 64)));

alter table event_dates add constraint event_dates_pkey PRIMARY KEY (id);

alter table event_dates add constraint event_dates_pool_id_key UNIQUE (pool_id);

alter table event_dates add constraint event_dates_product_id_starts_local_key UNIQUE (product_id, starts_local);

alter table event_questions add constraint event_questions_answer_check CHECK ((answer = ANY (ARRAY['text'::text, 'choice'::text, 'tick'::text])));

alter table event_questions add constraint event_questions_check CHECK (((answer = 'choice'::text) = (cardinality(options) > 0)));

alter table event_questions add constraint event_questions_label_check CHECK (((length(label) >= 1) AND (length(label) <= 200)));

alter table event_questions add constraint event_questions_pkey PRIMARY KEY (id);

alter table event_sessions add constraint event_sessions_check CHECK ((ends_at > starts_at));

alter table event_sessions add constraint event_sessions_position_check CHECK (("position" >= 0));

alter table event_sessions add constraint event_sessions_starts_local_check CHECK ((starts_local ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d$'::text));

alter table event_sessions add constraint event_sessions_pkey PRIMARY KEY (id);

alter table event_sessions add constraint event_sessions_date_id_position_key UNIQUE (date_id, "position");

alter table event_speakers add constraint event_speakers_pkey PRIMARY KEY (product_id, teacher_id);

alter table event_ticket_dates add constraint event_ticket_dates_pkey PRIMARY KEY (variant_id, date_id);

alter table event_tickets add constraint event_tickets_check CHECK ((sales_until > sales_from));

alter table event_tickets add constraint event_tickets_name_check CHECK ((length(name) <= 60));

alter table event_tickets add constraint event_tickets_seats_check CHECK (((seats >= 1) AND (seats <= 100)));

alter table event_tickets add constraint event_tickets_pkey PRIMARY KEY (variant_id);

alter table event_tickets add constraint event_tickets_limit_pool_id_key UNIQUE (limit_pool_id);

alter table events add constraint events_access_check CHECK ((length(access) <= 2000));

alter table events add constraint events_age_check CHECK ((length(age) <= 120));

alter table events add constraint events_kind_check CHECK ((kind = 'event'::text));

alter table events add constraint events_language_check CHECK ((language ~ '^[a-z]{2}$'::text));

alter table events add constraint events_reminder_words_check CHECK ((length(reminder_words) <= 2000));

alter table events add constraint events_reminders_check CHECK ((reminders <@ ARRAY[20160, 10080, 4320, 2880, 1440, 180, 60, 30]));

alter table events add constraint events_thanks_words_check CHECK ((length(thanks_words) <= 2000));

alter table events add constraint events_pkey PRIMARY KEY (product_id);

alter table exchanged_items add constraint exchanged_items_check CHECK ((order_id <> paid_order_id));

alter table exchanged_items add constraint exchanged_items_pkey PRIMARY KEY (order_item_id);

alter table files add constraint files_alternative_language_check CHECK ((alternative_language ~ '^[a-z]{2}$'::text));

alter table files add constraint files_alternative_text_check CHECK ((length(alternative_text) <= 250));

alter table files add constraint files_bytes_check CHECK ((bytes >= 0));

alter table files add constraint files_created_by_check CHECK (((length(created_by) >= 1) AND (length(created_by) <= 100)));

alter table files add constraint files_focal_x_check CHECK (((focal_x >= 0) AND (focal_x <= 100)));

alter table files add constraint files_focal_y_check CHECK (((focal_y >= 0) AND (focal_y <= 100)));

alter table files add constraint files_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));

alter table files add constraint files_sha256_check CHECK ((length(sha256) = 32));

alter table files add constraint files_type_check CHECK ((type ~ '^[a-z]+/[a-z0-9.+-]{1,100}$'::text));

alter table files add constraint files_uploaded_sha256_check CHECK ((length(uploaded_sha256) = 32));

alter table files add constraint files_version_check CHECK ((version > 0));

alter table files add constraint files_pkey PRIMARY KEY (id);

alter table files add constraint files_storage_key_key UNIQUE (storage_key);

alter table former_ticket_codes add constraint former_ticket_codes_code_check CHECK ((code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'::text));

alter table former_ticket_codes add constraint former_ticket_codes_pkey PRIMARY KEY (code);

alter table gifts add constraint gifts_note_check CHECK ((length(note) <= 500));

alter table gifts add constraint gifts_pkey PRIMARY KEY (order_id);

alter table goods add constraint goods_facet_values_check CHECK ((array_to_string(facet_values, ' '::text) ~ '^(property=[a-z0-9-]+( property=[a-z0-9-]+)*)?$'::text));

alter table goods add constraint goods_kind_check CHECK ((kind = 'goods'::text));

alter table goods add constraint goods_maker_check CHECK ((length(maker) <= 500));

alter table goods add constraint goods_safety_check CHECK ((length(safety) <= 4000));

alter table goods add constraint goods_pkey PRIMARY KEY (product_id);

alter table goods_filter_texts add constraint goods_filter_texts_key_check CHECK ((key ~ '^[a-z0-9-]+$'::text));

alter table goods_filter_texts add constraint goods_filter_texts_pkey PRIMARY KEY (key);

alter table goods_stock_due add constraint goods_stock_due_pkey PRIMARY KEY (id);

alter table goods_variants add constraint goods_variants_barcode_check CHECK (is_barcode(barcode));

alter table goods_variants add constraint goods_variants_customs_code_check CHECK ((customs_code ~ '^\d{6,10}$'::text));

alter table goods_variants add constraint goods_variants_height_mm_check CHECK (((height_mm >= 1) AND (height_mm <= 10000)));

alter table goods_variants add constraint goods_variants_length_mm_check CHECK (((length_mm >= 1) AND (length_mm <= 10000)));

alter table goods_variants add constraint goods_variants_origin_country_check CHECK ((origin_country ~ '^[A-Z]{2}$'::text));

alter table goods_variants add constraint goods_variants_promise CHECK (((num_nonnulls(promised_days, promised_on) <= 1) AND ((stock <> 'backorder'::text) OR (num_nonnulls(promised_days, promised_on) = 1))));

alter table goods_variants add constraint goods_variants_promised_days_check CHECK (((promised_days >= 1) AND (promised_days <= 365)));

alter table goods_variants add constraint goods_variants_stock_check CHECK ((stock = ANY (ARRAY['tracked'::text, 'untracked'::text, 'backorder'::text])));

alter table goods_variants add constraint goods_variants_weight_grams_check CHECK (((weight_grams >= 1) AND (weight_grams <= 1000000)));

alter table goods_variants add constraint goods_variants_width_mm_check CHECK (((width_mm >= 1) AND (width_mm <= 10000)));

alter table goods_variants add constraint goods_variants_pkey PRIMARY KEY (variant_id);

alter table holds add constraint holds_holder_check CHECK (((length(holder) >= 1) AND (length(holder) <= 64)));

alter table holds add constraint holds_quantity_check CHECK ((quantity > 0));

alter table holds add constraint holds_pkey PRIMARY KEY (order_item_id, pool_id);

alter table invariant_checks add constraint invariant_checks_broken_check CHECK ((broken >= 0));

alter table invariant_checks add constraint invariant_checks_check CHECK (((broken = 0) = (broken_since IS NULL)));

alter table invariant_checks add constraint invariant_checks_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)));

alter table invariant_checks add constraint invariant_checks_samples_check CHECK ((jsonb_typeof(samples) = 'array'::text));

alter table invariant_checks add constraint invariant_checks_pkey PRIMARY KEY (name);

alter table invoice_deliveries add constraint invoice_deliveries_check CHECK (((mail_id IS NULL) OR (settled_at IS NOT NULL)));

alter table invoice_deliveries add constraint invoice_deliveries_pkey PRIMARY KEY (invoice_id);

alter table invoice_faults add constraint invoice_faults_failure_check CHECK ((length(failure) <= 500));

alter table invoice_faults add constraint invoice_faults_pkey PRIMARY KEY (invoice_id);

alter table invoice_files add constraint invoice_files_bytes_check CHECK ((bytes > 0));

alter table invoice_files add constraint invoice_files_format_check CHECK ((format = ANY (ARRAY['pdf'::text, 'cii'::text, 'ubl'::text, 'xrechnung'::text])));

alter table invoice_files add constraint invoice_files_sha256_check CHECK ((length(sha256) = 32));

alter table invoice_files add constraint invoice_files_pkey PRIMARY KEY (invoice_id, format);

alter table invoice_files add constraint invoice_files_storage_key_key UNIQUE (storage_key);

alter table invoice_requests add constraint invoice_requests_actor_check CHECK (((length(actor) >= 1) AND (length(actor) <= 120)));

alter table invoice_requests add constraint invoice_requests_check CHECK (((buyer IS NULL) OR ((reason = 'correction'::text) AND (jsonb_typeof(buyer) = 'object'::text))));

alter table invoice_requests add constraint invoice_requests_failure_check CHECK ((length(failure) <= 500));

alter table invoice_requests add constraint invoice_requests_reason_check CHECK ((reason = ANY (ARRAY['order'::text, 'refund'::text, 'dispute'::text, 'correction'::text])));

alter table invoice_requests add constraint invoice_requests_pkey PRIMARY KEY (id);

alter table invoice_series add constraint invoice_series_last_sequence_check CHECK ((last_sequence >= 0));

alter table invoice_series add constraint invoice_series_name_check CHECK ((name ~ '^(SAMPLE-)?(INV|CN)-[0-9]{4}$'::text));

alter table invoice_series add constraint invoice_series_pkey PRIMARY KEY (name);

alter table invoices add constraint invoices_check CHECK ((number = ((series || '-'::text) || lpad((sequence)::text, GREATEST(6, length((sequence)::text)), '0'::text))));

alter table invoices add constraint invoices_check1 CHECK ((total_amount = (net_amount + tax_amount)));

alter table invoices add constraint invoices_check2 CHECK ((is_sample = (series ~~ 'SAMPLE-%'::text)));

alter table invoices add constraint invoices_check3 CHECK (((kind = 'invoice'::text) OR (corrects_id IS NOT NULL)));

alter table invoices add constraint invoices_kind_check CHECK ((kind = ANY (ARRAY['invoice'::text, 'credit_note'::text])));

alter table invoices add constraint invoices_reason_check CHECK ((reason = ANY (ARRAY['order'::text, 'refund'::text, 'dispute'::text, 'correction'::text])));

alter table invoices add constraint invoices_sequence_check CHECK ((sequence > 0));

alter table invoices add constraint invoices_snapshot_check CHECK ((jsonb_typeof(snapshot) = 'object'::text));

alter table invoices add constraint invoices_total_amount_check CHECK ((total_amount >= 0));

alter table invoices add constraint invoices_pkey PRIMARY KEY (id);

alter table invoices add constraint invoices_number_key UNIQUE (number);

alter table invoices add constraint invoices_series_sequence_key UNIQUE (series, sequence);

alter table late_payments add constraint late_payments_check CHECK ((decide_until > since));

alter table late_payments add constraint late_payments_check1 CHECK (((decided_at IS NULL) = (decision IS NULL)));

alter table late_payments add constraint late_payments_decision_check CHECK ((decision = ANY (ARRAY['date'::text, 'variant'::text, 'later'::text, 'money'::text, 'none'::text, 'gone'::text])));

alter table late_payments add constraint late_payments_pkey PRIMARY KEY (order_id);

alter table lesson_notes add constraint lesson_notes_body_check CHECK (((length(body) >= 1) AND (length(body) <= 100000)));

alter table lesson_notes add constraint lesson_notes_pkey PRIMARY KEY (enrolment_id, lesson_id);

alter table lesson_progress add constraint lesson_progress_position_seconds_check CHECK ((position_seconds >= 0));

alter table lesson_progress add constraint lesson_progress_pkey PRIMARY KEY (enrolment_id, lesson_id);

alter table lessons add constraint lessons_duration_minutes_check CHECK ((duration_minutes >= 0));

alter table lessons add constraint lessons_position_check CHECK (("position" >= 0));

alter table lessons add constraint lessons_slug_check CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(slug) <= 120)));

alter table lessons add constraint lessons_title_check CHECK (((length(title) >= 1) AND (length(title) <= 160)));

alter table lessons add constraint lessons_version_check CHECK ((version > 0));

alter table lessons add constraint lessons_video_address CHECK (is_web_address(video_url));

alter table lessons add constraint lessons_pkey PRIMARY KEY (id);

alter table lessons add constraint lessons_product_id_slug_key UNIQUE (product_id, slug) DEFERRABLE INITIALLY DEFERRED;

alter table lessons add constraint lessons_section_id_position_key UNIQUE (section_id, "position") DEFERRABLE INITIALLY DEFERRED;

alter table licence_activations add constraint licence_activations_check CHECK ((ended_at >= activated_at));

alter table licence_activations add constraint licence_activations_device_check CHECK (((length(device) >= 1) AND (length(device) <= 200)));

alter table licence_activations add constraint licence_activations_pkey PRIMARY KEY (id);

alter table licence_keys add constraint licence_keys_check CHECK ((replaced_at >= given_at));

alter table licence_keys add constraint licence_keys_check1 CHECK (((order_item_id IS NULL) = (given_at IS NULL)));

alter table licence_keys add constraint licence_keys_check2 CHECK (((replaced_at IS NULL) OR (given_at IS NOT NULL)));

alter table licence_keys add constraint licence_keys_code_check CHECK (((length(code) >= 4) AND (length(code) <= 100)));

alter table licence_keys add constraint licence_keys_code_key_check CHECK (((length(code_key) >= 4) AND (length(code_key) <= 100)));

alter table licence_keys add constraint licence_keys_seats_check CHECK (((seats >= 1) AND (seats <= 100000)));

alter table licence_keys add constraint licence_keys_used_check CHECK ((used >= 0));

alter table licence_keys add constraint licence_keys_pkey PRIMARY KEY (id);

alter table licence_keys add constraint licence_keys_code_key_key UNIQUE (code_key);

alter table licence_waits add constraint licence_waits_pkey PRIMARY KEY (order_item_id);

alter table licences add constraint licences_seats_check CHECK (((seats >= 1) AND (seats <= 100000)));

alter table licences add constraint licences_source_check CHECK ((source = ANY (ARRAY['generated'::text, 'list'::text])));

alter table licences add constraint licences_pkey PRIMARY KEY (product_id);

alter table mails add constraint mails_check CHECK (((failure IS NULL) = (failed_at IS NULL)));

alter table mails add constraint mails_check1 CHECK (((failure IS NULL) OR (sent_at IS NULL)));

alter table mails add constraint mails_details_check CHECK ((jsonb_typeof(details) = 'object'::text));

alter table mails add constraint mails_failure_check CHECK ((failure = ANY (ARRAY['refused'::text, 'doubtful'::text])));

alter table mails add constraint mails_failure_reason_check CHECK (((length(failure_reason) >= 1) AND (length(failure_reason) <= 100)));

alter table mails add constraint mails_kind_check CHECK (((length(kind) >= 1) AND (length(kind) <= 60)));

alter table mails add constraint mails_recipient_check CHECK (((length(recipient) >= 3) AND (length(recipient) <= 254)));

alter table mails add constraint mails_pkey PRIMARY KEY (id);

alter table mails add constraint mails_dedupe_key_key UNIQUE (dedupe_key);

alter table option_values add constraint option_values_position_check CHECK (("position" >= 0));

alter table option_values add constraint option_values_value_check CHECK (((length(value) >= 1) AND (length(value) <= 60)));

alter table option_values add constraint option_values_pkey PRIMARY KEY (id);

alter table option_values add constraint option_values_option_id_id_key UNIQUE (option_id, id);

alter table option_values add constraint option_values_option_id_value_key UNIQUE (option_id, value);

alter table order_addresses add constraint order_addresses_city_check CHECK ((length(city) <= 100));

alter table order_addresses add constraint order_addresses_company_check CHECK ((length(company) <= 100));

alter table order_addresses add constraint order_addresses_country_check CHECK ((country ~ '^[A-Z]{2}$'::text));

alter table order_addresses add constraint order_addresses_line1_check CHECK ((length(line1) <= 100));

alter table order_addresses add constraint order_addresses_line2_check CHECK ((length(line2) <= 100));

alter table order_addresses add constraint order_addresses_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)));

alter table order_addresses add constraint order_addresses_phone_check CHECK ((length(phone) <= 40));

alter table order_addresses add constraint order_addresses_postcode_check CHECK ((length(postcode) <= 20));

alter table order_addresses add constraint order_addresses_purpose_check CHECK ((purpose = ANY (ARRAY['delivery'::text, 'billing'::text])));

alter table order_addresses add constraint order_addresses_region_check CHECK ((length(region) <= 100));

alter table order_addresses add constraint order_addresses_pkey PRIMARY KEY (order_id, purpose);

alter table order_attendees add constraint order_attendees_answers_check CHECK ((jsonb_typeof(answers) = 'object'::text));

alter table order_attendees add constraint order_attendees_email_check CHECK (((length(email) >= 3) AND (length(email) <= 254)));

alter table order_attendees add constraint order_attendees_name_check CHECK (((length(name) >= 1) AND (length(name) <= 160)));

alter table order_attendees add constraint order_attendees_seat_check CHECK ((seat >= 1));

alter table order_attendees add constraint order_attendees_pkey PRIMARY KEY (order_item_id, seat);

alter table order_businesses add constraint order_businesses_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)));

alter table order_businesses add constraint order_businesses_vat_id_check CHECK ((vat_id ~ '^([A-Z]{2}[0-9A-Z+*]{2,18})?$'::text));

alter table order_businesses add constraint order_businesses_vat_state_check CHECK ((vat_state = ANY (ARRAY['unverified'::text, 'valid'::text, 'invalid'::text, 'unavailable'::text])));

alter table order_businesses add constraint order_businesses_pkey PRIMARY KEY (order_id);

alter table order_countries add constraint order_countries_answered_tax_amount_check CHECK ((answered_tax_amount >= 0));

alter table order_countries add constraint order_countries_check CHECK (((state = ANY (ARRAY['confirmed'::text, 'differs'::text])) = (answered_at IS NOT NULL)));

alter table order_countries add constraint order_countries_check1 CHECK (((due_at IS NULL) OR (state = 'waiting'::text)));

alter table order_countries add constraint order_countries_country_check CHECK ((country ~ '^[A-Z]{2}$'::text));

alter table order_countries add constraint order_countries_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'agreed'::text, 'single'::text, 'asked'::text, 'confirmed'::text, 'differs'::text])));

alter table order_countries add constraint order_countries_pkey PRIMARY KEY (order_id);

alter table order_history add constraint order_history_action_check CHECK (((length(action) >= 1) AND (length(action) <= 80)));

alter table order_history add constraint order_history_actor_check CHECK (((length(actor) >= 1) AND (length(actor) <= 120)));

alter table order_history add constraint order_history_details_check CHECK ((jsonb_typeof(details) = 'object'::text));

alter table order_history add constraint order_history_pkey PRIMARY KEY (id);

alter table order_items add constraint order_items_check CHECK ((subtotal_amount = (unit_amount * quantity)));

alter table order_items add constraint order_items_check1 CHECK (((discount_amount >= 0) AND (discount_amount <= subtotal_amount)));

alter table order_items add constraint order_items_check3 CHECK (((refunded_amount >= 0) AND (refunded_amount <= total_amount)));

alter table order_items add constraint order_items_check4 CHECK (((part_of_variant_id IS NULL) = (part_of_quantity IS NULL)));

alter table order_items add constraint order_items_guarantee_days_check CHECK (((guarantee_days >= 0) AND (guarantee_days <= 730)));

alter table order_items add constraint order_items_part_of_quantity_check CHECK ((part_of_quantity > 0));

alter table order_items add constraint order_items_position_check CHECK (("position" >= 0));

alter table order_items add constraint order_items_quantity_check CHECK ((quantity >= 1));

alter table order_items add constraint order_items_tax_amount_check CHECK ((tax_amount >= 0));

alter table order_items add constraint order_items_tax_within CHECK (((NOT tax_included) OR (tax_amount <= total_amount)));

alter table order_items add constraint order_items_total CHECK ((total_amount = ((subtotal_amount - discount_amount) +
CASE
    WHEN tax_included THEN (0)::bigint
    ELSE tax_amount
END)));

alter table order_items add constraint order_items_total_amount_check CHECK ((total_amount >= 0));

alter table order_items add constraint order_items_unit_amount_check CHECK ((unit_amount >= 0));

alter table order_items add constraint order_items_withdrawal_days_check CHECK (((withdrawal_days >= 0) AND (withdrawal_days <= 730)));

alter table order_items add constraint order_items_pkey PRIMARY KEY (id);

alter table order_items add constraint order_items_order_id_position_key UNIQUE (order_id, "position");

alter table order_shipping add constraint order_shipping_amount_check CHECK ((amount >= 0));

alter table order_shipping add constraint order_shipping_check CHECK (((max_days >= min_days) AND (max_days <= 365)));

alter table order_shipping add constraint order_shipping_check1 CHECK (((standard_amount >= 0) AND (standard_amount <= amount)));

alter table order_shipping add constraint order_shipping_kind_check CHECK ((kind = ANY (ARRAY['letter'::text, 'parcel'::text, 'express'::text, 'pickup'::text])));

alter table order_shipping add constraint order_shipping_min_days_check CHECK (((min_days >= 0) AND (min_days <= 365)));

alter table order_shipping add constraint order_shipping_place_check CHECK ((length(place) <= 500));

alter table order_shipping add constraint order_shipping_title_check CHECK (((length(title) >= 1) AND (length(title) <= 100)));

alter table order_shipping add constraint order_shipping_pkey PRIMARY KEY (order_id);

alter table order_taxes add constraint order_taxes_check CHECK (((ground = 'taxed'::text) OR ((rate = 0) AND (tax_amount = 0))));

alter table order_taxes add constraint order_taxes_country_check CHECK ((country ~ '^[A-Z]{2}$'::text));

alter table order_taxes add constraint order_taxes_ground_check CHECK ((ground = ANY (ARRAY['taxed'::text, 'exempt'::text, 'reverse_charge'::text, 'intra_community'::text, 'export'::text, 'outside'::text])));

alter table order_taxes add constraint order_taxes_net_amount_check CHECK ((net_amount >= 0));

alter table order_taxes add constraint order_taxes_rate_check CHECK (((rate >= 0) AND (rate <= 1000000)));

alter table order_taxes add constraint order_taxes_tax_amount_check CHECK ((tax_amount >= 0));

alter table order_taxes add constraint order_taxes_pkey PRIMARY KEY (id);

alter table order_taxes add constraint order_taxes_order_item_id_key UNIQUE (order_item_id);

alter table orders add constraint orders_address_version_check CHECK ((address_version >= 0));

alter table orders add constraint orders_cancel_reason_check CHECK ((cancel_reason = ANY (ARRAY['buyer'::text, 'staff'::text, 'superseded'::text, 'payment_page_failed'::text, 'buyer_erased'::text])));

alter table orders add constraint orders_check CHECK (((discount_amount >= 0) AND (discount_amount <= subtotal_amount)));

alter table orders add constraint orders_check2 CHECK (((refunded_amount >= 0) AND (refunded_amount <= total_amount)));

alter table orders add constraint orders_check3 CHECK (((status = ANY (ARRAY['completed'::text, 'partially_refunded'::text, 'refunded'::text])) = (completed_at IS NOT NULL)));

alter table orders add constraint orders_check4 CHECK (((status = 'cancelled'::text) = (cancel_reason IS NOT NULL)));

alter table orders add constraint orders_check5 CHECK (((status <> 'completed'::text) OR (refunded_amount = 0)));

alter table orders add constraint orders_check6 CHECK (((status <> 'partially_refunded'::text) OR ((refunded_amount > 0) AND (refunded_amount < total_amount))));

alter table orders add constraint orders_check7 CHECK (((status <> 'refunded'::text) OR (refunded_amount = total_amount)));

alter table orders add constraint orders_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));

alter table orders add constraint orders_email_check CHECK (((length(email) >= 3) AND (length(email) <= 254)));

alter table orders add constraint orders_given_by_check CHECK (((length(given_by) >= 1) AND (length(given_by) <= 120)));

alter table orders add constraint orders_mode_check CHECK ((mode = ANY (ARRAY['sandbox'::text, 'test'::text, 'live'::text])));

alter table orders add constraint orders_number_check CHECK ((number ~ '^ORD-[0-9]{4}-[0-9]{6,}$'::text));

alter table orders add constraint orders_shipping_amount_check CHECK ((shipping_amount >= 0));

alter table orders add constraint orders_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'completed'::text, 'failed'::text, 'expired'::text, 'cancelled'::text, 'partially_refunded'::text, 'refunded'::text])));

alter table orders add constraint orders_subtotal_amount_check CHECK ((subtotal_amount >= 0));

alter table orders add constraint orders_tax_amount_check CHECK ((tax_amount >= 0));

alter table orders add constraint orders_terms_version_check CHECK ((terms_version ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'::text));

alter table orders add constraint orders_total CHECK ((total_amount = (((subtotal_amount - discount_amount) + shipping_amount) +
CASE
    WHEN tax_included THEN (0)::bigint
    ELSE tax_amount
END)));

alter table orders add constraint orders_total_amount_check CHECK (((total_amount >= 0) AND (total_amount <= '99999999999'::bigint)));

alter table orders add constraint orders_withdrawn_after_completed CHECK (((withdrawn_at IS NULL) OR (withdrawn_at >= completed_at)));

alter table orders add constraint orders_pkey PRIMARY KEY (id);

alter table orders add constraint orders_number_key UNIQUE (number);

alter table orders_to_ship add constraint orders_to_ship_pieces_check CHECK ((pieces > 0));

alter table orders_to_ship add constraint orders_to_ship_pkey PRIMARY KEY (order_id);

alter table payments add constraint payments_amount_check CHECK ((amount > 0));

alter table payments add constraint payments_brand_check CHECK (((length(brand) >= 1) AND (length(brand) <= 60)));

alter table payments add constraint payments_card_country_check CHECK ((card_country ~ '^[A-Z]{2}$'::text));

alter table payments add constraint payments_check CHECK (((refunded_amount >= 0) AND (refunded_amount <= amount)));

alter table payments add constraint payments_check1 CHECK (((status <> 'succeeded'::text) OR (paid_at IS NOT NULL)));

alter table payments add constraint payments_declined_code_check CHECK (((length(declined_code) >= 1) AND (length(declined_code) <= 120)));

alter table payments add constraint payments_fingerprint_check CHECK (((length(fingerprint) >= 1) AND (length(fingerprint) <= 120)));

alter table payments add constraint payments_gateway_check CHECK ((gateway = ANY (ARRAY['stripe'::text, 'outside'::text])));

alter table payments add constraint payments_last_four_check CHECK (((length(last_four) >= 1) AND (length(last_four) <= 8)));

alter table payments add constraint payments_method_check CHECK (((length(method) >= 1) AND (length(method) <= 60)));

alter table payments add constraint payments_mode_check CHECK ((mode = ANY (ARRAY['sandbox'::text, 'test'::text, 'live'::text])));

alter table payments add constraint payments_outside_check CHECK (
CASE gateway
    WHEN 'outside'::text THEN ((status = 'succeeded'::text) AND (NOT is_surplus) AND (method IS NOT NULL) AND (method = ANY (ARRAY['cash'::text, 'bank_transfer'::text, 'other'::text])) AND (num_nonnulls(stripe_session_id, stripe_payment_intent_id, page_url, page_expires_at, gateway_answer, asked_at, declined_code, brand, last_four, wallet, fingerprint, card_country) = 0) AND ((reference IS NULL) OR ((length(reference) >= 1) AND (length(reference) <= 200))))
    ELSE (reference IS NULL)
END);

alter table payments add constraint payments_page_address CHECK (is_web_address(page_url));

alter table payments add constraint payments_status_check CHECK ((status = ANY (ARRAY['open'::text, 'processing'::text, 'succeeded'::text, 'failed'::text, 'expired'::text])));

alter table payments add constraint payments_wallet_check CHECK (((length(wallet) >= 1) AND (length(wallet) <= 60)));

alter table payments add constraint payments_pkey PRIMARY KEY (id);

alter table payments add constraint payments_id_gateway UNIQUE (id, gateway);

alter table payments add constraint payments_stripe_payment_intent_id_key UNIQUE (stripe_payment_intent_id);

alter table payments add constraint payments_stripe_session_id_key UNIQUE (stripe_session_id);

alter table picture_sizes add constraint picture_sizes_avif_bytes_check CHECK ((avif_bytes > 0));

alter table picture_sizes add constraint picture_sizes_bytes_check CHECK ((bytes > 0));

alter table picture_sizes add constraint picture_sizes_height_check CHECK (((height >= 1) AND (height <= 16000)));

alter table picture_sizes add constraint picture_sizes_width_check CHECK (((width >= 1) AND (width <= 4000)));

alter table picture_sizes add constraint picture_sizes_pkey PRIMARY KEY (file_id, width);

alter table picture_sizes add constraint picture_sizes_avif_key_key UNIQUE (avif_key);

alter table picture_sizes add constraint picture_sizes_storage_key_key UNIQUE (storage_key);

alter table pools add constraint pools_capacity_check CHECK (((capacity >= 0) AND (capacity <= 10000000)));

alter table pools add constraint pools_held_check CHECK ((held >= 0));

alter table pools add constraint pools_label_check CHECK ((length(label) <= 200));

alter table pools add constraint pools_taken_check CHECK ((taken >= 0));

alter table pools add constraint pools_pkey PRIMARY KEY (id);

alter table price_changes add constraint price_changes_amount_check CHECK (((amount >= 0) AND (amount <= 99999999)));

alter table price_changes add constraint price_changes_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));

alter table price_changes add constraint price_changes_pkey PRIMARY KEY (id);

alter table price_changes add constraint price_changes_variant_id_due_at_key UNIQUE (variant_id, due_at);

alter table product_cells add constraint product_cells_id_key UNIQUE (id);

alter table product_cells add constraint product_cells_kind_category_id_facets_key UNIQUE NULLS NOT DISTINCT (kind, category_id, facets);

alter table product_kinds add constraint product_kinds_name_check CHECK ((name ~ '^[a-z][a-z0-9_]{0,19}$'::text));

alter table product_kinds add constraint product_kinds_pkey PRIMARY KEY (name);

alter table product_options add constraint product_options_name_check CHECK (((length(name) >= 1) AND (length(name) <= 40)));

alter table product_options add constraint product_options_position_check CHECK (("position" >= 0));

alter table product_options add constraint product_options_pkey PRIMARY KEY (id);

alter table product_options add constraint product_options_product_id_name_key UNIQUE (product_id, name);

alter table product_pictures add constraint product_pictures_position_check CHECK (("position" >= 0));

alter table product_pictures add constraint product_pictures_pkey PRIMARY KEY (product_id, file_id);

alter table product_search add constraint product_search_pkey PRIMARY KEY (product_id, kind);

alter table product_slugs add constraint product_slugs_pkey PRIMARY KEY (slug);

alter table product_tags add constraint product_tags_pkey PRIMARY KEY (product_id, tag_id);

alter table products add constraint products_attributes_check CHECK ((jsonb_typeof(attributes) = 'object'::text));

alter table products add constraint products_check CHECK (((rating IS NULL) = (rating_count = 0)));

alter table products add constraint products_check1 CHECK (((status <> 'published'::text) OR (published_at IS NOT NULL)));

alter table products add constraint products_description_check CHECK ((length(description) <= 300));

alter table products add constraint products_guarantee_days_check CHECK (((guarantee_days >= 0) AND (guarantee_days <= 730)));

alter table products add constraint products_image_address CHECK (is_web_address(image));

alter table products add constraint products_kind_facets_check CHECK ((kind_facets ~ '^([a-z]+=[a-z0-9-]+( [a-z]+=[a-z0-9-]+)*)?$'::text));

alter table products add constraint products_least_amount_check CHECK ((least_amount >= 0));

alter table products add constraint products_rating_check CHECK (((rating >= (1)::numeric) AND (rating <= (5)::numeric)));

alter table products add constraint products_rating_count_check CHECK ((rating_count >= 0));

alter table products add constraint products_required_course_check CHECK ((required_course_id <> id));

alter table products add constraint products_slug_check CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(slug) <= 120)));

alter table products add constraint products_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'review'::text, 'published'::text, 'archived'::text])));

alter table products add constraint products_tax_class_check CHECK (((tax_class = ANY (ARRAY['standard'::text, 'reduced'::text, 'book'::text, 'ebook'::text, 'admission'::text, 'exempt'::text])) OR (tax_class ~ '^own_'::text)));

alter table products add constraint products_title_check CHECK (((length(title) >= 1) AND (length(title) <= 160)));

alter table products add constraint products_version_check CHECK ((version > 0));

alter table products add constraint products_pkey PRIMARY KEY (id);

alter table products add constraint products_id_kind_key UNIQUE (id, kind);

alter table products add constraint products_slug_key UNIQUE (slug);

alter table promised_pieces add constraint promised_pieces_pieces_check CHECK ((pieces > 0));

alter table promised_pieces add constraint promised_pieces_pkey PRIMARY KEY (order_item_id);

alter table promotion_targets add constraint promotion_targets_check CHECK ((num_nonnulls(kind, category_id, product_id, variant_id) = 1));

alter table promotion_targets add constraint promotion_targets_pkey PRIMARY KEY (id);

alter table promotion_uses add constraint promotion_uses_amount_check CHECK ((amount >= 0));

alter table promotion_uses add constraint promotion_uses_delivery_amount_check CHECK ((delivery_amount >= 0));

alter table promotion_uses add constraint promotion_uses_line_amounts_check CHECK ((jsonb_typeof(line_amounts) = 'array'::text));

alter table promotion_uses add constraint promotion_uses_pkey PRIMARY KEY (id);

alter table promotion_uses add constraint promotion_uses_order_id_promotion_id_key UNIQUE (order_id, promotion_id);

alter table promotions add constraint promotions_amount_check CHECK ((amount >= 0));

alter table promotions add constraint promotions_buy_quantity_check CHECK (((buy_quantity >= 1) AND (buy_quantity <= 1000)));

alter table promotions add constraint promotions_check CHECK (((code IS NULL) = (code_key IS NULL)));

alter table promotions add constraint promotions_check1 CHECK ((ends_at > starts_at));

alter table promotions add constraint promotions_check2 CHECK (((effect <> ALL (ARRAY['percent'::text, 'buy_get'::text])) OR (rate IS NOT NULL)));

alter table promotions add constraint promotions_check3 CHECK (((effect <> ALL (ARRAY['fixed'::text, 'fixed_price'::text])) OR (amount IS NOT NULL)));

alter table promotions add constraint promotions_check4 CHECK (((effect <> 'buy_get'::text) OR ((buy_quantity IS NOT NULL) AND (get_quantity IS NOT NULL))));

alter table promotions add constraint promotions_check5 CHECK ((((amount IS NULL) AND (min_amount IS NULL)) OR (currency IS NOT NULL)));

alter table promotions add constraint promotions_code_check CHECK (((length(code) >= 1) AND (length(code) <= 40)));

alter table promotions add constraint promotions_code_key_check CHECK (((length(code_key) >= 1) AND (length(code_key) <= 80)));

alter table promotions add constraint promotions_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));

alter table promotions add constraint promotions_customer_limit_check CHECK ((customer_limit > 0));

alter table promotions add constraint promotions_effect_check CHECK ((effect = ANY (ARRAY['percent'::text, 'fixed'::text, 'fixed_price'::text, 'free_delivery'::text, 'buy_get'::text])));

alter table promotions add constraint promotions_get_quantity_check CHECK (((get_quantity >= 1) AND (get_quantity <= 1000)));

alter table promotions add constraint promotions_min_amount_check CHECK ((min_amount > 0));

alter table promotions add constraint promotions_min_pieces_check CHECK ((min_pieces > 0));

alter table promotions add constraint promotions_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)));

alter table promotions add constraint promotions_rate_check CHECK (((rate >= 1) AND (rate <= 1000000)));

alter table promotions add constraint promotions_scope_check CHECK ((scope = ANY (ARRAY['everything'::text, 'kind'::text, 'category'::text, 'product'::text, 'variant'::text])));

alter table promotions add constraint promotions_state_check CHECK ((state = ANY (ARRAY['active'::text, 'paused'::text, 'ended'::text])));

alter table promotions add constraint promotions_total_limit_check CHECK ((total_limit > 0));

alter table promotions add constraint promotions_pkey PRIMARY KEY (id);

alter table promotions add constraint promotions_code_key_key UNIQUE (code_key);

alter table refund_items add constraint refund_items_amount_check CHECK ((amount > 0));

alter table refund_items add constraint refund_items_pkey PRIMARY KEY (refund_id, order_item_id);

alter table refunds add constraint refunds_amount_check CHECK ((amount > 0));

alter table refunds add constraint refunds_check CHECK (((status = 'pending'::text) = (settled_at IS NULL)));

alter table refunds add constraint refunds_check1 CHECK (((shipping_amount >= 0) AND (shipping_amount <= amount)));

alter table refunds add constraint refunds_outside_check CHECK (((gateway <> 'outside'::text) OR ((num_nonnulls(stripe_refund_id, failure_reason, asked_at) = 0) AND (status <> 'failed'::text))));

alter table refunds add constraint refunds_reason_check CHECK ((reason = ANY (ARRAY['requested_by_customer'::text, 'duplicate'::text, 'fraudulent'::text, 'late_payment'::text, 'superseded'::text, 'from_stripe'::text, 'buyer_erased'::text, 'date_cancelled'::text, 'other'::text])));

alter table refunds add constraint refunds_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'succeeded'::text, 'failed'::text])));

alter table refunds add constraint refunds_pkey PRIMARY KEY (id);

alter table refunds add constraint refunds_stripe_refund_id_key UNIQUE (stripe_refund_id);

alter table reservations add constraint reservations_quantity_check CHECK ((quantity > 0));

alter table reservations add constraint reservations_pkey PRIMARY KEY (id);

alter table return_items add constraint return_items_check CHECK ((((restocked IS NULL) = (damaged IS NULL)) AND ((restocked IS NULL) = (missing IS NULL))));

alter table return_items add constraint return_items_check1 CHECK (((restocked IS NULL) OR (((restocked + damaged) + missing) = quantity)));

alter table return_items add constraint return_items_damaged_check CHECK ((damaged >= 0));

alter table return_items add constraint return_items_missing_check CHECK ((missing >= 0));

alter table return_items add constraint return_items_quantity_check CHECK ((quantity > 0));

alter table return_items add constraint return_items_restocked_check CHECK ((restocked >= 0));

alter table return_items add constraint return_items_pkey PRIMARY KEY (return_id, order_item_id);

alter table return_pictures add constraint return_pictures_content_check CHECK (((length(content) >= 1) AND (length(content) <= 4194304)));

alter table return_pictures add constraint return_pictures_pkey PRIMARY KEY (id);

alter table returns add constraint returns_answer_check CHECK ((length(answer) <= 1000));

alter table returns add constraint returns_check CHECK (((state = 'requested'::text) = (decided_at IS NULL)));

alter table returns add constraint returns_check1 CHECK (((state = ANY (ARRAY['received'::text, 'refunded'::text, 'exchanged'::text])) = (received_at IS NOT NULL)));

alter table returns add constraint returns_check2 CHECK (((state = ANY (ARRAY['refunded'::text, 'exchanged'::text])) = (settled_at IS NOT NULL)));

alter table returns add constraint returns_check3 CHECK (((state = 'exchanged'::text) = (exchange_order_id IS NOT NULL)));

alter table returns add constraint returns_check4 CHECK ((NOT (is_withdrawal AND (state = 'refused'::text))));

alter table returns add constraint returns_note_check CHECK ((length(note) <= 1000));

alter table returns add constraint returns_number_check CHECK ((number > 0));

alter table returns add constraint returns_reason_check CHECK ((reason = ANY (ARRAY['size'::text, 'damaged'::text, 'wrong'::text, 'not_as_described'::text, 'changed_mind'::text, 'other'::text])));

alter table returns add constraint returns_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'accepted'::text, 'refused'::text, 'received'::text, 'refunded'::text, 'exchanged'::text])));

alter table returns add constraint returns_wish_check CHECK ((wish = ANY (ARRAY['refund'::text, 'exchange'::text])));

alter table returns add constraint returns_pkey PRIMARY KEY (id);

alter table returns add constraint returns_exchange_order_id_key UNIQUE (exchange_order_id);

alter table returns add constraint returns_form_key UNIQUE (form);

alter table returns add constraint returns_order_id_number_key UNIQUE (order_id, number);

alter table reviews add constraint reviews_author_name_check CHECK ((length(author_name) <= 120));

alter table reviews add constraint reviews_body_check CHECK (((length(body) >= 1) AND (length(body) <= 4000)));

alter table reviews add constraint reviews_check CHECK (((status = 'pending'::text) = (decided_at IS NULL)));

alter table reviews add constraint reviews_check1 CHECK (((decided_at IS NULL) = (decided_by IS NULL)));

alter table reviews add constraint reviews_check2 CHECK (((reply IS NULL) = (replied_at IS NULL)));

alter table reviews add constraint reviews_decided_by_check CHECK (((length(decided_by) >= 1) AND (length(decided_by) <= 120)));

alter table reviews add constraint reviews_one_holder CHECK (((customer_id IS NULL) OR (order_id IS NULL)));

alter table reviews add constraint reviews_rating_check CHECK (((rating >= 1) AND (rating <= 5)));

alter table reviews add constraint reviews_reply_check CHECK (((length(reply) >= 1) AND (length(reply) <= 4000)));

alter table reviews add constraint reviews_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'approved'::text, 'rejected'::text])));

alter table reviews add constraint reviews_title_check CHECK ((length(title) <= 100));

alter table reviews add constraint reviews_pkey PRIMARY KEY (id);

alter table reviews add constraint reviews_product_id_customer_id_key UNIQUE (product_id, customer_id);

alter table reviews add constraint reviews_product_id_order_id_key UNIQUE (product_id, order_id);

alter table search_languages add constraint search_languages_pkey PRIMARY KEY (language);

alter table search_words add constraint search_words_word_check CHECK (((length(word) >= 3) AND (length(word) <= 40)));

alter table search_words add constraint search_words_pkey PRIMARY KEY (word);

alter table sessions add constraint sessions_check CHECK ((expires_at > created_at));

alter table sessions add constraint sessions_token_hash CHECK ((token ~ '^[0-9a-f]{64}$'::text));

alter table sessions add constraint sessions_pkey PRIMARY KEY (id);

alter table sessions add constraint sessions_token_key UNIQUE (token);

alter table settings add constraint settings_version_check CHECK ((version > 0));

alter table settings add constraint settings_pkey PRIMARY KEY (name);

alter table sheet_import_products add constraint sheet_import_products_result_check CHECK ((result = ANY (ARRAY['created'::text, 'changed'::text, 'unchanged'::text, 'refused'::text])));

alter table sheet_import_products add constraint sheet_import_products_pkey PRIMARY KEY (sheet_id, slug);

alter table sheet_imports add constraint sheet_imports_kind_check CHECK ((kind = ANY (ARRAY['goods'::text, 'stock'::text])));

alter table sheet_imports add constraint sheet_imports_pkey PRIMARY KEY (id);

alter table shipment_items add constraint shipment_items_quantity_check CHECK ((quantity > 0));

alter table shipment_items add constraint shipment_items_pkey PRIMARY KEY (shipment_id, order_item_id);

alter table shipments add constraint shipments_carrier_check CHECK ((length(carrier) <= 40));

alter table shipments add constraint shipments_check CHECK (((state = 'packed'::text) = (shipped_at IS NULL)));

alter table shipments add constraint shipments_check1 CHECK (((state = ANY (ARRAY['delivered'::text, 'lost'::text, 'returned'::text])) = (ended_at IS NOT NULL)));

alter table shipments add constraint shipments_check2 CHECK (((resolution IS NULL) OR (state = ANY (ARRAY['lost'::text, 'returned'::text]))));

alter table shipments add constraint shipments_number_check CHECK ((number > 0));

alter table shipments add constraint shipments_resolution_check CHECK ((resolution = ANY (ARRAY['send_again'::text, 'refund'::text])));

alter table shipments add constraint shipments_state_check CHECK ((state = ANY (ARRAY['packed'::text, 'shipped'::text, 'delivered'::text, 'lost'::text, 'returned'::text])));

alter table shipments add constraint shipments_tracking_number_check CHECK ((length(tracking_number) <= 60));

alter table shipments add constraint shipments_pkey PRIMARY KEY (id);

alter table shipments add constraint shipments_form_key UNIQUE (form);

alter table shipments add constraint shipments_order_id_number_key UNIQUE (order_id, number);

alter table shipping_methods add constraint shipping_methods_check CHECK (((max_days >= min_days) AND (max_days <= 365)));

alter table shipping_methods add constraint shipping_methods_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));

alter table shipping_methods add constraint shipping_methods_free_from_check CHECK ((free_from > 0));

alter table shipping_methods add constraint shipping_methods_kind_check CHECK ((kind = ANY (ARRAY['letter'::text, 'parcel'::text, 'express'::text, 'pickup'::text])));

alter table shipping_methods add constraint shipping_methods_min_days_check CHECK (((min_days >= 0) AND (min_days <= 365)));

alter table shipping_methods add constraint shipping_methods_pickup CHECK (
CASE
    WHEN (kind = 'pickup'::text) THEN ((place <> ''::text) OR (warehouse_id IS NOT NULL) OR (event_date_id IS NOT NULL))
    ELSE ((place = ''::text) AND (warehouse_id IS NULL) AND (event_date_id IS NULL))
END);

alter table shipping_methods add constraint shipping_methods_place_check CHECK ((length(place) <= 500));

alter table shipping_methods add constraint shipping_methods_rate_by_check CHECK ((rate_by = ANY (ARRAY['order'::text, 'weight'::text, 'price'::text, 'pieces'::text])));

alter table shipping_methods add constraint shipping_methods_title_check CHECK (((length(title) >= 1) AND (length(title) <= 100)));

alter table shipping_methods add constraint shipping_methods_pkey PRIMARY KEY (id);

alter table shipping_methods add constraint shipping_methods_zone_id_title_key UNIQUE (zone_id, title);

alter table shipping_rates add constraint shipping_rates_amount_check CHECK (((amount >= 0) AND (amount <= 99999999)));

alter table shipping_rates add constraint shipping_rates_position_check CHECK ((("position" >= 0) AND ("position" <= 19)));

alter table shipping_rates add constraint shipping_rates_up_to_check CHECK ((up_to > 0));

alter table shipping_rates add constraint shipping_rates_pkey PRIMARY KEY (method_id, "position");

alter table shipping_zones add constraint shipping_zones_check CHECK (((cardinality(postcodes) = 0) OR (cardinality(countries) = 1)));

alter table shipping_zones add constraint shipping_zones_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)));

alter table shipping_zones add constraint shipping_zones_pkey PRIMARY KEY (id);

alter table shipping_zones add constraint shipping_zones_name_key UNIQUE (name);

alter table staff_notes add constraint staff_notes_author_check CHECK (((length(author) >= 1) AND (length(author) <= 120)));

alter table staff_notes add constraint staff_notes_body_check CHECK (((length(body) >= 1) AND (length(body) <= 2000)));

alter table staff_notes add constraint staff_notes_kind_check CHECK ((kind = ANY (ARRAY['note'::text, 'access_given'::text, 'access_taken'::text, 'address_corrected'::text])));

alter table staff_notes add constraint staff_notes_pkey PRIMARY KEY (id);

alter table stamped_copies add constraint stamped_copies_bytes_check CHECK ((bytes > 0));

alter table stamped_copies add constraint stamped_copies_check CHECK (((made_at IS NULL) = (storage_key IS NULL)));

alter table stamped_copies add constraint stamped_copies_check1 CHECK (((made_at IS NULL) = (bytes IS NULL)));

alter table stamped_copies add constraint stamped_copies_check2 CHECK (((made_at IS NULL) = (sha256 IS NULL)));

alter table stamped_copies add constraint stamped_copies_sha256_check CHECK ((length(sha256) = 32));

alter table stamped_copies add constraint stamped_copies_pkey PRIMARY KEY (order_item_id, version_id);

alter table stamped_copies add constraint stamped_copies_storage_key_key UNIQUE (storage_key);

alter table stock_alerts add constraint stock_alerts_check CHECK (((state = 'unproven'::text) OR (state = 'left'::text) OR (joined_at IS NOT NULL)));

alter table stock_alerts add constraint stock_alerts_check1 CHECK (((ended_at IS NOT NULL) = (state = ANY (ARRAY['told'::text, 'left'::text]))));

alter table stock_alerts add constraint stock_alerts_email_check CHECK (((length(email) >= 3) AND (length(email) <= 254)));

alter table stock_alerts add constraint stock_alerts_state_check CHECK ((state = ANY (ARRAY['unproven'::text, 'waiting'::text, 'told'::text, 'left'::text])));

alter table stock_alerts add constraint stock_alerts_pkey PRIMARY KEY (id);

alter table stock_levels add constraint stock_levels_minimum_level_check CHECK (((minimum_level >= 1) AND (minimum_level <= 1000000)));

alter table stock_levels add constraint stock_levels_pkey PRIMARY KEY (pool_id);

alter table stock_levels add constraint stock_levels_variant_id_warehouse_id_key UNIQUE (variant_id, warehouse_id);

alter table stock_movements add constraint stock_movements_actor_check CHECK (((length(actor) >= 1) AND (length(actor) <= 120)));

alter table stock_movements add constraint stock_movements_check CHECK (((on_hand <> 0) OR (held <> 0) OR (allocated <> 0)));

alter table stock_movements add constraint stock_movements_kind_check CHECK ((kind = ANY (ARRAY['receipt'::text, 'adjustment'::text, 'count'::text, 'loss'::text, 'return'::text, 'transfer_out'::text, 'transfer_in'::text, 'hold'::text, 'release'::text, 'allocation'::text, 'shipment'::text])));

alter table stock_movements add constraint stock_movements_reason_check CHECK ((length(reason) <= 500));

alter table stock_movements add constraint stock_movements_pkey PRIMARY KEY (id);

alter table tags add constraint tags_slug_check CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(slug) <= 60)));

alter table tags add constraint tags_title_check CHECK (((length(title) >= 1) AND (length(title) <= 60)));

alter table tags add constraint tags_pkey PRIMARY KEY (id);

alter table tags add constraint tags_slug_key UNIQUE (slug);

alter table tax_classes add constraint tax_classes_key_check CHECK ((key ~ '^own_[a-z0-9_]{1,26}$'::text));

alter table tax_classes add constraint tax_classes_title_check CHECK (((title <> ''::text) AND (length(title) <= 60)));

alter table tax_classes add constraint tax_classes_pkey PRIMARY KEY (key);

alter table tax_rates add constraint tax_rates_class_check CHECK ((class ~ '^[a-z][a-z0-9_]{0,29}$'::text));

alter table tax_rates add constraint tax_rates_country_check CHECK ((country ~ '^[A-Z]{2}$'::text));

alter table tax_rates add constraint tax_rates_rate_check CHECK (((rate >= 0) AND (rate <= 1000000)));

alter table tax_rates add constraint tax_rates_region_check CHECK ((length(region) <= 40));

alter table tax_rates add constraint tax_rates_pkey PRIMARY KEY (country, region, class, valid_from);

alter table teachers add constraint teachers_bio_check CHECK ((length(bio) <= 2000));

alter table teachers add constraint teachers_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)));

alter table teachers add constraint teachers_slug_check CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(slug) <= 120)));

alter table teachers add constraint teachers_pkey PRIMARY KEY (id);

alter table teachers add constraint teachers_name_key UNIQUE (name);

alter table teachers add constraint teachers_slug_key UNIQUE (slug);

alter table user_accounts add constraint user_accounts_pkey PRIMARY KEY (id);

alter table user_accounts add constraint user_accounts_provider_id_account_id_key UNIQUE (provider_id, account_id);

alter table users add constraint users_display_name_check CHECK ((length(display_name) <= 250));

alter table users add constraint users_email_check CHECK (((email = btrim(email)) AND ((length(email) >= 3) AND (length(email) <= 254))));

alter table users add constraint users_first_name_check CHECK ((length(first_name) <= 120));

alter table users add constraint users_image_address CHECK (is_web_address(image));

alter table users add constraint users_last_name_check CHECK ((length(last_name) <= 120));

alter table users add constraint users_role_check CHECK ((role = ANY (ARRAY['user'::text, 'supporter'::text, 'admin'::text, 'super_admin'::text])));

alter table users add constraint users_pkey PRIMARY KEY (id);

alter table variant_option_values add constraint variant_option_values_pkey PRIMARY KEY (variant_id, option_id);

alter table variant_pools add constraint variant_pools_units_check CHECK (((units >= 1) AND (units <= 1000)));

alter table variant_pools add constraint variant_pools_pkey PRIMARY KEY (variant_id, pool_id);

alter table variant_prices add constraint variant_prices_amount_check CHECK ((amount >= 0));

alter table variant_prices add constraint variant_prices_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));

alter table variant_prices add constraint variant_prices_pkey PRIMARY KEY (id);

alter table variant_sales add constraint variant_sales_amount_check CHECK (((amount >= 0) AND (amount <= 99999999)));

alter table variant_sales add constraint variant_sales_check CHECK ((ends_at > starts_at));

alter table variant_sales add constraint variant_sales_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));

alter table variant_sales add constraint variant_sales_reference_amount_check CHECK ((reference_amount >= 0));

alter table variant_sales add constraint variant_sales_pkey PRIMARY KEY (id);

alter table variants add constraint variants_check CHECK ((max_quantity >= min_quantity));

alter table variants add constraint variants_cost_amount_check CHECK (((cost_amount >= 0) AND (cost_amount <= 99999999)));

alter table variants add constraint variants_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));

alter table variants add constraint variants_max_quantity_check CHECK (((max_quantity >= 1) AND (max_quantity <= 1000)));

alter table variants add constraint variants_min_quantity_check CHECK ((min_quantity >= 1));

alter table variants add constraint variants_price_amount_check CHECK (((price_amount >= 0) AND (price_amount <= 99999999)));

alter table variants add constraint variants_regular_amount_check CHECK (((regular_amount >= 0) AND (regular_amount <= 99999999)));

alter table variants add constraint variants_sale_check CHECK (((sale_id IS NOT NULL) OR (num_nonnulls(struck_amount, sale_ends_at) = 0)));

alter table variants add constraint variants_sku_check CHECK (((length(sku) >= 1) AND (length(sku) <= 64)));

alter table variants add constraint variants_struck_amount_check CHECK ((struck_amount > price_amount));

alter table variants add constraint variants_title_check CHECK ((length(title) <= 120));

alter table variants add constraint variants_pkey PRIMARY KEY (id);

alter table variants add constraint variants_sku_key UNIQUE (sku);

alter table vat_checks add constraint vat_checks_check CHECK (((state = ANY (ARRAY['valid'::text, 'invalid'::text])) <= (checked_at IS NOT NULL)));

alter table vat_checks add constraint vat_checks_consultation_check CHECK ((length(consultation) <= 60));

alter table vat_checks add constraint vat_checks_name_check CHECK ((length(name) <= 300));

alter table vat_checks add constraint vat_checks_state_check CHECK ((state = ANY (ARRAY['unverified'::text, 'valid'::text, 'invalid'::text, 'unavailable'::text])));

alter table vat_checks add constraint vat_checks_vat_id_check CHECK ((vat_id ~ '^[A-Z]{2}[0-9A-Z+*]{2,18}$'::text));

alter table vat_checks add constraint vat_checks_pkey PRIMARY KEY (vat_id);

alter table verification_tokens add constraint verification_tokens_pkey PRIMARY KEY (id);

alter table version_announcements add constraint version_announcements_created_by_check CHECK (((length(created_by) >= 1) AND (length(created_by) <= 100)));

alter table version_announcements add constraint version_announcements_emailed_check CHECK ((emailed >= 0));

alter table version_announcements add constraint version_announcements_words_check CHECK ((length(words) <= 2000));

alter table version_announcements add constraint version_announcements_pkey PRIMARY KEY (version_id);

alter table version_email_stops add constraint version_email_stops_pkey PRIMARY KEY (customer_id);

alter table visitors add constraint visitors_check CHECK (((customer_id IS NULL) OR (proven_at IS NOT NULL)));

alter table visitors add constraint visitors_token_hash_check CHECK ((length(token_hash) = 32));

alter table visitors add constraint visitors_pkey PRIMARY KEY (id);

alter table visitors add constraint visitors_token_hash_key UNIQUE (token_hash);

alter table waiting_entries add constraint waiting_entries_check CHECK (((joined_at IS NULL) <= (state = ANY (ARRAY['unproven'::text, 'left'::text]))));

alter table waiting_entries add constraint waiting_entries_check1 CHECK (((state = 'offered'::text) = (reservation_id IS NOT NULL)));

alter table waiting_entries add constraint waiting_entries_check2 CHECK (((state = 'ordered'::text) = (order_id IS NOT NULL)));

alter table waiting_entries add constraint waiting_entries_check3 CHECK (((state <> 'offered'::text) OR ((offered_seats IS NOT NULL) AND (offer_ends_at IS NOT NULL))));

alter table waiting_entries add constraint waiting_entries_email_check CHECK (((length(email) >= 3) AND (length(email) <= 254)));

alter table waiting_entries add constraint waiting_entries_offered_seats_check CHECK (((offered_seats >= 1) AND (offered_seats <= 100)));

alter table waiting_entries add constraint waiting_entries_seats_check CHECK (((seats >= 1) AND (seats <= 100)));

alter table waiting_entries add constraint waiting_entries_state_check CHECK ((state = ANY (ARRAY['unproven'::text, 'waiting'::text, 'offered'::text, 'ordered'::text, 'left'::text, 'expired'::text])));

alter table waiting_entries add constraint waiting_entries_pkey PRIMARY KEY (id);

alter table waiting_entries add constraint waiting_entries_order_id_key UNIQUE (order_id);

alter table waiting_entries add constraint waiting_entries_reservation_id_key UNIQUE (reservation_id);

alter table warehouses add constraint warehouses_city_check CHECK ((length(city) <= 80));

alter table warehouses add constraint warehouses_code_check CHECK ((code ~ '^[A-Z0-9][A-Z0-9-]{0,19}$'::text));

alter table warehouses add constraint warehouses_company_check CHECK ((length(company) <= 120));

alter table warehouses add constraint warehouses_country_check CHECK ((country ~ '^[A-Z]{2}$'::text));

alter table warehouses add constraint warehouses_line1_check CHECK ((length(line1) <= 120));

alter table warehouses add constraint warehouses_line2_check CHECK ((length(line2) <= 120));

alter table warehouses add constraint warehouses_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)));

alter table warehouses add constraint warehouses_phone_check CHECK ((length(phone) <= 40));

alter table warehouses add constraint warehouses_position_check CHECK (("position" >= 0));

alter table warehouses add constraint warehouses_postcode_check CHECK ((length(postcode) <= 20));

alter table warehouses add constraint warehouses_region_check CHECK ((length(region) <= 80));

alter table warehouses add constraint warehouses_pkey PRIMARY KEY (id);

alter table warehouses add constraint warehouses_code_key UNIQUE (code);

alter table webhook_bodies add constraint webhook_bodies_event_id_check CHECK (((length(event_id) >= 1) AND (length(event_id) <= 255)));

alter table webhook_bodies add constraint webhook_bodies_pkey PRIMARY KEY (event_id);

alter table webhook_events add constraint webhook_events_check CHECK (((handled_at IS NULL) = (outcome IS NULL)));

alter table webhook_events add constraint webhook_events_id_check CHECK (((length(id) >= 1) AND (length(id) <= 255)));

alter table webhook_events add constraint webhook_events_outcome_check CHECK ((outcome = ANY (ARRAY['applied'::text, 'unchanged'::text, 'ignored'::text, 'parked'::text, 'refused'::text])));

alter table webhook_events add constraint webhook_events_pkey PRIMARY KEY (id);

alter table write_checks add constraint write_checks_filler_check CHECK ((length(filler) <= 7000));

alter table addresses add constraint addresses_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE;

alter table booking_notices add constraint booking_notices_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id) ON DELETE CASCADE;

alter table booking_notices add constraint booking_notices_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES date_notices(id) ON DELETE CASCADE;

alter table booking_notices add constraint booking_notices_refund_id_fkey FOREIGN KEY (refund_id) REFERENCES refunds(id);

alter table booking_reminders add constraint booking_reminders_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id) ON DELETE CASCADE;

alter table booking_reminders add constraint booking_reminders_date_id_fkey FOREIGN KEY (date_id) REFERENCES event_dates(id) ON DELETE CASCADE;

alter table bookings add constraint bookings_order_item_id_fkey FOREIGN KEY (order_item_id) REFERENCES order_items(id);

alter table bookings add constraint bookings_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variants(id);

alter table bundle_choices add constraint bundle_choices_part_id_fkey FOREIGN KEY (part_id) REFERENCES bundle_parts(id) ON DELETE CASCADE;

alter table bundle_choices add constraint bundle_choices_part_variant_id_fkey FOREIGN KEY (part_variant_id) REFERENCES variants(id) ON DELETE CASCADE;

alter table bundle_choices add constraint bundle_choices_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variants(id) ON DELETE CASCADE;

alter table bundle_parts add constraint bundle_parts_part_product_id_fkey FOREIGN KEY (part_product_id) REFERENCES products(id);

alter table bundle_parts add constraint bundle_parts_product_id_fkey FOREIGN KEY (product_id) REFERENCES bundles(product_id) ON DELETE CASCADE;

alter table bundle_parts add constraint bundle_parts_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variants(id);

alter table bundles add constraint bundles_product_id_kind_fkey FOREIGN KEY (product_id, kind) REFERENCES products(id, kind) ON DELETE CASCADE;

alter table cart_attendees add constraint cart_attendees_cart_id_fkey FOREIGN KEY (cart_id) REFERENCES carts(id) ON DELETE CASCADE;

alter table cart_attendees add constraint cart_attendees_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variants(id) ON DELETE CASCADE;

alter table cart_codes add constraint cart_codes_cart_id_fkey FOREIGN KEY (cart_id) REFERENCES carts(id) ON DELETE CASCADE;

alter table cart_items add constraint cart_items_cart_id_fkey FOREIGN KEY (cart_id) REFERENCES carts(id) ON DELETE CASCADE;

alter table cart_items add constraint cart_items_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variants(id) ON DELETE CASCADE;

alter table carts add constraint carts_merged_into_id_fkey FOREIGN KEY (merged_into_id) REFERENCES carts(id) ON DELETE CASCADE;

alter table carts add constraint carts_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;

alter table carts add constraint carts_visitor_id_fkey FOREIGN KEY (visitor_id) REFERENCES visitors(id) ON DELETE CASCADE;

alter table categories add constraint categories_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES categories(id) ON DELETE RESTRICT;

alter table certificates add constraint certificates_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES enrolments(id) ON DELETE RESTRICT;

alter table check_in_links add constraint check_in_links_date_id_fkey FOREIGN KEY (date_id) REFERENCES event_dates(id) ON DELETE CASCADE;

alter table check_ins add constraint check_ins_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id);

alter table check_ins add constraint check_ins_session_id_fkey FOREIGN KEY (session_id) REFERENCES event_sessions(id);

alter table check_ins add constraint check_ins_superseded_by_fkey FOREIGN KEY (superseded_by) REFERENCES check_ins(id) DEFERRABLE INITIALLY DEFERRED;

alter table country_evidence add constraint country_evidence_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE RESTRICT;

alter table course_sections add constraint course_sections_product_id_fkey FOREIGN KEY (product_id) REFERENCES courses(product_id) ON DELETE CASCADE;

alter table courses add constraint courses_product_id_kind_fkey FOREIGN KEY (product_id, kind) REFERENCES products(id, kind) ON DELETE CASCADE;

alter table courses add constraint courses_teacher_id_fkey FOREIGN KEY (teacher_id) REFERENCES teachers(id) ON DELETE SET NULL;

alter table customers add constraint customers_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL;

alter table date_notices add constraint date_notices_date_id_fkey FOREIGN KEY (date_id) REFERENCES event_dates(id) ON DELETE CASCADE;

alter table disputes add constraint disputes_gateway_fkey FOREIGN KEY (payment_id, gateway) REFERENCES payments(id, gateway) ON DELETE RESTRICT;

alter table disputes add constraint disputes_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE RESTRICT;

alter table disputes add constraint disputes_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payments(id) ON DELETE RESTRICT;

alter table download_counts add constraint download_counts_download_file_id_fkey FOREIGN KEY (download_file_id) REFERENCES download_files(id) ON DELETE RESTRICT;

alter table download_counts add constraint download_counts_order_item_id_fkey FOREIGN KEY (order_item_id) REFERENCES order_items(id) ON DELETE RESTRICT;

alter table download_file_variants add constraint download_file_variants_download_file_id_fkey FOREIGN KEY (download_file_id) REFERENCES download_files(id) ON DELETE CASCADE;

alter table download_file_variants add constraint download_file_variants_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variants(id) ON DELETE CASCADE;

alter table download_files add constraint download_files_product_id_fkey FOREIGN KEY (product_id) REFERENCES downloads(product_id) ON DELETE CASCADE;

alter table download_uses add constraint download_uses_order_item_id_download_file_id_fkey FOREIGN KEY (order_item_id, download_file_id) REFERENCES download_counts(order_item_id, download_file_id);

alter table download_uses add constraint download_uses_version_id_fkey FOREIGN KEY (version_id) REFERENCES download_versions(id) ON DELETE RESTRICT;

alter table download_versions add constraint download_versions_download_file_id_fkey FOREIGN KEY (download_file_id) REFERENCES download_files(id) ON DELETE CASCADE;

alter table download_versions add constraint download_versions_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id);

alter table downloads add constraint downloads_product_id_kind_fkey FOREIGN KEY (product_id, kind) REFERENCES products(id, kind) ON DELETE CASCADE;

alter table downloads add constraint downloads_sample_file_id_fkey FOREIGN KEY (sample_file_id) REFERENCES files(id);

alter table enrolment_grants add constraint enrolment_grants_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES enrolments(id) ON DELETE RESTRICT;

alter table enrolment_grants add constraint enrolment_grants_order_item_id_fkey FOREIGN KEY (order_item_id) REFERENCES order_items(id) ON DELETE RESTRICT;

alter table enrolments add constraint enrolments_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE RESTRICT;

alter table enrolments add constraint enrolments_last_lesson_id_fkey FOREIGN KEY (last_lesson_id) REFERENCES lessons(id) ON DELETE SET NULL;

alter table enrolments add constraint enrolments_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE RESTRICT;

alter table enrolments add constraint enrolments_product_id_fkey FOREIGN KEY (product_id) REFERENCES courses(product_id) ON DELETE RESTRICT;

alter table entitlements add constraint entitlements_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE SET NULL;

alter table entitlements add constraint entitlements_order_item_id_fkey FOREIGN KEY (order_item_id) REFERENCES order_items(id) ON DELETE RESTRICT;

alter table event_dates add constraint event_dates_pool_id_fkey FOREIGN KEY (pool_id) REFERENCES pools(id);

alter table event_dates add constraint event_dates_product_id_fkey FOREIGN KEY (product_id) REFERENCES events(product_id) ON DELETE CASCADE;

alter table event_questions add constraint event_questions_product_id_fkey FOREIGN KEY (product_id) REFERENCES events(product_id) ON DELETE CASCADE;

alter table event_sessions add constraint event_sessions_date_id_fkey FOREIGN KEY (date_id) REFERENCES event_dates(id) ON DELETE CASCADE;

alter table event_speakers add constraint event_speakers_product_id_fkey FOREIGN KEY (product_id) REFERENCES events(product_id) ON DELETE CASCADE;

alter table event_speakers add constraint event_speakers_teacher_id_fkey FOREIGN KEY (teacher_id) REFERENCES teachers(id) ON DELETE CASCADE;

alter table event_ticket_dates add constraint event_ticket_dates_date_id_fkey FOREIGN KEY (date_id) REFERENCES event_dates(id) ON DELETE CASCADE;

alter table event_ticket_dates add constraint event_ticket_dates_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES event_tickets(variant_id) ON DELETE CASCADE;

alter table event_tickets add constraint event_tickets_limit_pool_id_fkey FOREIGN KEY (limit_pool_id) REFERENCES pools(id);

alter table event_tickets add constraint event_tickets_product_id_fkey FOREIGN KEY (product_id) REFERENCES events(product_id) ON DELETE CASCADE;

alter table event_tickets add constraint event_tickets_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variants(id) ON DELETE CASCADE;

alter table events add constraint events_product_id_kind_fkey FOREIGN KEY (product_id, kind) REFERENCES products(id, kind) ON DELETE CASCADE;

alter table exchanged_items add constraint exchanged_items_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE;

alter table exchanged_items add constraint exchanged_items_order_item_id_fkey FOREIGN KEY (order_item_id) REFERENCES order_items(id) ON DELETE CASCADE;

alter table exchanged_items add constraint exchanged_items_paid_item_id_fkey FOREIGN KEY (paid_item_id) REFERENCES order_items(id) ON DELETE CASCADE;

alter table exchanged_items add constraint exchanged_items_paid_order_id_fkey FOREIGN KEY (paid_order_id) REFERENCES orders(id) ON DELETE CASCADE;

alter table former_ticket_codes add constraint former_ticket_codes_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id);

alter table gifts add constraint gifts_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE;

alter table goods add constraint goods_product_id_kind_fkey FOREIGN KEY (product_id, kind) REFERENCES products(id, kind) ON DELETE CASCADE;

alter table goods_variants add constraint goods_variants_picture_id_fkey FOREIGN KEY (picture_id) REFERENCES files(id);

alter table goods_variants add constraint goods_variants_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variants(id) ON DELETE CASCADE;

alter table holds add constraint holds_order_item_id_fkey FOREIGN KEY (order_item_id) REFERENCES order_items(id) ON DELETE RESTRICT;

alter table holds add constraint holds_pool_id_fkey FOREIGN KEY (pool_id) REFERENCES pools(id) ON DELETE RESTRICT;

alter table invoice_deliveries add constraint invoice_deliveries_invoice_id_fkey FOREIGN KEY (invoice_id) REFERENCES invoices(id) ON DELETE RESTRICT;

alter table invoice_deliveries add constraint invoice_deliveries_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES mails(id) ON DELETE SET NULL;

alter table invoice_faults add constraint invoice_faults_invoice_id_fkey FOREIGN KEY (invoice_id) REFERENCES invoices(id) ON DELETE RESTRICT;

alter table invoice_files add constraint invoice_files_invoice_id_fkey FOREIGN KEY (invoice_id) REFERENCES invoices(id) ON DELETE RESTRICT;

alter table invoice_requests add constraint invoice_requests_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE RESTRICT;

alter table invoices add constraint invoices_corrects_id_fkey FOREIGN KEY (corrects_id) REFERENCES invoices(id) ON DELETE RESTRICT;

alter table invoices add constraint invoices_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE RESTRICT;

alter table invoices add constraint invoices_request_id_fkey FOREIGN KEY (request_id) REFERENCES invoice_requests(id) ON DELETE RESTRICT;

alter table invoices add constraint invoices_series_fkey FOREIGN KEY (series) REFERENCES invoice_series(name) ON DELETE RESTRICT;

alter table late_payments add constraint late_payments_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id);

alter table lesson_notes add constraint lesson_notes_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES enrolments(id) ON DELETE CASCADE;

alter table lesson_notes add constraint lesson_notes_lesson_id_fkey FOREIGN KEY (lesson_id) REFERENCES lessons(id) ON DELETE CASCADE;

alter table lesson_progress add constraint lesson_progress_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES enrolments(id) ON DELETE CASCADE;

alter table lesson_progress add constraint lesson_progress_lesson_id_fkey FOREIGN KEY (lesson_id) REFERENCES lessons(id) ON DELETE CASCADE;

alter table lessons add constraint lessons_section_id_product_id_fkey FOREIGN KEY (section_id, product_id) REFERENCES course_sections(id, product_id) ON DELETE CASCADE;

alter table licence_activations add constraint licence_activations_licence_key_id_fkey FOREIGN KEY (licence_key_id) REFERENCES licence_keys(id) ON DELETE CASCADE;

alter table licence_keys add constraint licence_keys_order_item_id_fkey FOREIGN KEY (order_item_id) REFERENCES order_items(id) ON DELETE RESTRICT;

alter table licence_keys add constraint licence_keys_product_id_fkey FOREIGN KEY (product_id) REFERENCES downloads(product_id) ON DELETE CASCADE;

alter table licence_waits add constraint licence_waits_order_item_id_fkey FOREIGN KEY (order_item_id) REFERENCES order_items(id) ON DELETE RESTRICT;

alter table licence_waits add constraint licence_waits_product_id_fkey FOREIGN KEY (product_id) REFERENCES downloads(product_id) ON DELETE CASCADE;

alter table licences add constraint licences_product_id_fkey FOREIGN KEY (product_id) REFERENCES downloads(product_id) ON DELETE CASCADE;

alter table mails add constraint mails_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE SET NULL;

alter table mails add constraint mails_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE RESTRICT;

alter table option_values add constraint option_values_option_id_fkey FOREIGN KEY (option_id) REFERENCES product_options(id) ON DELETE CASCADE;

alter table order_addresses add constraint order_addresses_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE;

alter table order_attendees add constraint order_attendees_order_item_id_fkey FOREIGN KEY (order_item_id) REFERENCES order_items(id) ON DELETE CASCADE;

alter table order_businesses add constraint order_businesses_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE;

alter table order_countries add constraint order_countries_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE RESTRICT;

alter table order_history add constraint order_history_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE RESTRICT;

alter table order_items add constraint order_items_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE RESTRICT;

alter table order_items add constraint order_items_part_of_variant_id_fkey FOREIGN KEY (part_of_variant_id) REFERENCES variants(id) ON DELETE RESTRICT;

alter table order_items add constraint order_items_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE RESTRICT;

alter table order_items add constraint order_items_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variants(id) ON DELETE RESTRICT;

alter table order_shipping add constraint order_shipping_event_date_id_fkey FOREIGN KEY (event_date_id) REFERENCES event_dates(id) ON DELETE SET NULL;

alter table order_shipping add constraint order_shipping_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE;

alter table order_shipping add constraint order_shipping_warehouse_id_fkey FOREIGN KEY (warehouse_id) REFERENCES warehouses(id);

alter table order_taxes add constraint order_taxes_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE RESTRICT;

alter table order_taxes add constraint order_taxes_order_item_id_fkey FOREIGN KEY (order_item_id) REFERENCES order_items(id) ON DELETE RESTRICT;

alter table orders add constraint orders_cart_id_fkey FOREIGN KEY (cart_id) REFERENCES carts(id) ON DELETE SET NULL;

alter table orders add constraint orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE SET NULL;

alter table orders add constraint orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL;

alter table orders add constraint orders_visitor_id_fkey FOREIGN KEY (visitor_id) REFERENCES visitors(id) ON DELETE SET NULL;

alter table orders_to_ship add constraint orders_to_ship_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE;

alter table payments add constraint payments_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE RESTRICT;

alter table picture_sizes add constraint picture_sizes_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id) ON DELETE CASCADE;

alter table price_changes add constraint price_changes_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variants(id) ON DELETE CASCADE;

alter table product_cells add constraint product_cells_category_id_fkey FOREIGN KEY (category_id) REFERENCES categories(id) ON DELETE CASCADE;

alter table product_options add constraint product_options_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE CASCADE;

alter table product_pictures add constraint product_pictures_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id) ON DELETE RESTRICT;

alter table product_pictures add constraint product_pictures_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE CASCADE;

alter table product_search add constraint product_search_cell_id_fkey FOREIGN KEY (cell_id) REFERENCES product_cells(id);

alter table product_search add constraint product_search_product_id_kind_fkey FOREIGN KEY (product_id, kind) REFERENCES products(id, kind) ON DELETE CASCADE;

alter table product_slugs add constraint product_slugs_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE CASCADE;

alter table product_tags add constraint product_tags_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE CASCADE;

alter table product_tags add constraint product_tags_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tags(id) ON DELETE CASCADE;

alter table products add constraint products_category_id_fkey FOREIGN KEY (category_id) REFERENCES categories(id) ON DELETE RESTRICT;

alter table products add constraint products_kind_fkey FOREIGN KEY (kind) REFERENCES product_kinds(name);

alter table products add constraint products_required_course_id_fkey FOREIGN KEY (required_course_id) REFERENCES courses(product_id) ON DELETE RESTRICT;

alter table promised_pieces add constraint promised_pieces_order_item_id_fkey FOREIGN KEY (order_item_id) REFERENCES order_items(id) ON DELETE CASCADE;

alter table promotion_targets add constraint promotion_targets_category_id_fkey FOREIGN KEY (category_id) REFERENCES categories(id) ON DELETE CASCADE;

alter table promotion_targets add constraint promotion_targets_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE CASCADE;

alter table promotion_targets add constraint promotion_targets_promotion_id_fkey FOREIGN KEY (promotion_id) REFERENCES promotions(id) ON DELETE CASCADE;

alter table promotion_targets add constraint promotion_targets_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variants(id) ON DELETE CASCADE;

alter table promotion_uses add constraint promotion_uses_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE RESTRICT;

alter table promotion_uses add constraint promotion_uses_promotion_id_fkey FOREIGN KEY (promotion_id) REFERENCES promotions(id) ON DELETE SET NULL;

alter table promotions add constraint promotions_required_course_id_fkey FOREIGN KEY (required_course_id) REFERENCES courses(product_id) ON DELETE RESTRICT;

alter table refund_items add constraint refund_items_order_item_id_fkey FOREIGN KEY (order_item_id) REFERENCES order_items(id) ON DELETE RESTRICT;

alter table refund_items add constraint refund_items_refund_id_fkey FOREIGN KEY (refund_id) REFERENCES refunds(id) ON DELETE RESTRICT;

alter table refunds add constraint refunds_gateway_fkey FOREIGN KEY (payment_id, gateway) REFERENCES payments(id, gateway) ON DELETE RESTRICT;

alter table refunds add constraint refunds_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE RESTRICT;

alter table refunds add constraint refunds_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payments(id) ON DELETE RESTRICT;

alter table reservations add constraint reservations_pool_id_fkey FOREIGN KEY (pool_id) REFERENCES pools(id);

alter table return_items add constraint return_items_exchange_variant_id_fkey FOREIGN KEY (exchange_variant_id) REFERENCES variants(id);

alter table return_items add constraint return_items_order_item_id_fkey FOREIGN KEY (order_item_id) REFERENCES order_items(id) ON DELETE CASCADE;

alter table return_items add constraint return_items_return_id_fkey FOREIGN KEY (return_id) REFERENCES returns(id) ON DELETE CASCADE;

alter table return_pictures add constraint return_pictures_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE;

alter table returns add constraint returns_exchange_order_id_fkey FOREIGN KEY (exchange_order_id) REFERENCES orders(id);

alter table returns add constraint returns_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE;

alter table returns add constraint returns_picture_id_fkey FOREIGN KEY (picture_id) REFERENCES return_pictures(id) ON DELETE SET NULL;

alter table returns add constraint returns_refund_id_fkey FOREIGN KEY (refund_id) REFERENCES refunds(id);

alter table reviews add constraint reviews_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE SET NULL;

alter table reviews add constraint reviews_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE SET NULL;

alter table reviews add constraint reviews_order_item_id_fkey FOREIGN KEY (order_item_id) REFERENCES order_items(id) ON DELETE SET NULL;

alter table reviews add constraint reviews_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE CASCADE;

alter table sessions add constraint sessions_impersonated_by_fkey FOREIGN KEY (impersonated_by) REFERENCES users(id) ON DELETE SET NULL;

alter table sessions add constraint sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;

alter table sheet_import_products add constraint sheet_import_products_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES sheet_imports(id) ON DELETE CASCADE;

alter table shipment_items add constraint shipment_items_order_item_id_fkey FOREIGN KEY (order_item_id) REFERENCES order_items(id) ON DELETE CASCADE;

alter table shipment_items add constraint shipment_items_shipment_id_fkey FOREIGN KEY (shipment_id) REFERENCES shipments(id) ON DELETE CASCADE;

alter table shipments add constraint shipments_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE;

alter table shipments add constraint shipments_warehouse_id_fkey FOREIGN KEY (warehouse_id) REFERENCES warehouses(id);

alter table shipping_methods add constraint shipping_methods_event_date_id_fkey FOREIGN KEY (event_date_id) REFERENCES event_dates(id) ON DELETE CASCADE;

alter table shipping_methods add constraint shipping_methods_warehouse_id_fkey FOREIGN KEY (warehouse_id) REFERENCES warehouses(id);

alter table shipping_methods add constraint shipping_methods_zone_id_fkey FOREIGN KEY (zone_id) REFERENCES shipping_zones(id) ON DELETE CASCADE;

alter table shipping_rates add constraint shipping_rates_method_id_fkey FOREIGN KEY (method_id) REFERENCES shipping_methods(id) ON DELETE CASCADE;

alter table staff_notes add constraint staff_notes_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE;

alter table staff_notes add constraint staff_notes_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE;

alter table stamped_copies add constraint stamped_copies_order_item_id_fkey FOREIGN KEY (order_item_id) REFERENCES order_items(id) ON DELETE RESTRICT;

alter table stamped_copies add constraint stamped_copies_version_id_fkey FOREIGN KEY (version_id) REFERENCES download_versions(id) ON DELETE CASCADE;

alter table stock_alerts add constraint stock_alerts_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variants(id) ON DELETE CASCADE;

alter table stock_levels add constraint stock_levels_pool_id_fkey FOREIGN KEY (pool_id) REFERENCES pools(id) ON DELETE RESTRICT;

alter table stock_levels add constraint stock_levels_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variants(id) ON DELETE RESTRICT;

alter table stock_levels add constraint stock_levels_warehouse_id_fkey FOREIGN KEY (warehouse_id) REFERENCES warehouses(id) ON DELETE RESTRICT;

alter table stock_movements add constraint stock_movements_order_item_id_fkey FOREIGN KEY (order_item_id) REFERENCES order_items(id) ON DELETE RESTRICT;

alter table stock_movements add constraint stock_movements_pool_id_fkey FOREIGN KEY (pool_id) REFERENCES stock_levels(pool_id) ON DELETE RESTRICT;

alter table teachers add constraint teachers_picture_id_fkey FOREIGN KEY (picture_id) REFERENCES files(id) ON DELETE RESTRICT;

alter table user_accounts add constraint user_accounts_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;

alter table variant_option_values add constraint variant_option_values_option_id_value_id_fkey FOREIGN KEY (option_id, value_id) REFERENCES option_values(option_id, id) ON DELETE CASCADE;

alter table variant_option_values add constraint variant_option_values_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variants(id) ON DELETE CASCADE;

alter table variant_pools add constraint variant_pools_pool_id_fkey FOREIGN KEY (pool_id) REFERENCES pools(id) ON DELETE RESTRICT;

alter table variant_pools add constraint variant_pools_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variants(id) ON DELETE CASCADE;

alter table variant_prices add constraint variant_prices_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variants(id) ON DELETE CASCADE;

alter table variant_sales add constraint variant_sales_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variants(id) ON DELETE CASCADE;

alter table variants add constraint variants_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE CASCADE;

alter table variants add constraint variants_sale_id_fkey FOREIGN KEY (sale_id) REFERENCES variant_sales(id) ON DELETE SET NULL;

alter table version_announcements add constraint version_announcements_version_id_fkey FOREIGN KEY (version_id) REFERENCES download_versions(id) ON DELETE CASCADE;

alter table version_email_stops add constraint version_email_stops_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE;

alter table visitors add constraint visitors_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE SET NULL;

alter table waiting_entries add constraint waiting_entries_date_id_fkey FOREIGN KEY (date_id) REFERENCES event_dates(id) ON DELETE CASCADE;

alter table waiting_entries add constraint waiting_entries_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id);

alter table waiting_entries add constraint waiting_entries_reservation_id_fkey FOREIGN KEY (reservation_id) REFERENCES reservations(id) DEFERRABLE INITIALLY DEFERRED;

CREATE INDEX addresses_customer ON public.addresses USING btree (customer_id);

CREATE UNIQUE INDEX addresses_usual ON public.addresses USING btree (customer_id) WHERE is_usual;

CREATE INDEX audit_log_action ON public.audit_log USING btree (action text_pattern_ops, id);

CREATE INDEX audit_log_actor ON public.audit_log USING btree (actor, id);

CREATE INDEX audit_log_at ON public.audit_log USING btree (at DESC);

CREATE INDEX audit_log_subject ON public.audit_log USING btree (subject, id);

CREATE INDEX booking_notices_booking_id ON public.booking_notices USING btree (booking_id);

CREATE INDEX booking_notices_open ON public.booking_notices USING btree (notice_id, booking_id) WHERE (done_at IS NULL);

CREATE INDEX booking_notices_refund_id ON public.booking_notices USING btree (refund_id) WHERE (refund_id IS NOT NULL);

CREATE INDEX booking_reminders_date_id ON public.booking_reminders USING btree (date_id);

CREATE INDEX bookings_variant_id ON public.bookings USING btree (variant_id);

CREATE INDEX bundle_choices_part ON public.bundle_choices USING btree (part_id);

CREATE INDEX bundle_choices_part_variant ON public.bundle_choices USING btree (part_variant_id);

CREATE INDEX bundle_parts_part ON public.bundle_parts USING btree (part_product_id);

CREATE INDEX bundle_parts_product ON public.bundle_parts USING btree (product_id, "position");

CREATE INDEX bundle_parts_variant ON public.bundle_parts USING btree (variant_id);

CREATE INDEX cart_attendees_variant_id ON public.cart_attendees USING btree (variant_id);

CREATE INDEX cart_items_variant_id ON public.cart_items USING btree (variant_id);

CREATE INDEX carts_expires_at ON public.carts USING btree (expires_at);

CREATE INDEX carts_merged_into_id ON public.carts USING btree (merged_into_id) WHERE (merged_into_id IS NOT NULL);

CREATE INDEX categories_parent_id ON public.categories USING btree (parent_id);

CREATE INDEX check_in_links_date_id ON public.check_in_links USING btree (date_id);

CREATE UNIQUE INDEX check_ins_once ON public.check_ins USING btree (booking_id, session_id) WHERE ((undone_at IS NULL) AND (superseded_by IS NULL));

CREATE INDEX check_ins_session_id ON public.check_ins USING btree (session_id);

CREATE INDEX check_ins_superseded_by ON public.check_ins USING btree (superseded_by) WHERE (superseded_by IS NOT NULL);

CREATE UNIQUE INDEX concerns_open ON public.concerns USING btree (kind, subject) WHERE (resolved_at IS NULL);

CREATE INDEX courses_teacher_id ON public.courses USING btree (teacher_id) WHERE (teacher_id IS NOT NULL);

CREATE INDEX courses_video_stem ON public.courses USING btree (file_stem(video_url)) WHERE (video_url IS NOT NULL);

CREATE INDEX customers_created_at ON public.customers USING btree (created_at DESC, id DESC);

CREATE INDEX customers_email_trgm ON public.customers USING gin (email_key gin_trgm_ops);

CREATE INDEX customers_mailbox ON public.customers USING btree (mailbox_of(email_key));

CREATE INDEX customers_name_trgm ON public.customers USING gin ((((first_name || ' '::text) || last_name)) gin_trgm_ops);

CREATE UNIQUE INDEX date_notices_cancelled_once ON public.date_notices USING btree (date_id) WHERE (kind = 'cancelled'::text);

CREATE INDEX date_notices_date_id ON public.date_notices USING btree (date_id, created_at);

CREATE INDEX disputes_open ON public.disputes USING btree (evidence_due_at) WHERE (status = 'open'::text);

CREATE INDEX disputes_order_id ON public.disputes USING btree (order_id);

CREATE INDEX disputes_payment_id ON public.disputes USING btree (payment_id);

CREATE INDEX download_file_variants_variant_id ON public.download_file_variants USING btree (variant_id);

CREATE INDEX download_files_product_id ON public.download_files USING btree (product_id);

CREATE INDEX download_uses_item ON public.download_uses USING btree (order_item_id, download_file_id, at DESC);

CREATE INDEX download_uses_version_id ON public.download_uses USING btree (version_id);

CREATE INDEX download_versions_file_id ON public.download_versions USING btree (file_id);

CREATE INDEX downloads_sample_file_id ON public.downloads USING btree (sample_file_id);

CREATE INDEX email_counts_day ON public.email_counts USING btree (day);

CREATE INDEX enrolment_grants_enrolment_id ON public.enrolment_grants USING btree (enrolment_id);

CREATE INDEX enrolments_product_id ON public.enrolments USING btree (product_id);

CREATE INDEX entitlements_beyond_capacity ON public.entitlements USING btree (granted_at) WHERE (beyond_capacity > 0);

CREATE INDEX entitlements_customer_id ON public.entitlements USING btree (customer_id) WHERE (customer_id IS NOT NULL);

CREATE INDEX event_dates_ends_at ON public.event_dates USING btree (ends_at);

CREATE INDEX event_dates_starts_at ON public.event_dates USING btree (starts_at, id);

CREATE INDEX event_questions_product_id ON public.event_questions USING btree (product_id);

CREATE INDEX event_speakers_teacher_id ON public.event_speakers USING btree (teacher_id);

CREATE INDEX event_ticket_dates_date_id ON public.event_ticket_dates USING btree (date_id);

CREATE INDEX event_tickets_product_id ON public.event_tickets USING btree (product_id);

CREATE INDEX exchanged_items_order_id ON public.exchanged_items USING btree (order_id);

CREATE INDEX exchanged_items_paid_item_id ON public.exchanged_items USING btree (paid_item_id);

CREATE INDEX exchanged_items_paid_order_id ON public.exchanged_items USING btree (paid_order_id);

CREATE INDEX files_created_at ON public.files USING btree (created_at DESC, id DESC);

CREATE INDEX files_uploaded_sha256 ON public.files USING btree (uploaded_sha256) WHERE (uploaded_sha256 IS NOT NULL);

CREATE INDEX former_ticket_codes_booking_id ON public.former_ticket_codes USING btree (booking_id);

CREATE UNIQUE INDEX goods_variants_barcode ON public.goods_variants USING btree (barcode);

CREATE INDEX goods_variants_picture_id ON public.goods_variants USING btree (picture_id);

CREATE INDEX holds_pool_id ON public.holds USING btree (pool_id, expires_at) WHERE (expires_at IS NOT NULL);

CREATE INDEX invoice_deliveries_mail_id ON public.invoice_deliveries USING btree (mail_id) WHERE (mail_id IS NOT NULL);

CREATE INDEX invoice_deliveries_open ON public.invoice_deliveries USING btree (invoice_id) WHERE (settled_at IS NULL);

CREATE UNIQUE INDEX invoice_requests_once ON public.invoice_requests USING btree (order_id) WHERE (reason = 'order'::text);

CREATE INDEX invoice_requests_open ON public.invoice_requests USING btree (id) WHERE (settled_at IS NULL);

CREATE INDEX invoice_requests_order_id ON public.invoice_requests USING btree (order_id);

CREATE INDEX invoices_corrects_id ON public.invoices USING btree (corrects_id);

CREATE INDEX invoices_issued_at ON public.invoices USING btree (issued_at DESC, id DESC);

CREATE INDEX invoices_order_id ON public.invoices USING btree (order_id);

CREATE INDEX invoices_request_id ON public.invoices USING btree (request_id);

CREATE INDEX late_payments_waiting ON public.late_payments USING btree (decide_until) WHERE (decided_at IS NULL);

CREATE INDEX lesson_notes_lesson_id ON public.lesson_notes USING btree (lesson_id);

CREATE INDEX lesson_progress_lesson_id ON public.lesson_progress USING btree (lesson_id);

CREATE INDEX lessons_linked_files ON public.lessons USING gin (linked_file_names(body));

CREATE INDEX lessons_media ON public.lessons USING gin (media_ids(body));

CREATE INDEX lessons_video_stem ON public.lessons USING btree (file_stem(video_url)) WHERE (video_url IS NOT NULL);

CREATE UNIQUE INDEX licence_activations_active ON public.licence_activations USING btree (licence_key_id, device) WHERE (ended_at IS NULL);

CREATE INDEX licence_keys_free ON public.licence_keys USING btree (product_id, "position") WHERE (order_item_id IS NULL);

CREATE UNIQUE INDEX licence_keys_one_of_item ON public.licence_keys USING btree (order_item_id) WHERE (replaced_at IS NULL);

CREATE INDEX licence_keys_order_item_id ON public.licence_keys USING btree (order_item_id);

CREATE INDEX licence_waits_product_id ON public.licence_waits USING btree (product_id, since);

CREATE INDEX mails_customer_id ON public.mails USING btree (customer_id);

CREATE INDEX mails_order_id ON public.mails USING btree (order_id);

CREATE INDEX mails_unsent ON public.mails USING btree (queued_at) WHERE ((sent_at IS NULL) AND (failure IS NULL));

CREATE INDEX order_addresses_name_trgm ON public.order_addresses USING gin (name gin_trgm_ops);

CREATE INDEX order_addresses_postcode ON public.order_addresses USING btree (postcode) WHERE (postcode <> ''::text);

CREATE INDEX order_businesses_invalid ON public.order_businesses USING btree (order_id) WHERE ((vat_state = 'invalid'::text) AND (vat_told_at IS NULL));

CREATE INDEX order_businesses_vat_id ON public.order_businesses USING btree (vat_id) WHERE (vat_id <> ''::text);

CREATE INDEX order_countries_due ON public.order_countries USING btree (due_at) WHERE (due_at IS NOT NULL);

CREATE INDEX order_history_order_id ON public.order_history USING btree (order_id, id);

CREATE INDEX order_items_kind ON public.order_items USING btree (kind, order_id);

CREATE INDEX order_items_product_id ON public.order_items USING btree (product_id);

CREATE INDEX order_items_variant_id ON public.order_items USING btree (variant_id);

CREATE INDEX order_shipping_event_date_id ON public.order_shipping USING btree (event_date_id);

CREATE INDEX order_shipping_warehouse_id ON public.order_shipping USING btree (warehouse_id);

CREATE INDEX order_taxes_order_id ON public.order_taxes USING btree (order_id);

CREATE INDEX orders_cart_id ON public.orders USING btree (cart_id);

CREATE INDEX orders_completed_at ON public.orders USING btree (completed_at) WHERE (completed_at IS NOT NULL);

CREATE INDEX orders_created_at ON public.orders USING btree (created_at DESC, id DESC);

CREATE INDEX orders_customer_id ON public.orders USING btree (customer_id, created_at DESC);

CREATE INDEX orders_given ON public.orders USING btree (created_at DESC, id DESC) WHERE (given_by IS NOT NULL);

CREATE INDEX orders_not_live ON public.orders USING btree (mode, created_at DESC, id DESC) WHERE (mode <> 'live'::text);

CREATE UNIQUE INDEX orders_one_open_per_cart ON public.orders USING btree (cart_id) WHERE ((status = 'pending'::text) AND (processing_at IS NULL));

CREATE INDEX orders_open ON public.orders USING btree (created_at) WHERE (status = 'pending'::text);

CREATE INDEX orders_practice ON public.orders USING btree (id) WHERE is_practice;

CREATE INDEX orders_status ON public.orders USING btree (status, created_at DESC, id DESC);

CREATE INDEX orders_total_amount ON public.orders USING btree (total_amount);

CREATE INDEX orders_updated_at ON public.orders USING btree (updated_at);

CREATE INDEX orders_user_id ON public.orders USING btree (user_id, created_at DESC) WHERE (user_id IS NOT NULL);

CREATE INDEX orders_visitor_id ON public.orders USING btree (visitor_id, created_at DESC);

CREATE INDEX payments_fingerprint ON public.payments USING btree (fingerprint) WHERE (fingerprint IS NOT NULL);

CREATE INDEX payments_last_four ON public.payments USING btree (last_four) WHERE (last_four IS NOT NULL);

CREATE INDEX payments_order_id ON public.payments USING btree (order_id);

CREATE INDEX payments_unsettled ON public.payments USING btree (updated_at) WHERE (status = ANY (ARRAY['open'::text, 'processing'::text]));

CREATE INDEX payments_updated_at ON public.payments USING btree (updated_at);

CREATE INDEX product_pictures_file_id ON public.product_pictures USING btree (file_id);

CREATE INDEX product_search_cell_id ON public.product_search USING btree (cell_id);

CREATE INDEX product_search_search ON public.product_search USING gin (search);

CREATE INDEX product_slugs_product_id ON public.product_slugs USING btree (product_id);

CREATE INDEX product_tags_tag_id ON public.product_tags USING btree (tag_id);

CREATE INDEX products_any_price ON public.products USING btree (COALESCE(least_amount, ('-1'::integer)::bigint), id);

CREATE INDEX products_attributes ON public.products USING gin (attributes jsonb_path_ops);

CREATE INDEX products_by_facets ON public.products USING btree (kind, facets) WHERE ((status = 'published'::text) AND is_listed);

CREATE INDEX products_by_price ON public.products USING btree (kind, least_amount, id) INCLUDE (facets, category_id) WHERE ((status = 'published'::text) AND is_listed);

CREATE INDEX products_by_price_down ON public.products USING btree (kind, least_amount DESC NULLS LAST, id) INCLUDE (facets, category_id) WHERE ((status = 'published'::text) AND is_listed);

CREATE INDEX products_by_rating ON public.products USING btree (kind, rating DESC NULLS LAST, id) INCLUDE (facets, category_id) WHERE ((status = 'published'::text) AND is_listed);

CREATE INDEX products_by_title ON public.products USING btree (kind, title, id) WHERE ((status = 'published'::text) AND is_listed);

CREATE INDEX products_created_at ON public.products USING btree (created_at DESC, id DESC);

CREATE INDEX products_linked_files ON public.products USING gin (linked_file_names(full_description));

CREATE INDEX products_media ON public.products USING gin (media_ids(full_description));

CREATE INDEX products_media_file ON public.products USING btree (media_file_id(image)) WHERE (media_file_id(image) IS NOT NULL);

CREATE INDEX products_newest_of_category ON public.products USING btree (category_id, kind, published_at DESC NULLS LAST, id) WHERE ((status = 'published'::text) AND is_listed);

CREATE INDEX products_of_category ON public.products USING btree (category_id, updated_at DESC, id DESC);

CREATE INDEX products_of_kind ON public.products USING btree (kind, updated_at DESC, id DESC);

CREATE INDEX products_of_status ON public.products USING btree (status, updated_at DESC, id DESC);

CREATE INDEX products_required_course_id ON public.products USING btree (required_course_id) WHERE (required_course_id IS NOT NULL);

CREATE INDEX products_search ON public.products USING gin (search) WHERE ((status = 'published'::text) AND is_listed);

CREATE INDEX products_shelf ON public.products USING btree (kind, published_at DESC NULLS LAST, id) INCLUDE (facets, category_id) WHERE ((status = 'published'::text) AND is_listed);

CREATE INDEX products_slug_trgm ON public.products USING gin (slug gin_trgm_ops);

CREATE INDEX products_title ON public.products USING btree (title, id);

CREATE INDEX products_title_trgm ON public.products USING gin (title gin_trgm_ops);

CREATE INDEX products_updated_at ON public.products USING btree (updated_at DESC, id DESC);

CREATE INDEX promotion_targets_category_id ON public.promotion_targets USING btree (category_id) WHERE (category_id IS NOT NULL);

CREATE INDEX promotion_targets_product_id ON public.promotion_targets USING btree (product_id) WHERE (product_id IS NOT NULL);

CREATE INDEX promotion_targets_promotion_id ON public.promotion_targets USING btree (promotion_id);

CREATE INDEX promotion_targets_variant_id ON public.promotion_targets USING btree (variant_id) WHERE (variant_id IS NOT NULL);

CREATE INDEX promotion_uses_code ON public.promotion_uses USING btree (lower(code)) WHERE (code IS NOT NULL);

CREATE INDEX promotion_uses_promotion_id ON public.promotion_uses USING btree (promotion_id, given_back_at);

CREATE INDEX promotion_uses_uncompared ON public.promotion_uses USING btree (taken_at) WHERE ((compared_at IS NULL) AND (given_back_at IS NULL));

CREATE INDEX promotions_required_course_id ON public.promotions USING btree (required_course_id) WHERE (required_course_id IS NOT NULL);

CREATE INDEX refund_items_order_item_id ON public.refund_items USING btree (order_item_id);

CREATE INDEX refunds_order_id ON public.refunds USING btree (order_id);

CREATE INDEX refunds_payment_id ON public.refunds USING btree (payment_id);

CREATE INDEX refunds_pending ON public.refunds USING btree (created_at) WHERE (status = 'pending'::text);

CREATE INDEX reservations_pool_id ON public.reservations USING btree (pool_id);

CREATE INDEX return_items_exchange_variant_id ON public.return_items USING btree (exchange_variant_id);

CREATE INDEX return_items_order_item_id ON public.return_items USING btree (order_item_id);

CREATE INDEX return_pictures_order_id ON public.return_pictures USING btree (order_id);

CREATE INDEX returns_open ON public.returns USING btree (requested_at) WHERE (state = ANY (ARRAY['requested'::text, 'accepted'::text, 'received'::text]));

CREATE INDEX returns_picture_id ON public.returns USING btree (picture_id);

CREATE INDEX returns_refund_id ON public.returns USING btree (refund_id);

CREATE INDEX reviews_customer_id ON public.reviews USING btree (customer_id);

CREATE INDEX reviews_order_id ON public.reviews USING btree (order_id) WHERE (order_id IS NOT NULL);

CREATE INDEX reviews_order_item_id ON public.reviews USING btree (order_item_id) WHERE (order_item_id IS NOT NULL);

CREATE INDEX reviews_shown ON public.reviews USING btree (product_id, created_at DESC) WHERE (status = 'approved'::text);

CREATE INDEX reviews_waiting ON public.reviews USING btree (created_at) WHERE (status = 'pending'::text);

CREATE INDEX search_words_beginning ON public.search_words USING btree (word text_pattern_ops);

CREATE INDEX search_words_deletions ON public.search_words USING gin (deletions);

CREATE INDEX sessions_expires_at ON public.sessions USING btree (expires_at);

CREATE INDEX sessions_user_id ON public.sessions USING btree (user_id);

CREATE INDEX sheet_imports_created_at ON public.sheet_imports USING btree (created_at);

CREATE INDEX shipment_items_order_item_id ON public.shipment_items USING btree (order_item_id);

CREATE INDEX shipments_tracking_number ON public.shipments USING btree (tracking_number) WHERE (tracking_number <> ''::text);

CREATE INDEX shipments_undecided ON public.shipments USING btree (ended_at) WHERE ((state = ANY (ARRAY['lost'::text, 'returned'::text])) AND (resolution IS NULL));

CREATE INDEX shipments_waiting ON public.shipments USING btree (packed_at) WHERE (state = 'packed'::text);

CREATE INDEX shipments_warehouse_id ON public.shipments USING btree (warehouse_id);

CREATE INDEX shipping_methods_event_date_id ON public.shipping_methods USING btree (event_date_id);

CREATE INDEX shipping_methods_warehouse_id ON public.shipping_methods USING btree (warehouse_id);

CREATE INDEX shipping_methods_zone ON public.shipping_methods USING btree (zone_id);

CREATE INDEX staff_notes_customer_id ON public.staff_notes USING btree (customer_id, created_at);

CREATE INDEX staff_notes_order_id ON public.staff_notes USING btree (order_id) WHERE (order_id IS NOT NULL);

CREATE INDEX stamped_copies_made_at ON public.stamped_copies USING btree (made_at);

CREATE INDEX stamped_copies_version_id ON public.stamped_copies USING btree (version_id);

CREATE INDEX stock_alerts_in_order ON public.stock_alerts USING btree (variant_id, joined_at, id) WHERE (state = 'waiting'::text);

CREATE UNIQUE INDEX stock_alerts_once ON public.stock_alerts USING btree (variant_id, email_key) WHERE (state = ANY (ARRAY['unproven'::text, 'waiting'::text]));

CREATE INDEX stock_alerts_told ON public.stock_alerts USING btree (variant_id, ended_at) WHERE (state = 'told'::text);

CREATE INDEX stock_levels_below ON public.stock_levels USING btree (below_since) WHERE (below_since IS NOT NULL);

CREATE INDEX stock_levels_warehouse_id ON public.stock_levels USING btree (warehouse_id);

CREATE INDEX stock_movements_at ON public.stock_movements USING btree (at DESC);

CREATE INDEX stock_movements_form ON public.stock_movements USING btree (form, pool_id) WHERE (form IS NOT NULL);

CREATE INDEX stock_movements_order_item_id ON public.stock_movements USING btree (order_item_id) WHERE (order_item_id IS NOT NULL);

CREATE INDEX stock_movements_pool_id ON public.stock_movements USING btree (pool_id, id DESC);

CREATE UNIQUE INDEX tax_classes_title ON public.tax_classes USING btree (lower(title));

CREATE INDEX teachers_picture_id ON public.teachers USING btree (picture_id);

CREATE INDEX user_accounts_user_id ON public.user_accounts USING btree (user_id);

CREATE UNIQUE INDEX users_email_key ON public.users USING btree (lower(email));

CREATE INDEX variant_option_values_value_id ON public.variant_option_values USING btree (option_id, value_id);

CREATE INDEX variant_pools_pool_id ON public.variant_pools USING btree (pool_id);

CREATE INDEX variant_prices_variant_id ON public.variant_prices USING btree (variant_id, valid_from, id);

CREATE INDEX variants_price ON public.variants USING btree (price_amount, product_id) WHERE (withdrawn_at IS NULL);

CREATE INDEX variants_price_due_at ON public.variants USING btree (price_due_at) WHERE (price_due_at IS NOT NULL);

CREATE INDEX variants_product_id ON public.variants USING btree (product_id, "position");

CREATE INDEX variants_sale_id ON public.variants USING btree (sale_id) WHERE (sale_id IS NOT NULL);

CREATE INDEX variants_sku_in_any_case ON public.variants USING btree (lower(sku));

CREATE INDEX vat_checks_due ON public.vat_checks USING btree (due_at) WHERE (due_at IS NOT NULL);

CREATE INDEX verification_tokens_expires_at ON public.verification_tokens USING btree (expires_at);

CREATE INDEX verification_tokens_identifier ON public.verification_tokens USING btree (identifier);

CREATE INDEX visitors_customer_id ON public.visitors USING btree (customer_id) WHERE (customer_id IS NOT NULL);

CREATE INDEX visitors_last_seen_at ON public.visitors USING btree (last_seen_at);

CREATE INDEX waiting_entries_in_order ON public.waiting_entries USING btree (date_id, joined_at, id) WHERE (state = 'waiting'::text);

CREATE INDEX waiting_entries_offers ON public.waiting_entries USING btree (offer_ends_at) WHERE (state = 'offered'::text);

CREATE UNIQUE INDEX waiting_entries_once ON public.waiting_entries USING btree (date_id, email_key) WHERE (state = ANY (ARRAY['unproven'::text, 'waiting'::text, 'offered'::text]));

CREATE INDEX webhook_events_parked ON public.webhook_events USING btree (payment_key) WHERE (outcome = 'parked'::text);

CREATE INDEX webhook_events_payment_key ON public.webhook_events USING btree (payment_key) WHERE (payment_key IS NOT NULL);

CREATE INDEX webhook_events_received_at ON public.webhook_events USING btree (received_at DESC);

CREATE INDEX webhook_events_unhandled ON public.webhook_events USING btree (received_at) WHERE (handled_at IS NULL);

CREATE OR REPLACE FUNCTION public.arrange_bundle(of_product uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  way record;
  own uuid;
  next_sku text;
  kept uuid[] := '{}';
begin
  perform from bundles where product_id = of_product for update;
  if count_bundle_ways(of_product) not between 1 and 200 then return; end if;
  for way in
    with recursive parts as (
      select p.*, row_number() over (order by p.position, p.id) as n, pr.title as product_title,
        p.variant_id is null and 1 < (
          select count(*) from variants v where v.product_id = p.part_product_id and v.withdrawn_at is null) as is_chosen
      from bundle_parts p join products pr on pr.id = p.part_product_id
      where p.product_id = of_product
    ),
    ways as (
      select 0::bigint as n, '{}'::uuid[] as part_ids, '{}'::uuid[] as chosen, '{}'::integer[] as places, '{}'::text[] as titles
      union all
      select p.n, w.part_ids || p.id, w.chosen || v.id, w.places || v.position,
        case when p.is_chosen then w.titles || coalesce(nullif(v.title, ''), p.product_title) else w.titles end
      from ways w join parts p on p.n = w.n + 1
      join variants v on v.product_id = p.part_product_id and v.withdrawn_at is null
        and (p.variant_id is null or v.id = p.variant_id)
    )
    select part_ids, chosen, left(array_to_string(titles, ' · '), 120) as title,
      (row_number() over (order by places, chosen))::integer - 1 as place
    from ways where n = (select count(*) from parts) order by places, chosen
  loop
    -- One that has nothing but what this way chooses: the fuller first.
    select v.id into own from variants v
    left join lateral (
      select count(*) as known, coalesce(bool_and(c.part_variant_id = t.chosen), true) as fits
      from bundle_choices c left join unnest(way.part_ids, way.chosen) as t (part_id, chosen) on t.part_id = c.part_id
      where c.variant_id = v.id
    ) c on true
    where v.product_id = of_product and v.id <> all(kept) and c.fits
    order by c.known desc, v.withdrawn_at nulls first, v.position, v.id limit 1;
    if own is null then
      select base.sku || '-' || n into next_sku
      from (select left(min(sku), 50) as sku from variants where product_id = of_product) base, generate_series(2, 2000) n
      where not exists (select from variants v where v.sku = base.sku || '-' || n) order by n limit 1;
      insert into variants (product_id, sku, title, price_amount, currency, min_quantity, max_quantity, position)
      select product_id, next_sku, way.title, coalesce(regular_amount, price_amount), currency, min_quantity, max_quantity, way.place
      from variants where product_id = of_product order by withdrawn_at nulls first, position, id limit 1
      returning id into own;
    end if;
    insert into bundle_choices (variant_id, part_id, part_variant_id)
    select own, t.part_id, t.chosen from unnest(way.part_ids, way.chosen) as t (part_id, chosen) on conflict do nothing;
    update variants set title = way.title, position = way.place, withdrawn_at = null, updated_at = now()
    where id = own and (title, position, withdrawn_at) is distinct from (way.title, way.place, null);
    kept := kept || own;
  end loop;
  update variants set withdrawn_at = now(), updated_at = now()
  where product_id = of_product and id <> all(kept) and withdrawn_at is null;
end $function$
;

CREATE OR REPLACE FUNCTION public.bundle_of_choice_arranged()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  of_bundle uuid;
begin
  for of_bundle in
    select distinct p.product_id from bundle_parts p
    where p.part_product_id = case when tg_op = 'DELETE' then old.product_id else new.product_id end order by 1
  loop
    perform arrange_bundle(of_bundle);
  end loop;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.bundles_of_new_variants_arranged()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  of_bundle uuid;
begin
  for of_bundle in
    select distinct p.product_id from bundle_parts p where p.part_product_id in (select product_id from added) order by 1
  loop
    perform arrange_bundle(of_bundle);
  end loop;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.category_renames_products()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  with recursive below as (
    select new.id as id union select c.id from categories c join below on c.parent_id = below.id),
  named as (select id, category_words_of(id) as words from below)
  update products p set category_words = named.words
  from named where p.category_id = named.id and p.category_words <> named.words;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.category_words_of(category uuid)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  with recursive above as (
    select id, parent_id, title, 1 as depth from categories where id = category
    union all
    select c.id, c.parent_id, c.title, depth + 1 from categories c join above on c.id = above.parent_id where depth < 20)
  select coalesce(string_agg(title, ' ' order by depth), '') from above
$function$
;

CREATE OR REPLACE FUNCTION public.cells_of_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into product_cells as cell (kind, category_id, facets, count)
  select kind, category_id, facets, -count(*) from old_rows where status = 'published' and is_listed
  group by kind, category_id, facets order by kind, category_id, facets
  on conflict (kind, category_id, facets) do update set count = cell.count + excluded.count;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.cells_of_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into product_cells as cell (kind, category_id, facets, count)
  select kind, category_id, facets, count(*) from new_rows where status = 'published' and is_listed
  group by kind, category_id, facets order by kind, category_id, facets
  on conflict (kind, category_id, facets) do update set count = cell.count + excluded.count;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.cells_of_updated()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into product_cells as cell (kind, category_id, facets, count)
  select kind, category_id, facets, sum(shift) from (
    select kind, category_id, facets, -1 as shift from old_rows where status = 'published' and is_listed
    union all
    select kind, category_id, facets, 1 from new_rows where status = 'published' and is_listed) as shifts
  group by kind, category_id, facets having sum(shift) <> 0 order by kind, category_id, facets
  on conflict (kind, category_id, facets) do update set count = cell.count + excluded.count;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.changed_describe_courses()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform describe_courses(array(select distinct product_id from changed));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.changed_describe_events()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform describe_events(array(select distinct product_id from changed));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.check_pieces_packed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  ordered integer;
  packed bigint;
begin
  select i.quantity into ordered from order_items i join shipments s on s.order_id = i.order_id
  where i.id = new.order_item_id and s.id = new.shipment_id for update of i;
  if not found then
    raise exception 'a parcel holds a line of another order'
      using errcode = 'check_violation', constraint = 'shipment_items_of_order';
  end if;
  select sum(c.quantity) into packed from shipment_items c join shipments s on s.id = c.shipment_id
  where c.order_item_id = new.order_item_id and s.resolution is distinct from 'send_again';
  if packed > ordered then
    raise exception 'a line of % pieces has % in parcels', ordered, packed
      using errcode = 'check_violation', constraint = 'shipment_items_within_order';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.check_pieces_returned()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  sent bigint;
  back bigint;
begin
  perform from order_items i join returns r on r.order_id = i.order_id
  where i.id = new.order_item_id and r.id = new.return_id for update of i;
  if not found then
    raise exception 'a return holds a line of another order'
      using errcode = 'check_violation', constraint = 'return_items_of_order';
  end if;
  select coalesce(sum(c.quantity), 0) into sent from shipment_items c join shipments s on s.id = c.shipment_id
  where c.order_item_id = new.order_item_id and s.state in ('shipped', 'delivered');
  select sum(t.quantity - coalesce(t.missing, 0)) into back from return_items t join returns r on r.id = t.return_id
  where t.order_item_id = new.order_item_id and r.state <> 'refused' and (tg_op = 'INSERT' or t.missing is not null);
  if back > sent then
    raise exception '% pieces of a line were sent and % come back', sent, back
      using errcode = 'check_violation', constraint = 'return_items_within_sent';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.count_bundle_ways(of_product uuid)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  ways bigint := 1;
  choices bigint;
begin
  if not exists (select from bundle_parts where product_id = of_product) then return 0; end if;
  for choices in
    select count(v.id) from bundle_parts p
    left join variants v on v.product_id = p.part_product_id and v.withdrawn_at is null
      and (p.variant_id is null or v.id = p.variant_id)
    where p.product_id = of_product group by p.id
  loop
    ways := least(ways * choices, 1000000);
  end loop;
  return ways;
end $function$
;

CREATE OR REPLACE FUNCTION public.count_pieces_of_line()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform count_pieces_to_pack(i.order_id) from order_items i join product_kinds k on k.name = i.kind and k.is_sent
  where i.id = coalesce(new.order_item_id, old.order_item_id);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.count_pieces_of_order()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform count_pieces_to_pack(new.order_id);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.count_pieces_to_pack(wanted uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  waiting integer := pieces_to_pack(wanted);
begin
  if waiting > 0 then
    insert into orders_to_ship (order_id, pieces) values (wanted, waiting)
    on conflict (order_id) do update set pieces = excluded.pieces where orders_to_ship.pieces <> excluded.pieces;
  else
    delete from orders_to_ship where order_id = wanted;
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.course_describes_itself()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform describe_courses(array[new.product_id]);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.deliver_invoice()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into invoice_deliveries (invoice_id) values (new.id);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.describe_bundle(of_product uuid)
 RETURNS void
 LANGUAGE sql
AS $function$
  update products set kind_words = words.text
  from (select coalesce(string_agg(pr.title, ' ' order by p.position), '') as text
    from bundle_parts p join products pr on pr.id = p.part_product_id where p.product_id = of_product) words
  where id = of_product and kind_words is distinct from words.text
$function$
;

CREATE OR REPLACE FUNCTION public.describe_courses(ids uuid[])
 RETURNS void
 LANGUAGE sql
AS $function$
  with described as (
    select c.product_id as id,
      concat_ws(' ', nullif(c.instructor_name, ''),
        (select t.name from teachers t where t.id = c.teacher_id and t.name <> c.instructor_name),
        (select string_agg(l.title, ' ' order by l.title) from lessons l where l.product_id = c.product_id)) as words,
      'level=' || c.level || ' length=' || case
        when c.duration_minutes < 120 then '0' when c.duration_minutes < 240 then '120'
        when c.duration_minutes < 480 then '240' else '480' end || ' language=' || c.language as facets
    from courses c where c.product_id = any(ids))
  update products p set kind_words = described.words, kind_facets = described.facets
  from described
  where p.id = described.id and (p.kind_words, p.kind_facets) is distinct from (described.words, described.facets)
$function$
;

CREATE OR REPLACE FUNCTION public.describe_downloads(ids uuid[])
 RETURNS void
 LANGUAGE sql
AS $function$
  with described as (
    select d.product_id as id,
      concat_ws(' ', array_to_string(d.contents, ' '),
        (select string_agg(f.title, ' ' order by f.title) from download_files f
         where f.product_id = d.product_id and f.removed_at is null)) as words,
      concat_ws(' ',
        (select string_agg(distinct 'format=' || file_format(s.type), ' ')
         from download_files f
         cross join lateral (
           select file_id from download_versions v where v.download_file_id = f.id order by number desc limit 1
         ) last
         join files s on s.id = last.file_id
         where f.product_id = d.product_id and f.removed_at is null),
        'language=' || d.language) as facets
    from downloads d where d.product_id = any(ids))
  update products p set kind_words = described.words, kind_facets = described.facets
  from described
  where p.id = described.id and (p.kind_words, p.kind_facets) is distinct from (described.words, described.facets)
$function$
;

CREATE OR REPLACE FUNCTION public.describe_events(ids uuid[])
 RETURNS SETOF uuid
 LANGUAGE sql
AS $function$
  with described as (
    select e.product_id as id, coming.is_any as listed,
      concat_ws(' ', who.names, coming.places) as words,
      concat_ws(' ', coming.months, coming.keys, 'language=' || e.language) as facets
    from events e
    cross join lateral (
      select string_agg(t.name, ' ' order by s.position, t.name) as names
      from event_speakers s join teachers t on t.id = s.teacher_id where s.product_id = e.product_id) who
    cross join lateral (
      select count(*) > 0 as is_any,
        string_agg(distinct concat_ws(' ', nullif(d.place_name, ''), nullif(d.place_city, '')), ' ') as places,
        string_agg(distinct 'month=' || left(d.starts_local, 7), ' ') as months,
        string_agg(distinct 'place=' || case when d.is_online then 'online' else 'in-' || d.place_key end, ' ') as keys
      from event_dates d
      where d.product_id = e.product_id and d.state <> 'cancelled' and d.ends_at > now()) coming
    where e.product_id = any(ids))
  update products p set kind_words = described.words, kind_facets = described.facets, is_listed = described.listed
  from described
  where p.id = described.id
    and (p.kind_words, p.kind_facets, p.is_listed) is distinct from (described.words, described.facets, described.listed)
  returning p.id
$function$
;

CREATE OR REPLACE FUNCTION public.describe_goods(ids uuid[])
 RETURNS void
 LANGUAGE sql
AS $function$
  with described as (
    select g.product_id as id,
      concat_ws(' ', nullif(array_to_string(g.facet_values, ' '), ''), case when g.is_in_stock then 'stock=now' end) as facets,
      concat_ws(' ', array_to_string(g.contents, ' '),
        (select string_agg(a.value, ' ' order by a.key) from jsonb_each_text(p.attributes) a),
        (select string_agg(v.value, ' ' order by o.position, v.position) from product_options o
         join option_values v on v.option_id = o.id where o.product_id = g.product_id),
        (select string_agg(gv.barcode, ' ' order by gv.barcode) from variants v
         join goods_variants gv on gv.variant_id = v.id
         where v.product_id = g.product_id and v.withdrawn_at is null)) as words
    from goods g join products p on p.id = g.product_id where g.product_id = any(ids))
  update products p set kind_words = described.words, kind_facets = described.facets
  from described
  where p.id = described.id and (p.kind_words, p.kind_facets) is distinct from (described.words, described.facets)
$function$
;

CREATE OR REPLACE FUNCTION public.download_describes_itself()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform describe_downloads(array[new.product_id]);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.goods_describe_themselves()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform describe_goods(array[new.product_id]);
  return null;
end $function$
;

CREATE OR REPLACE PROCEDURE public.grant_application(IN role_name name)
 LANGUAGE plpgsql
AS $procedure$
declare
  of_table text;
  late text;
begin
  execute format('grant usage on schema public, reporting to %I', role_name);
  execute format('grant select, insert, update, delete on all tables in schema public to %I', role_name);
  execute format('grant usage on all sequences in schema public to %I', role_name);
  execute format('grant select on all tables in schema reporting to %I', role_name);
  execute format('revoke update, delete, truncate on audit_log, order_history, stock_movements from %I', role_name);
  execute format('revoke insert, update, delete on schema_migrations from %I', role_name);
  for of_table, late in
    select key, (select string_agg(quote_ident(name), ', ') from jsonb_array_elements_text(value) name)
    from jsonb_each(columns_known_later())
  loop
    execute format('revoke update, delete, truncate on %I from %I', of_table, role_name);
    if late is not null then execute format('grant update (%s) on %I to %I', late, of_table, role_name); end if;
  end loop;
end $procedure$
;

CREATE OR REPLACE PROCEDURE public.guard_money(IN is_guarded boolean)
 LANGUAGE plpgsql
AS $procedure$
declare
  guarded text;
  late jsonb;
  frozen text;
begin
  for guarded, late in select key, value from jsonb_each(columns_known_later()) loop
    if is_guarded then
      select string_agg(quote_ident(attname), ', ' order by attnum) into frozen from pg_attribute
        where attrelid = guarded::regclass and attnum > 0 and not attisdropped and not late ? attname::text;
      execute format('create or replace trigger money_not_deleted before delete or truncate on %I
        for each statement execute function refuse_rewriting_money()', guarded);
      execute format('create or replace trigger money_not_rewritten before update of %s on %I
        for each statement execute function refuse_rewriting_money()', frozen, guarded);
    elsif exists (select from pg_trigger where tgrelid = guarded::regclass and tgname = 'money_not_deleted') then
      execute format('drop trigger money_not_deleted on %I', guarded);
      execute format('drop trigger money_not_rewritten on %I', guarded);
    end if;
  end loop;
end $procedure$
;

CREATE OR REPLACE FUNCTION public.hold_selling_currency()
 RETURNS text
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock_shared(hashtext('selling_currency'));
  return (select value #>> '{}' from settings where name = 'currency');
end $function$
;

CREATE OR REPLACE FUNCTION public.is_refunded_at_once(withdrawn uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select not exists (select from exchanged_items where order_id = withdrawn)
    and not exists (select from returns where order_id = withdrawn and is_withdrawal)
$function$
;

CREATE OR REPLACE FUNCTION public.keep_search_rows()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from product_search s using new_rows n join products p on p.id = n.id
  where s.product_id = p.id and not (p.status = 'published' and p.is_listed);
  insert into product_search as row (kind, cell_id, product_id, search)
  select p.kind, c.id, p.id, p.search from new_rows n join products p on p.id = n.id
  join product_cells c on c.kind = p.kind and c.facets = p.facets and c.category_id is not distinct from p.category_id
  where p.status = 'published' and p.is_listed
    and not exists (select from product_search s
      where s.product_id = p.id and s.kind = p.kind and s.cell_id = c.id and s.search = p.search)
  order by p.id
  on conflict (product_id, kind) do update set cell_id = excluded.cell_id, search = excluded.search;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.learn_languages(facets text[])
 RETURNS void
 LANGUAGE sql
AS $function$
  insert into search_languages (language, configuration)
  select distinct language, search_configuration(language)::text
  from unnest(facets) as facet, substring(facet from '(?:^| )language=([a-z]+)') as language
  where search_configuration(language) is not null
    and not exists (select from search_languages known where known.language = substring(facet from '(?:^| )language=([a-z]+)'))
  order by 1
  on conflict do nothing
$function$
;

CREATE OR REPLACE FUNCTION public.learn_words(texts text[])
 RETURNS void
 LANGUAGE sql
AS $function$
  insert into search_words (word)
  select distinct part
  from unnest(texts) as text, search_signs(search_fold(text)) as folded,
    regexp_split_to_table(search_split(folded) || ' ' || regexp_replace(search_joined(folded), '\mdot\S+', '', 'g'), ' +') as part
  where length(part) between 3 and 40 and part ~ '[^0-9]' and part !~ '[\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ede\u1000-\u109f\u1780-\u17d3\u3005-\u3007\u3040-\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]'
    and not exists (select from search_words known where known.word = part)
  order by part
  on conflict do nothing
$function$
;

CREATE OR REPLACE FUNCTION public.link_exchange()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform link_exchanged_items(new.id, new.order_id, new.exchange_order_id);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.link_exchanged_items(return_id uuid, of_order_id uuid, exchange_order_id uuid)
 RETURNS void
 LANGUAGE sql
AS $function$
  insert into exchanged_items (order_item_id, order_id, paid_item_id, paid_order_id)
  select n.id, n.order_id, coalesce(x.paid_item_id, p.order_item_id), coalesce(x.paid_order_id, of_order_id)
  from (select t.order_item_id, row_number() over (order by i.position) - 1 as place
        from return_items t join order_items i on i.id = t.order_item_id
        where t.return_id = link_exchanged_items.return_id and t.restocked + t.damaged > 0) p
  join order_items n on n.order_id = exchange_order_id and n.position = p.place
  left join exchanged_items x on x.order_item_id = p.order_item_id
  on conflict do nothing
$function$
;

CREATE OR REPLACE FUNCTION public.lock_selling_currency()
 RETURNS text
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock(hashtext('selling_currency'));
  return (select value #>> '{}' from settings where name = 'currency');
end $function$
;

CREATE OR REPLACE FUNCTION public.lowest_price_before(of_variant uuid, of_currency text, until timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $function$
  select case when bool_and(p.currency = of_currency) then min(p.amount) end from (
    select amount, currency, valid_from, lead(valid_from, 1, 'infinity') over (order by valid_from, id) as valid_until
    from variant_prices where variant_id = of_variant) p,
    (select pr.published_at from variants v join products pr on pr.id = v.product_id where v.id = of_variant) product
  where product.published_at < until
    and p.valid_from < until and p.valid_until > greatest(until - interval '720 hours', product.published_at)
$function$
;

CREATE OR REPLACE FUNCTION public.name_category()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.category_words := category_words_of(new.category_id);
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.name_tags(ids uuid[])
 RETURNS void
 LANGUAGE sql
AS $function$
  with named as (
    select id, coalesce((select string_agg(t.title, ', ' order by t.title) from product_tags pt
      join tags t on t.id = pt.tag_id where pt.product_id = one.id), '') as words
    from unnest(ids) as one (id))
  update products p set tag_words = named.words from named where p.id = named.id and p.tag_words <> named.words
$function$
;

CREATE OR REPLACE FUNCTION public.pack_within_days()
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce((select value::text::integer from settings where name = 'pack_within_days' and jsonb_typeof(value) = 'number'), 2)
$function$
;

CREATE OR REPLACE FUNCTION public.picture_address(file uuid)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE STRICT
RETURN (SELECT ((((('/media/'::text || f.id) || '-'::text) || s.width) || '.webp'::text) || CASE WHEN (f.version > 1) THEN ('?v='::text || f.version) ELSE ''::text END) FROM (files f JOIN picture_sizes s ON ((s.file_id = f.id))) WHERE (f.id = picture_address.file) ORDER BY (s.width < 960), CASE WHEN (s.width < 960) THEN (- s.width) ELSE s.width END LIMIT 1)
;

CREATE OR REPLACE FUNCTION public.pieces_to_pack(wanted uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(sum(greatest(e.units - coalesce(p.in_parcels, 0) + coalesce(b.back, 0), 0)), 0)::integer
  from order_items i join product_kinds k on k.name = i.kind and k.is_sent
  join entitlements e on e.order_item_id = i.id
  left join lateral (
    select sum(c.quantity) as in_parcels from shipment_items c join shipments s on s.id = c.shipment_id
    where c.order_item_id = i.id and s.resolution is null
  ) p on true
  left join lateral (
    select sum(t.quantity - t.missing) as back from return_items t join returns r on r.id = t.return_id
    where t.order_item_id = i.id and r.state in ('refunded', 'exchanged')
  ) b on true
  where i.order_id = wanted
$function$
;

CREATE OR REPLACE FUNCTION public.plan_price(of_variant uuid)
 RETURNS void
 LANGUAGE sql
AS $function$
  update variants v set price_due_at = plan.at
  from (select min(at) as at from (
    select due_at as at from price_changes where variant_id = of_variant and applied_at is null
    union all
    select case when began_at is null then starts_at else ends_at end from variant_sales
    where variant_id = of_variant and ended_at is null) events) plan
  where v.id = of_variant and v.price_due_at is distinct from plan.at
$function$
;

CREATE OR REPLACE FUNCTION public.price_planned()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform plan_price(case when tg_op = 'DELETE' then old.variant_id else new.variant_id end);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.price_products(ids uuid[])
 RETURNS void
 LANGUAGE sql
AS $function$
  with priced as (
    select p.id, min(v.price_amount) filter (where v.withdrawn_at is null) as amount
    from products p left join variants v on v.product_id = p.id
    where p.id = any(ids) group by p.id)
  update products p set least_amount = priced.amount
  from priced where p.id = priced.id and p.least_amount is distinct from priced.amount
$function$
;

CREATE OR REPLACE FUNCTION public.prices_remembered()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    insert into variant_prices (variant_id, amount, currency) select id, price_amount, currency from changed order by id;
  else
    insert into variant_prices (variant_id, amount, currency)
    select c.id, c.price_amount, c.currency from changed c join before b on b.id = c.id
    where (c.price_amount, c.currency) is distinct from (b.price_amount, b.currency) order by c.id;
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.product_has_own_tax_class()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform from tax_classes where key = new.tax_class for key share;
  if not found then
    raise foreign_key_violation using message = 'there is no such class of tax', constraint = 'products_own_tax_class';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.products_learn_changed_words()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform learn_words(array(
    select concat_ws(' ', changed.title, changed.tag_words, changed.description, changed.category_words,
      changed.kind_words, changed.full_description)
    from changed join before using (id)
    where changed.status = 'published' and (before.status, before.search) is distinct from (changed.status, changed.search)));
  perform learn_languages(array(select distinct kind_facets from changed where status = 'published'));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.products_learn_words()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform learn_words(array(select concat_ws(' ', title, tag_words, description, category_words, kind_words, full_description)
    from changed where status = 'published'));
  perform learn_languages(array(select distinct kind_facets from changed where status = 'published'));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_rewriting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_rewriting_money()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% tells where money went: its rows are neither deleted nor rewritten', tg_table_name
    using errcode = 'insufficient_privilege';
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_rewriting_prices()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' and pg_trigger_depth() > 1 then return new; end if;
  if tg_op = 'DELETE' and not exists (select from variants where id = old.variant_id) then return old; end if;
  raise exception 'variant_prices tells what prices were: its rows are neither written by hand, changed nor deleted'
    using errcode = 'insufficient_privilege';
end $function$
;

CREATE OR REPLACE FUNCTION public.rename_category()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update products set category_words = category_words_of(new.category_id) where id = new.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.search_query(q text)
 RETURNS tsquery
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE STRICT
AS $function$
declare
  languages constant text[] := array(select distinct configuration from public.search_languages);
  pattern constant text := '((?<!\S)-)?(?:"([^"]*)"|(\.?[^\u0001-\u0020!-/:-@[-`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02c2-\u02df\u055a-\u0560\u0589\u058a\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u060c\u061b\u061e\u061f\u066a-\u066d\u06d4\u0964\u0965\u0e3f\u0e4f\u0e5a\u0e5b\u1680\u180e\u2000-\u206f\u207a-\u207e\u208a-\u208e\u20a0-\u20cf\u2100-\u214f\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d\u30a0\u30fb\ufe00-\ufe0f\ufe30-\ufe6f\uff01-\uff0f\ufffd\U0001f000-\U0001faff\U000e0000-\U000e01ef]+(?:[.&''\u2019\u2010\u2011\u00b7-][^\u0001-\u0020!-/:-@[-`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02c2-\u02df\u055a-\u0560\u0589\u058a\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u060c\u061b\u061e\u061f\u066a-\u066d\u06d4\u0964\u0965\u0e3f\u0e4f\u0e5a\u0e5b\u1680\u180e\u2000-\u206f\u207a-\u207e\u208a-\u208e\u20a0-\u20cf\u2100-\u214f\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d\u30a0\u30fb\ufe00-\ufe0f\ufe30-\ufe6f\uff01-\uff0f\ufffd\U0001f000-\U0001faff\U000e0000-\U000e01ef]+)*))';
  term text[];
  spelled text[];
  found tsquery;
  every_term tsquery;
  any_group tsquery;
begin
  for term, spelled in
    select a.term, b.term
    from regexp_matches(public.search_signs(public.search_fold(q)), pattern, 'g') with ordinality as a (term, n)
    left join regexp_matches(public.search_signs(public.search_fold(public.search_spelled_out(q))), pattern, 'g')
      with ordinality as b (term, n) using (n) order by n
  loop
    if term[3] = 'or' then
      any_group := coalesce(any_group || every_term, any_group, every_term);
      every_term := null;
      continue;
    end if;
    found := case when term[2] is null then public.search_term_query(term[3], languages)
      else phraseto_tsquery('public.lectern', public.search_text(term[2])) end;
    if spelled[3] <> term[3] then found := coalesce(found || public.search_term_query(spelled[3], languages), found); end if;
    if numnode(found) = 0 then continue; end if;
    if term[1] is not null then found := !! found; end if;
    every_term := coalesce(every_term && found, every_term, found);
  end loop;
  return coalesce(any_group || every_term, any_group, every_term,
    plainto_tsquery('simple', public.search_split(public.search_signs(public.search_fold(q)))));
end $function$
;

CREATE OR REPLACE FUNCTION public.selling_currency_held()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock_shared(hashtext('selling_currency'));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.settle_price(of_variant uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  own variants;
  now_at timestamptz;
  regular bigint;
  sale variant_sales;
  reference bigint;
begin
  select * into own from variants where id = of_variant for no key update;
  now_at := clock_timestamp();
  select amount into regular from price_changes
  where variant_id = of_variant and applied_at is null and due_at <= now_at and currency = own.currency
  order by due_at desc limit 1;
  update price_changes set applied_at = now_at where variant_id = of_variant and applied_at is null and due_at <= now_at;
  update variant_sales set ended_at = now_at where variant_id = of_variant and ended_at is null and ends_at <= now_at;
  select * into sale from variant_sales
  where variant_id = of_variant and ended_at is null and starts_at <= now_at and currency = own.currency
  order by starts_at desc limit 1;
  if sale.id is not null and sale.began_at is null then
    -- A reduction that goes on, as deep or deeper, is the same one: its first comparison stays.
    select earlier.reference_amount into reference from variant_sales earlier
    where earlier.variant_id = of_variant and earlier.ends_at = sale.starts_at and earlier.began_at is not null
      and earlier.currency = sale.currency and earlier.amount >= sale.amount;
    if not found then reference := lowest_price_before(of_variant, sale.currency, now_at); end if;
    update variant_sales set began_at = now_at, reference_amount = reference where id = sale.id;
  end if;
  update variant_sales set began_at = now_at
  where variant_id = of_variant and began_at is null and ended_at is null and starts_at <= now_at;
  update variants set regular_amount = coalesce(regular, regular_amount, price_amount), sale_id = sale.id
  where id = of_variant;
end $function$
;

CREATE OR REPLACE FUNCTION public.stock_of_level_is_due()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into goods_stock_due (product_id) select product_id from variants where id = new.variant_id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.stock_of_pool_is_due()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into goods_stock_due (product_id)
  select v.product_id from stock_levels l join variants v on v.id = l.variant_id where l.pool_id = new.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.stock_of_variants_is_due()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into goods_stock_due (product_id)
  select g.product_id from goods g where g.product_id in (select product_id from changed);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.stock_of_warehouse_is_due()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into goods_stock_due (product_id)
  select distinct v.product_id from stock_levels l join variants v on v.id = l.variant_id
  join pools p on p.id = l.pool_id where l.warehouse_id = new.id and p.capacity - p.taken - p.held <> 0;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.tag_renames_products()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform name_tags(array(select product_id from product_tags where tag_id = new.id));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.tagged_name_tags()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform name_tags(array(select distinct product_id from changed));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.tax_class_is_free()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from products where tax_class = old.key) then
    raise foreign_key_violation using message = 'products have this class of tax', constraint = 'tax_classes_in_use';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.teacher_describes_courses()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform describe_courses(array(select product_id from courses where teacher_id = new.id));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.teacher_describes_events()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform describe_events(array(select product_id from event_speakers where teacher_id = new.id));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.to_be_packed_from(wanted uuid, paid_at timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  select greatest(paid_at, (select d.starts_at - interval '7 days' from order_shipping s
    join event_dates d on d.id = s.event_date_id where s.order_id = wanted))
$function$
;

CREATE OR REPLACE FUNCTION public.variant_priced()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  sale variant_sales;
begin
  if tg_op = 'INSERT' then
    new.regular_amount := new.price_amount;
  elsif new.regular_amount is not distinct from old.regular_amount and new.price_amount <> old.price_amount then
    new.regular_amount := new.price_amount;
  end if;
  new.regular_amount := coalesce(new.regular_amount, new.price_amount);
  if new.sale_id is not null then
    select * into sale from variant_sales
    where id = new.sale_id and variant_id = new.id and currency = new.currency and began_at is not null and ended_at is null;
  end if;
  new.sale_id := sale.id;
  new.price_amount := case when sale.id is null then new.regular_amount else least(new.regular_amount, sale.amount) end;
  new.struck_amount := case when sale.reference_amount > new.price_amount then sale.reference_amount end;
  new.sale_ends_at := sale.ends_at;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.variants_price_products()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform price_products(array(select distinct product_id from changed));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.version_describes_download()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform describe_downloads(array(select product_id from download_files where id = new.download_file_id));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.working_days_ago(days integer)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  select min(day) from (
    select now() - make_interval(days => back) as day from generate_series(1, days * 2 + 4) back
    where extract(isodow from now() - make_interval(days => back)) < 6 order by back limit days
  ) counted
$function$
;

CREATE TRIGGER audit_log_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

CREATE TRIGGER categories_renamed AFTER UPDATE OF title, parent_id ON public.categories FOR EACH ROW WHEN (((old.title IS DISTINCT FROM new.title) OR (old.parent_id IS DISTINCT FROM new.parent_id))) EXECUTE FUNCTION category_renames_products();

CREATE TRIGGER courses_inserted AFTER INSERT ON public.courses REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION changed_describe_courses();

CREATE TRIGGER courses_updated AFTER UPDATE OF instructor_name, teacher_id, level, language, duration_minutes ON public.courses FOR EACH ROW EXECUTE FUNCTION course_describes_itself();

CREATE TRIGGER download_files_described AFTER INSERT OR UPDATE ON public.download_files FOR EACH ROW EXECUTE FUNCTION download_describes_itself();

CREATE TRIGGER download_versions_described AFTER INSERT ON public.download_versions FOR EACH ROW EXECUTE FUNCTION version_describes_download();

CREATE TRIGGER downloads_described AFTER INSERT OR UPDATE OF language, contents ON public.downloads FOR EACH ROW EXECUTE FUNCTION download_describes_itself();

CREATE TRIGGER pieces_to_pack AFTER INSERT OR DELETE OR UPDATE OF units ON public.entitlements FOR EACH ROW EXECUTE FUNCTION count_pieces_of_line();

CREATE TRIGGER event_dates_deleted AFTER DELETE ON public.event_dates REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION changed_describe_events();

CREATE TRIGGER event_dates_inserted AFTER INSERT ON public.event_dates REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION changed_describe_events();

CREATE TRIGGER event_dates_updated AFTER UPDATE ON public.event_dates REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION changed_describe_events();

CREATE TRIGGER event_speakers_deleted AFTER DELETE ON public.event_speakers REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION changed_describe_events();

CREATE TRIGGER event_speakers_inserted AFTER INSERT ON public.event_speakers REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION changed_describe_events();

CREATE TRIGGER events_inserted AFTER INSERT ON public.events REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION changed_describe_events();

CREATE TRIGGER events_updated AFTER UPDATE ON public.events REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION changed_describe_events();

CREATE TRIGGER goods_described AFTER INSERT ON public.goods FOR EACH ROW EXECUTE FUNCTION goods_describe_themselves();

CREATE TRIGGER goods_described_anew AFTER UPDATE ON public.goods FOR EACH ROW WHEN ((old.is_in_stock = new.is_in_stock)) EXECUTE FUNCTION goods_describe_themselves();

CREATE TRIGGER goods_variants_rule_changed AFTER UPDATE ON public.goods_variants FOR EACH ROW WHEN ((old.stock <> new.stock)) EXECUTE FUNCTION stock_of_level_is_due();

CREATE TRIGGER goods_variants_rule_given AFTER INSERT ON public.goods_variants FOR EACH ROW EXECUTE FUNCTION stock_of_level_is_due();

CREATE TRIGGER deliver_invoice AFTER INSERT ON public.invoices FOR EACH ROW EXECUTE FUNCTION deliver_invoice();

CREATE TRIGGER lessons_deleted AFTER DELETE ON public.lessons REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION changed_describe_courses();

CREATE TRIGGER lessons_inserted AFTER INSERT ON public.lessons REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION changed_describe_courses();

CREATE TRIGGER lessons_updated AFTER UPDATE ON public.lessons REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION changed_describe_courses();

CREATE TRIGGER order_history_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.order_history FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

CREATE TRIGGER orders_hold_currency BEFORE INSERT ON public.orders FOR EACH STATEMENT EXECUTE FUNCTION selling_currency_held();

CREATE TRIGGER pools_run_out AFTER UPDATE ON public.pools FOR EACH ROW WHEN ((((((old.capacity - old.taken) - old.held) > 0) IS DISTINCT FROM (((new.capacity - new.taken) - new.held) > 0)) OR (((old.capacity IS DISTINCT FROM new.capacity) OR (old.taken IS DISTINCT FROM new.taken) OR (old.held IS DISTINCT FROM new.held)) AND (LEAST(((old.capacity - old.taken) - old.held), ((new.capacity - new.taken) - new.held)) < 0)))) EXECUTE FUNCTION stock_of_pool_is_due();

CREATE TRIGGER price_changes_hold_currency BEFORE INSERT ON public.price_changes FOR EACH STATEMENT EXECUTE FUNCTION selling_currency_held();

CREATE TRIGGER price_changes_planned AFTER INSERT OR DELETE OR UPDATE ON public.price_changes FOR EACH ROW EXECUTE FUNCTION price_planned();

CREATE TRIGGER product_tags_deleted AFTER DELETE ON public.product_tags REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tagged_name_tags();

CREATE TRIGGER product_tags_inserted AFTER INSERT ON public.product_tags REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tagged_name_tags();

CREATE TRIGGER product_tags_updated AFTER UPDATE ON public.product_tags REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tagged_name_tags();

CREATE TRIGGER products_category_changed AFTER UPDATE OF category_id ON public.products FOR EACH ROW WHEN ((old.category_id IS DISTINCT FROM new.category_id)) EXECUTE FUNCTION rename_category();

CREATE TRIGGER products_category_named BEFORE INSERT ON public.products FOR EACH ROW WHEN ((new.category_id IS NOT NULL)) EXECUTE FUNCTION name_category();

CREATE TRIGGER products_counted_anew AFTER UPDATE ON public.products REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION cells_of_updated();

CREATE TRIGGER products_counted_in AFTER INSERT ON public.products REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION cells_of_inserted();

CREATE TRIGGER products_counted_out AFTER DELETE ON public.products REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION cells_of_deleted();

CREATE TRIGGER products_inserted AFTER INSERT ON public.products REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION products_learn_words();

CREATE TRIGGER products_own_tax_class AFTER INSERT OR UPDATE OF tax_class ON public.products FOR EACH ROW WHEN ((new.tax_class ~ '^own_'::text)) EXECUTE FUNCTION product_has_own_tax_class();

CREATE TRIGGER products_searched_anew AFTER UPDATE ON public.products REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_search_rows();

CREATE TRIGGER products_searched_in AFTER INSERT ON public.products REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_search_rows();

CREATE TRIGGER products_updated AFTER UPDATE ON public.products REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION products_learn_changed_words();

CREATE TRIGGER promotions_hold_currency BEFORE INSERT OR UPDATE ON public.promotions FOR EACH STATEMENT EXECUTE FUNCTION selling_currency_held();

CREATE TRIGGER return_items_within_sent AFTER INSERT OR UPDATE ON public.return_items FOR EACH ROW EXECUTE FUNCTION check_pieces_returned();

CREATE TRIGGER exchanged_items AFTER UPDATE OF exchange_order_id ON public.returns FOR EACH ROW WHEN ((new.exchange_order_id IS NOT NULL)) EXECUTE FUNCTION link_exchange();

CREATE TRIGGER pieces_to_pack AFTER UPDATE OF state ON public.returns FOR EACH ROW EXECUTE FUNCTION count_pieces_of_order();

CREATE TRIGGER pieces_to_pack AFTER INSERT OR DELETE OR UPDATE OF quantity ON public.shipment_items FOR EACH ROW EXECUTE FUNCTION count_pieces_of_line();

CREATE TRIGGER shipment_items_within_order AFTER INSERT OR UPDATE ON public.shipment_items FOR EACH ROW EXECUTE FUNCTION check_pieces_packed();

CREATE TRIGGER pieces_to_pack AFTER UPDATE OF resolution ON public.shipments FOR EACH ROW EXECUTE FUNCTION count_pieces_of_order();

CREATE TRIGGER shipping_methods_hold_currency BEFORE INSERT OR UPDATE ON public.shipping_methods FOR EACH STATEMENT EXECUTE FUNCTION selling_currency_held();

CREATE TRIGGER stock_levels_inserted AFTER INSERT ON public.stock_levels FOR EACH ROW EXECUTE FUNCTION stock_of_level_is_due();

CREATE TRIGGER stock_movements_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.stock_movements FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

CREATE TRIGGER tags_renamed AFTER UPDATE OF title ON public.tags FOR EACH ROW WHEN ((old.title <> new.title)) EXECUTE FUNCTION tag_renames_products();

CREATE TRIGGER tax_classes_in_use AFTER DELETE ON public.tax_classes FOR EACH ROW EXECUTE FUNCTION tax_class_is_free();

CREATE TRIGGER teachers_named_at_events AFTER UPDATE OF name ON public.teachers FOR EACH ROW WHEN ((old.name IS DISTINCT FROM new.name)) EXECUTE FUNCTION teacher_describes_events();

CREATE TRIGGER teachers_renamed AFTER UPDATE OF name ON public.teachers FOR EACH ROW WHEN ((old.name <> new.name)) EXECUTE FUNCTION teacher_describes_courses();

CREATE TRIGGER prices_not_rewritten BEFORE INSERT OR DELETE OR UPDATE ON public.variant_prices FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_prices();

CREATE TRIGGER variant_sales_hold_currency BEFORE INSERT ON public.variant_sales FOR EACH STATEMENT EXECUTE FUNCTION selling_currency_held();

CREATE TRIGGER variant_sales_planned AFTER INSERT OR DELETE OR UPDATE ON public.variant_sales FOR EACH ROW EXECUTE FUNCTION price_planned();

CREATE TRIGGER variants_added_to_bundles AFTER INSERT ON public.variants REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION bundles_of_new_variants_arranged();

CREATE TRIGGER variants_changed_in_bundles AFTER UPDATE OF title, withdrawn_at, "position" ON public.variants FOR EACH ROW WHEN (((old.title <> new.title) OR ((old.withdrawn_at IS NULL) <> (new.withdrawn_at IS NULL)) OR (old."position" <> new."position"))) EXECUTE FUNCTION bundle_of_choice_arranged();

CREATE TRIGGER variants_deleted AFTER DELETE ON public.variants REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION variants_price_products();

CREATE TRIGGER variants_deleted_from_bundles AFTER DELETE ON public.variants FOR EACH ROW EXECUTE FUNCTION bundle_of_choice_arranged();

CREATE TRIGGER variants_deleted_in_stock AFTER DELETE ON public.variants REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION stock_of_variants_is_due();

CREATE TRIGGER variants_hold_currency BEFORE INSERT OR UPDATE ON public.variants FOR EACH STATEMENT EXECUTE FUNCTION selling_currency_held();

CREATE TRIGGER variants_inserted AFTER INSERT ON public.variants REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION variants_price_products();

CREATE TRIGGER variants_inserted_in_stock AFTER INSERT ON public.variants REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION stock_of_variants_is_due();

CREATE TRIGGER variants_priced BEFORE INSERT OR UPDATE ON public.variants FOR EACH ROW EXECUTE FUNCTION variant_priced();

CREATE TRIGGER variants_remembered AFTER UPDATE ON public.variants REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION prices_remembered();

CREATE TRIGGER variants_remembered_first AFTER INSERT ON public.variants REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION prices_remembered();

CREATE TRIGGER variants_updated AFTER UPDATE ON public.variants REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION variants_price_products();

CREATE TRIGGER variants_updated_in_stock AFTER UPDATE ON public.variants REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION stock_of_variants_is_due();

CREATE TRIGGER warehouses_opened_or_closed AFTER UPDATE ON public.warehouses FOR EACH ROW WHEN (((old.closed_at IS NULL) <> (new.closed_at IS NULL))) EXECUTE FUNCTION stock_of_warehouse_is_due();

create view public.file_uses as
 SELECT d.sample_file_id AS file_id,
    d.product_id,
    'sample'::text AS used_as,
    NULL::uuid AS part_id,
    NULL::text AS setting
   FROM downloads d
  WHERE d.sample_file_id IS NOT NULL
UNION ALL
 SELECT DISTINCT v.file_id,
    f.product_id,
    'version'::text AS used_as,
    NULL::uuid AS part_id,
    NULL::text AS setting
   FROM download_versions v
     JOIN download_files f ON f.id = v.download_file_id
UNION ALL (
         SELECT f.id AS file_id,
            p.id AS product_id,
            'picture'::text AS used_as,
            NULL::uuid AS part_id,
            NULL::text AS setting
           FROM files f
             JOIN products p ON media_file_id(p.image) IS NOT NULL AND media_file_id(p.image) = f.id::text
        UNION
         SELECT g.picture_id AS file_id,
            v.product_id,
            'picture'::text AS used_as,
            NULL::uuid AS part_id,
            NULL::text AS setting
           FROM goods_variants g
             JOIN variants v ON v.id = g.variant_id
          WHERE g.picture_id IS NOT NULL
        UNION
         SELECT product_pictures.file_id,
            product_pictures.product_id,
            'picture'::text AS used_as,
            NULL::uuid AS part_id,
            NULL::text AS setting
           FROM product_pictures
)
UNION ALL
 SELECT f.id AS file_id,
    p.id AS product_id,
    'text'::text AS used_as,
    NULL::uuid AS part_id,
    NULL::text AS setting
   FROM files f
     JOIN products p ON media_ids(p.full_description) @> ARRAY[f.id::text]
UNION ALL
 SELECT f.id AS file_id,
    l.product_id,
    'lesson'::text AS used_as,
    l.id AS part_id,
    NULL::text AS setting
   FROM files f
     JOIN lessons l ON media_ids(l.body) @> ARRAY[f.id::text]
UNION ALL
 SELECT t.picture_id AS file_id,
    NULL::uuid AS product_id,
    'teacher'::text AS used_as,
    t.id AS part_id,
    NULL::text AS setting
   FROM teachers t
  WHERE t.picture_id IS NOT NULL
UNION ALL
 SELECT f.id AS file_id,
    NULL::uuid AS product_id,
    'setting'::text AS used_as,
    NULL::uuid AS part_id,
    s.name AS setting
   FROM settings s
     CROSS JOIN LATERAL regexp_matches(s.value::text, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'::text, 'g'::text) found(found)
     JOIN files f ON f.id = found.found[1]::uuid;

create view reporting.audit as
 SELECT audit_log.at,
    audit_log.actor,
    audit_log.action,
    audit_log.subject,
    audit_log.details
   FROM audit_log;

create view reporting.bookings as
 SELECT b.id,
    b.order_item_id,
    p.slug AS event_slug,
    first.starts_at,
    b.attendee_name,
    b.attendee_email,
    entered.at AS checked_in_at,
    b.cancelled_at
   FROM bookings b
     JOIN order_items i ON i.id = b.order_item_id
     JOIN orders o ON o.id = i.order_id
     JOIN products p ON p.id = i.product_id
     LEFT JOIN LATERAL ( SELECT min(d.starts_at) AS starts_at
           FROM event_ticket_dates td
             JOIN event_dates d ON d.id = td.date_id
          WHERE td.variant_id = b.variant_id) first ON true
     LEFT JOIN LATERAL ( SELECT min(c.at) AS at
           FROM check_ins c
          WHERE c.booking_id = b.id AND c.undone_at IS NULL AND c.superseded_by IS NULL) entered ON true
  WHERE NOT o.is_practice;

create view reporting.concerns as
 SELECT concerns.kind,
    concerns.subject,
    concerns.since,
    NULL::timestamp with time zone AS due_at,
    concerns.id
   FROM concerns
  WHERE concerns.resolved_at IS NULL
UNION ALL
 SELECT 'dispute_open'::text AS kind,
    o.number AS subject,
    d.opened_at AS since,
    d.evidence_due_at AS due_at,
    NULL::bigint AS id
   FROM disputes d
     JOIN orders o ON o.id = d.order_id
  WHERE d.status = 'open'::text AND NOT o.is_practice
UNION ALL
 SELECT 'inquiry_open'::text AS kind,
    o.number AS subject,
    d.opened_at AS since,
    d.evidence_due_at AS due_at,
    NULL::bigint AS id
   FROM disputes d
     JOIN orders o ON o.id = d.order_id
  WHERE d.status = 'inquiry'::text AND NOT o.is_practice
UNION ALL
 SELECT 'rule_broken'::text AS kind,
    invariant_checks.name AS subject,
    invariant_checks.broken_since AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM invariant_checks
  WHERE invariant_checks.broken > 0
UNION ALL
 SELECT 'refund_failed'::text AS kind,
    o.number AS subject,
    r.settled_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM refunds r
     JOIN orders o ON o.id = r.order_id
  WHERE r.status = 'failed'::text AND NOT o.is_practice AND r.settled_at > (now() - '30 days'::interval) AND NOT (EXISTS ( SELECT
           FROM refunds later
          WHERE later.order_id = r.order_id AND later.created_at > r.created_at AND later.status <> 'failed'::text))
UNION ALL
 SELECT 'refund_slow'::text AS kind,
    o.number AS subject,
    r.created_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM refunds r
     JOIN orders o ON o.id = r.order_id
  WHERE r.status = 'pending'::text AND NOT o.is_practice AND r.created_at < (now() - '01:00:00'::interval)
UNION ALL
 SELECT 'beyond_capacity'::text AS kind,
    o.number AS subject,
    COALESCE(( SELECT max(h.at) AS max
           FROM order_history h
          WHERE h.order_id = o.id AND h.action = 'beyond_capacity'::text), o.created_at) AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM entitlements e
     JOIN order_items i ON i.id = e.order_item_id
     JOIN orders o ON o.id = i.order_id
  WHERE e.beyond_capacity > 0 AND e.beyond_capacity_seen_at IS NULL AND NOT o.is_practice
  GROUP BY o.id
UNION ALL
 SELECT 'event_failed'::text AS kind,
    webhook_events.id AS subject,
    webhook_events.failed_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM webhook_events
  WHERE webhook_events.failed_at IS NOT NULL AND (webhook_events.handled_at IS NULL OR webhook_events.outcome = 'parked'::text)
UNION ALL
 SELECT 'email_stuck'::text AS kind,
    COALESCE(o.number, m.kind) AS subject,
    m.queued_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM mails m
     LEFT JOIN orders o ON o.id = m.order_id
  WHERE m.sent_at IS NULL AND m.failure IS NULL AND o.is_practice IS NOT TRUE AND m.queued_at < (now() - '00:15:00'::interval)
UNION ALL
 SELECT 'product_in_review'::text AS kind,
    products.slug AS subject,
    products.updated_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM products
  WHERE products.status = 'review'::text
UNION ALL
 SELECT 'review_waiting'::text AS kind,
    p.slug AS subject,
    r.created_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM reviews r
     JOIN products p ON p.id = r.product_id
  WHERE r.status = 'pending'::text AND NOT (EXISTS ( SELECT
           FROM orders o
          WHERE o.is_practice AND (o.id = r.order_id OR o.customer_id = r.customer_id)))
UNION ALL
 SELECT 'withdrawal_waiting'::text AS kind,
    o.number AS subject,
    o.withdrawn_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM orders o
  WHERE o.withdrawn_at > (now() - '30 days'::interval) AND is_refunded_at_once(o.id) AND o.status = 'completed'::text AND NOT o.is_practice AND NOT (EXISTS ( SELECT
           FROM refunds r
          WHERE r.order_id = o.id AND r.status <> 'failed'::text))
UNION ALL
 SELECT 'event_parked'::text AS kind,
    e.id AS subject,
    e.received_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM webhook_events e
  WHERE e.outcome = 'parked'::text AND e.failed_at IS NULL AND e.received_at >= (now() - '30 days'::interval) AND e.received_at <= (now() - '01:00:00'::interval)
UNION ALL
 SELECT 'stock_low'::text AS kind,
    (((p.slug || '/'::text) || w.code) || '/'::text) || v.sku AS subject,
    l.below_since AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM stock_levels l
     JOIN warehouses w ON w.id = l.warehouse_id
     JOIN variants v ON v.id = l.variant_id
     JOIN products p ON p.id = v.product_id
  WHERE l.below_since IS NOT NULL AND w.closed_at IS NULL AND v.withdrawn_at IS NULL
UNION ALL
 SELECT 'parcel_'::text || s.state AS kind,
    o.number AS subject,
    s.ended_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM shipments s
     JOIN orders o ON o.id = s.order_id
  WHERE (s.state = ANY (ARRAY['lost'::text, 'returned'::text])) AND s.resolution IS NULL AND NOT o.is_practice
UNION ALL
 SELECT 'order_not_packed'::text AS kind,
    o.number AS subject,
    o.completed_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM orders_to_ship w
     JOIN orders o ON o.id = w.order_id
  WHERE NOT o.is_practice AND to_be_packed_from(o.id, o.completed_at) < working_days_ago(pack_within_days())
UNION ALL
 SELECT 'parcel_not_shipped'::text AS kind,
    o.number AS subject,
    s.packed_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM shipments s
     JOIN orders o ON o.id = s.order_id
     LEFT JOIN order_shipping m ON m.order_id = o.id
  WHERE s.state = 'packed'::text AND NOT o.is_practice AND m.kind IS DISTINCT FROM 'pickup'::text AND s.packed_at < working_days_ago(pack_within_days())
UNION ALL
 SELECT 'return_requested'::text AS kind,
    (o.number || '-R'::text) || r.number AS subject,
    r.requested_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM returns r
     JOIN orders o ON o.id = r.order_id
  WHERE r.state = 'requested'::text AND NOT o.is_practice
UNION ALL
 SELECT 'return_received'::text AS kind,
    (o.number || '-R'::text) || r.number AS subject,
    r.received_at AS since,
    r.requested_at + '14 days'::interval AS due_at,
    NULL::bigint AS id
   FROM returns r
     JOIN orders o ON o.id = r.order_id
  WHERE r.state = 'received'::text AND NOT o.is_practice
UNION ALL
 SELECT 'return_not_received'::text AS kind,
    (o.number || '-R'::text) || r.number AS subject,
    r.decided_at AS since,
    NULL::timestamp with time zone AS due_at,
    NULL::bigint AS id
   FROM returns r
     JOIN orders o ON o.id = r.order_id
  WHERE r.state = 'accepted'::text AND NOT o.is_practice AND r.decided_at < (now() - '14 days'::interval);

create view reporting.country_evidence as
 SELECT c.order_id,
    c.country,
    c.state,
    e.kind,
    e.country AS evidence_country,
    e.at
   FROM order_countries c
     JOIN orders o ON o.id = c.order_id
     LEFT JOIN country_evidence e ON e.order_id = c.order_id
  WHERE NOT o.is_practice;

create view reporting.downloads as
 SELECT u.order_item_id AS entitlement_id,
    f.title AS file,
    u.at,
    u.bytes,
    u.finished_at IS NOT NULL AS finished
   FROM download_uses u
     JOIN download_files f ON f.id = u.download_file_id
     JOIN order_items i ON i.id = u.order_item_id
     JOIN orders o ON o.id = i.order_id
  WHERE NOT o.is_practice;

create view reporting.entitlements as
 SELECT i.order_id,
    e.order_item_id,
    i.product_id,
    i.kind,
    e.customer_id,
    e.email,
    e.granted_at,
    e.revoked_at,
    e.units,
    e.reason
   FROM entitlements e
     JOIN order_items i ON i.id = e.order_item_id
     JOIN orders o ON o.id = i.order_id
  WHERE NOT o.is_practice;

create view reporting.holds as
 SELECT h.pool_id,
    i.variant_id,
    i.order_id,
    h.quantity,
    h.expires_at
   FROM holds h
     JOIN order_items i ON i.id = h.order_item_id
     JOIN orders o ON o.id = i.order_id
  WHERE h.expires_at IS NOT NULL AND NOT o.is_practice
UNION ALL
 SELECT r.pool_id,
    NULL::uuid AS variant_id,
    NULL::uuid AS order_id,
    r.quantity,
    r.expires_at
   FROM reservations r;

create view reporting.inventory as
 SELECT p.id AS pool_id,
    vp.variant_id,
    pr.kind,
    p.label,
    p.capacity,
    (p.taken - COALESCE(practice.taken, 0::bigint))::integer AS taken,
    (p.held - COALESCE(practice.held, 0::bigint))::integer AS held
   FROM pools p
     JOIN ( SELECT variant_pools.variant_id,
            variant_pools.pool_id
           FROM variant_pools
        UNION ALL
         SELECT stock_levels.variant_id,
            stock_levels.pool_id
           FROM stock_levels) vp ON vp.pool_id = p.id
     JOIN variants v ON v.id = vp.variant_id
     JOIN products pr ON pr.id = v.product_id
     LEFT JOIN ( SELECT h.pool_id,
            sum(h.quantity) FILTER (WHERE h.expires_at IS NULL) AS taken,
            sum(h.quantity) FILTER (WHERE h.expires_at IS NOT NULL) AS held
           FROM orders o
             JOIN order_items i ON i.order_id = o.id
             JOIN holds h ON h.order_item_id = i.id
          WHERE o.is_practice
          GROUP BY h.pool_id) practice ON practice.pool_id = p.id;

create view reporting.invoices as
 SELECT i.number,
    i.kind,
    i.order_id,
    i.issued_at,
    i.total_amount,
    i.currency
   FROM invoices i
     JOIN orders o ON o.id = i.order_id
  WHERE NOT o.is_practice AND NOT i.is_sample;

create view reporting.mails as
 SELECT m.kind,
    m.recipient,
    m.order_id,
    m.queued_at,
    m.sent_at,
    m.failure,
    m.failed_at
   FROM mails m
     LEFT JOIN orders o ON o.id = m.order_id
  WHERE o.is_practice IS NOT TRUE;

create view reporting.order_items as
 SELECT i.id,
    i.order_id,
    i.product_id,
    i.variant_id,
    i.kind,
    i.title,
    i.quantity,
    i.unit_amount,
    i.total_amount
   FROM order_items i
     JOIN orders o ON o.id = i.order_id
  WHERE NOT o.is_practice;

create view reporting.order_taxes as
 SELECT t.order_item_id,
    t.country,
    trim_scale(t.rate::numeric / 10000.0) AS rate,
    t.net_amount,
    t.tax_amount,
    t.order_id,
    t.ground
   FROM order_taxes t
     JOIN orders o ON o.id = t.order_id
  WHERE NOT o.is_practice;

create view reporting.orders as
 SELECT o.id,
    o.number,
    o.status,
    o.mode,
    o.customer_id,
    COALESCE(o.user_id, c.user_id) AS user_id,
    o.email,
    p.stripe_session_id AS session_id,
    p.stripe_payment_intent_id AS payment_intent_id,
    o.total_amount,
    o.refunded_amount,
    o.currency,
    o.created_at,
    o.completed_at
   FROM orders o
     LEFT JOIN customers c ON c.id = o.customer_id
     LEFT JOIN LATERAL ( SELECT payments.stripe_session_id,
            payments.stripe_payment_intent_id
           FROM payments
          WHERE payments.order_id = o.id
          ORDER BY (payments.status = 'succeeded'::text) DESC, payments.created_at DESC
         LIMIT 1) p ON true
  WHERE NOT o.is_practice;

create view reporting.payments as
 SELECT p.id,
    p.order_id,
    p.gateway,
    p.method,
    p.brand,
    p.last_four,
    p.status,
    p.amount,
    p.currency,
    p.reference
   FROM payments p
     JOIN orders o ON o.id = p.order_id
  WHERE NOT o.is_practice;

create view reporting.products as
 SELECT products.id,
    products.kind,
    products.slug,
    products.title,
    products.status
   FROM products;

create view reporting.promotion_uses as
 SELECT COALESCE(u.code, u.name) AS code,
    u.order_id,
    o.customer_id,
    u.taken_at,
    u.given_back_at,
    u.amount,
    u.delivery_amount
   FROM promotion_uses u
     JOIN orders o ON o.id = u.order_id
  WHERE NOT o.is_practice;

create view reporting.refunds as
 SELECT r.id,
    r.order_id,
    r.amount,
    r.status,
    r.reason,
    r.gateway
   FROM refunds r
     JOIN orders o ON o.id = r.order_id
  WHERE NOT o.is_practice;

create view reporting.reviews as
 SELECT r.product_id,
    r.order_item_id,
    r.rating,
    r.title,
        CASE
            WHEN r.status = 'approved'::text THEN r.decided_at
            ELSE NULL::timestamp with time zone
        END AS approved_at,
    r.status = 'approved'::text AND (r.customer_id IS NULL AND r.order_id IS NULL OR (EXISTS ( SELECT
           FROM order_items i
             JOIN orders o ON o.id = i.order_id
             JOIN entitlements e ON e.order_item_id = i.id
          WHERE i.product_id = r.product_id AND e.units > 0 AND (o.customer_id = r.customer_id OR o.id = r.order_id AND NOT o.is_address_proven)))) AS shown
   FROM reviews r
  WHERE NOT (EXISTS ( SELECT
           FROM order_items i
             JOIN orders o ON o.id = i.order_id
          WHERE i.id = r.order_item_id AND o.is_practice));

create view reporting.sessions as
 SELECT sessions.user_id,
    sessions.created_at,
    sessions.expires_at
   FROM sessions;

create view reporting.shipments as
 SELECT s.id,
    s.order_id,
    s.state,
    s.tracking_number,
    s.shipped_at
   FROM shipments s
     JOIN orders o ON o.id = s.order_id
  WHERE NOT o.is_practice;

create view reporting.stock_movements as
 SELECT m.at,
    l.variant_id,
    w.code AS warehouse,
    m.kind,
        CASE m.kind
            WHEN 'hold'::text THEN m.held
            WHEN 'release'::text THEN m.held + m.allocated
            WHEN 'allocation'::text THEN m.allocated
            ELSE m.on_hand
        END AS quantity,
    m.reason
   FROM stock_movements m
     JOIN stock_levels l ON l.pool_id = m.pool_id
     JOIN warehouses w ON w.id = l.warehouse_id
     LEFT JOIN order_items i ON i.id = m.order_item_id
     LEFT JOIN orders o ON o.id = i.order_id
  WHERE o.is_practice IS NOT TRUE;

create view reporting.variants as
 SELECT variants.id,
    variants.product_id,
    variants.sku,
    variants.title,
    variants.price_amount,
    variants.currency,
    variants.regular_amount,
    variants.struck_amount
   FROM variants;

create view reporting.webhook_events as
 SELECT webhook_events.id,
    webhook_events.type,
    webhook_events.received_at,
    webhook_events.handled_at,
    webhook_events.outcome
   FROM webhook_events;
