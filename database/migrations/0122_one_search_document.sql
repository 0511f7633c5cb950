-- Up Migration

-- What a product is found by is one document in its own row, made by the functions here. A search passes through the
-- same functions, so that both sides always agree. See docs/decisions/0122-one-search-document.md.

-- Lower case, without accents and invisible signs; letters that searchers take for one letter become one. Does not
-- depend on the locale of the database.
create function search_fold(t text) returns text language plpgsql immutable parallel safe strict as $$
begin
  if octet_length(t) = length(t) then return lower(t); end if;
  -- й is a letter of its own and decides Russian endings: its breve stays.
  t := translate(regexp_replace(lower(normalize(t, nfkd)), '(и\u0306)|[\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0e\ufe0f\ufeff]', '\1', 'g'), 'ıłŁđĐðÐøØħĦŧŦŋŊſςٱىیکةەАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЄҐЂЈЉЊЋЏΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'illddddoohhttnnsσاييكههабвгдежзиклмнопрстуфхцчшщъыьэюяієґђјљњћџαβγδεζηθικλμνξοπρστυφχψω01234567890123456789');
  t := replace(replace(replace(replace(t, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
  return normalize(t, nfc);
end $$;

-- The names that end or begin in signs, as words: c# csharp, c++ cplusplus, a+ aplus.
create function search_signs(folded text) returns text language plpgsql immutable parallel safe strict as $$
begin
  if folded !~ '[#♯+]' then return folded; end if;
  folded := regexp_replace(folded, '(?<![a-z0-9])([a-z])[#♯]', '\1sharp ', 'g');
  folded := regexp_replace(folded, '(?<![a-z0-9])([a-z])\+\+', '\1plusplus ', 'g');
  folded := regexp_replace(folded, '([a-z0-9]{2,})\+\+', '\1 \1plusplus ', 'g');
  return regexp_replace(folded, '(?<![a-z0-9])([a-z])\+(?![a-z0-9])', '\1plus ', 'g');
end $$;

-- The words with blanks between.
create function search_split(folded text) returns text language sql immutable parallel safe strict as $$
  select btrim(regexp_replace(folded, '[\u0001-\u0020!-/:-@[-`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02c2-\u02df\u055a-\u0560\u0589\u058a\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u060c\u061b\u061e\u061f\u066a-\u066d\u06d4\u0964\u0965\u0e3f\u0e4f\u0e5a\u0e5b\u1680\u180e\u2000-\u206f\u207a-\u207e\u208a-\u208e\u20a0-\u20cf\u2100-\u214f\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d\u30a0\u30fb\ufe00-\ufe0f\ufe30-\ufe6f\uff01-\uff0f\ufffd\U0001f000-\U0001faff\U000e0000-\U000e01ef]+', ' ', 'g'))
$$;

-- Scripts that put no blanks between words, and Korean, which joins endings to them: every two neighbouring letters.
create function search_grams(words text) returns text language plpgsql immutable parallel safe strict as $$
begin
  if words !~ '[\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ede\u1000-\u109f\u1780-\u17d3\u3005-\u3007\u3040-\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]' then return words; end if;
  return (select string_agg(case when run[1] ~ '^[\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ede\u1000-\u109f\u1780-\u17d3\u3005-\u3007\u3040-\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]{3}' then
      (select string_agg(substr(run[1], at, 2), ' ' order by at) from generate_series(1, length(run[1]) - 1) as at)
      else run[1] end, ' ' order by n)
    from regexp_matches(words, '[\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ede\u1000-\u109f\u1780-\u17d3\u3005-\u3007\u3040-\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]+|[^\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ede\u1000-\u109f\u1780-\u17d3\u3005-\u3007\u3040-\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]+', 'g') with ordinality as split (run, n));
end $$;

-- Words of other alphabets as stems: the script says which language's endings to take off. Latin words get theirs from
-- the text search configuration.
create function search_stems(words text) returns text language plpgsql immutable parallel safe strict as $$
begin
  if words !~ '[а-џα-ω\u0900-\u097f]' then return words; end if;
  return (select string_agg(coalesce((case
      when word ~ '[а-џ]' then ts_lexize('russian_stem', word)
      when word ~ '[α-ω]' then ts_lexize('greek_stem', word)
      when word ~ '[\u0900-\u097f]' then ts_lexize('hindi_stem', word) end)[1], word), ' ' order by n)
    from regexp_split_to_table(words, ' +') with ordinality as split (word, n));
end $$;

create function search_text(t text) returns text language plpgsql immutable parallel safe strict as $$
begin
  return public.search_stems(public.search_grams(public.search_split(public.search_signs(public.search_fold(t)))));
end $$;

-- The other spelling of ä ö ü ø å: ae oe ue oe aa.
create function search_spelled_out(t text) returns text language plpgsql immutable parallel safe strict as $$
begin
  if octet_length(t) = length(t) then return t; end if;
  t := lower(translate(normalize(t, nfc), 'ÄÖÜØÅ', 'äöüøå'));
  return replace(replace(replace(replace(replace(t, 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ø', 'oe'), 'å', 'aa');
end $$;

-- Arabic words without "the" (and "and the", "with the", …).
create function search_bare_arabic(words text) returns text language sql immutable parallel safe strict as $$
  select regexp_replace(words, '(^| )(?:[وفبك]?ال|لل)(?=[ء-ي]{2})', '\1', 'g')
$$;

-- Words joined by a sign, as one: node.js nodejs, at&t att; and by a stop alone, with the stop: asp.net dotnet.
create function search_joined(folded text) returns text language plpgsql immutable parallel safe strict as $$
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
end $$;

-- What else a text is found by: joined words as one, capitals inside a word as its parts, other spellings.
create function search_extras(t text) returns text language plpgsql immutable parallel safe strict as $$
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
end $$;

-- For titles and tags: what long words begin with (photo in photography), single letters of scripts without blanks, and
-- in languages that write compounds as one word also what they end with.
create function search_pieces(t text, language text) returns text language plpgsql immutable parallel safe strict as $$
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
end $$;

-- The configuration whose endings the Latin words of a language have; null for English, which is always taken.
create function search_configuration(language text) returns regconfig language sql immutable parallel safe as $$
  select case language
    when 'de' then 'pg_catalog.german' when 'fr' then 'pg_catalog.french' when 'es' then 'pg_catalog.spanish'
    when 'it' then 'pg_catalog.italian' when 'pt' then 'pg_catalog.portuguese' when 'nl' then 'pg_catalog.dutch'
    when 'sv' then 'pg_catalog.swedish' when 'da' then 'pg_catalog.danish' when 'no' then 'pg_catalog.norwegian'
    when 'nb' then 'pg_catalog.norwegian' when 'nn' then 'pg_catalog.norwegian' when 'fi' then 'pg_catalog.finnish'
    when 'hu' then 'pg_catalog.hungarian' when 'ro' then 'pg_catalog.romanian' when 'tr' then 'pg_catalog.turkish'
  end::regconfig
$$;

-- A text as a vector; stems of another language than English end in ~, so that they are not taken for English words.
create function search_vector(t text, language text) returns tsvector language plpgsql immutable parallel safe strict as $$
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
end $$;

create function search_document(title text, tags text, description text, category text, kind_words text,
  full_description text, facets text) returns tsvector language plpgsql immutable parallel safe strict as $$
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
end $$;

-- One word of a search: its stem in English, or in any other language whose Latin words have endings of their own.
-- Null for a word that is in no document (the, and).
create function search_word_query(word text, languages text[]) returns tsquery
  language plpgsql immutable parallel safe strict as $$
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
end $$;

-- One term of a search, folded: all its words, or the word that they make together.
create function search_term_query(term text, languages text[]) returns tsquery
  language plpgsql immutable parallel safe strict as $$
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
end $$;

-- The languages, other than English, that published products have had: a search takes off their endings alone.
create table search_languages (
  language text primary key,
  -- The name of PostgreSQL's configuration.
  configuration text not null
);

-- A search as it is typed: all words; "one beside the other"; -without; or.
create function search_query(q text) returns tsquery language plpgsql stable parallel safe strict as $$
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
end $$;

-- The words of a text as a search sees them; corrections are made of these.
create function search_words_of(t text) returns text[] language sql immutable parallel safe strict as $$
  select array_remove(regexp_split_to_array(public.search_split(public.search_signs(public.search_fold(t))), ' '), '')
$$;

-- The word and what is left of it without one of its letters: two words a typo apart share one of these.
create function search_deletions(word text) returns text[] language sql immutable parallel safe strict as $$
  select array_agg(distinct left(word, at) || substr(word, at + 2)) || word from generate_series(0, length(word) - 1) as at
$$;

-- Titles of the product's category and of those that it is part of.
create function category_words_of(category uuid) returns text language sql stable as $$
  with recursive above as (
    select id, parent_id, title, 1 as depth from categories where id = category
    union all
    select c.id, c.parent_id, c.title, depth + 1 from categories c join above on c.id = above.parent_id where depth < 20)
  select coalesce(string_agg(title, ' ' order by depth), '') from above
$$;

drop trigger products_inserted on products;
drop trigger products_updated on products;
drop index products_search;
alter table products
  drop column search,
  add column category_words text not null default '',
  add column tag_words text not null default '';

-- Filled before the document is there, so that it is made once.
alter table products disable trigger user;
update products p set
  category_words = coalesce(named.words, ''),
  tag_words = coalesce((select string_agg(t.title, ', ' order by t.title) from product_tags pt
    join tags t on t.id = pt.tag_id where pt.product_id = p.id), '')
from products other left join (select id, category_words_of(id) as words from categories) named on named.id = other.category_id
where other.id = p.id and (other.category_id is not null or exists (select from product_tags pt where pt.product_id = p.id));
alter table products enable trigger user;

alter table products add column search tsvector not null generated always as (
  search_document(title, tag_words, description, category_words, kind_words, full_description, kind_facets)) stored;
create index products_search on products using gin (search) where status = 'published';

create function name_category() returns trigger language plpgsql as $$
begin
  new.category_words := category_words_of(new.category_id);
  return new;
end $$;
create trigger products_category_named before insert on products
  for each row when (new.category_id is not null) execute function name_category();

-- After the change and not before it: a trigger before every update would make every document anew.
create function rename_category() returns trigger language plpgsql as $$
begin
  update products set category_words = category_words_of(new.category_id) where id = new.id;
  return null;
end $$;
create trigger products_category_changed after update of category_id on products
  for each row when (old.category_id is distinct from new.category_id) execute function rename_category();

create function category_renames_products() returns trigger language plpgsql as $$
begin
  with recursive below as (
    select new.id as id union select c.id from categories c join below on c.parent_id = below.id),
  named as (select id, category_words_of(id) as words from below)
  update products p set category_words = named.words
  from named where p.category_id = named.id and p.category_words <> named.words;
  return null;
end $$;
create trigger categories_renamed after update of title, parent_id on categories
  for each row when ((old.title, old.parent_id) is distinct from (new.title, new.parent_id))
  execute function category_renames_products();

create function name_tags(ids uuid[]) returns void language sql as $$
  with named as (
    select id, coalesce((select string_agg(t.title, ', ' order by t.title) from product_tags pt
      join tags t on t.id = pt.tag_id where pt.product_id = one.id), '') as words
    from unnest(ids) as one (id))
  update products p set tag_words = named.words from named where p.id = named.id and p.tag_words <> named.words
$$;
create function tagged_name_tags() returns trigger language plpgsql as $$
begin
  perform name_tags(array(select distinct product_id from changed));
  return null;
end $$;
create trigger product_tags_inserted after insert on product_tags
  referencing new table as changed for each statement execute function tagged_name_tags();
create trigger product_tags_updated after update on product_tags
  referencing new table as changed for each statement execute function tagged_name_tags();
create trigger product_tags_deleted after delete on product_tags
  referencing old table as changed for each statement execute function tagged_name_tags();
create function tag_renames_products() returns trigger language plpgsql as $$
begin
  perform name_tags(array(select product_id from product_tags where tag_id = new.id));
  return null;
end $$;
create trigger tags_renamed after update of title on tags
  for each row when (old.title <> new.title) execute function tag_renames_products();

-- The teacher's own name too, which may be newer than the one in the course.
create or replace function describe_courses(ids uuid[]) returns void language sql as $$
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
$$;
drop trigger courses_updated on courses;
create trigger courses_updated after update of instructor_name, teacher_id, level, language, duration_minutes on courses
  for each row execute function course_describes_itself();
create function teacher_describes_courses() returns trigger language plpgsql as $$
begin
  perform describe_courses(array(select product_id from courses where teacher_id = new.id));
  return null;
end $$;
create trigger teachers_renamed after update of name on teachers
  for each row when (old.name <> new.name) execute function teacher_describes_courses();

-- Every word of the published products, found again by what one typo leaves of it.
truncate search_words;
alter table search_words add column deletions text[] not null generated always as (search_deletions(word)) stored;
create index search_words_deletions on search_words using gin (deletions);
create index search_words_beginning on search_words (word text_pattern_ops);

create or replace function learn_words(texts text[]) returns void language sql as $$
  insert into search_words (word)
  select distinct part
  from unnest(texts) as text, search_signs(search_fold(text)) as folded,
    regexp_split_to_table(search_split(folded) || ' ' || regexp_replace(search_joined(folded), '\mdot\S+', '', 'g'), ' +') as part
  where length(part) between 3 and 40 and part ~ '[^0-9]' and part !~ '[\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ede\u1000-\u109f\u1780-\u17d3\u3005-\u3007\u3040-\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]'
    and not exists (select from search_words known where known.word = part)
  order by part
  on conflict do nothing
$$;

create function learn_languages(facets text[]) returns void language sql as $$
  insert into search_languages (language, configuration)
  select distinct language, search_configuration(language)::text
  from unnest(facets) as facet, substring(facet from '(?:^| )language=([a-z]+)') as language
  where search_configuration(language) is not null
    and not exists (select from search_languages known where known.language = substring(facet from '(?:^| )language=([a-z]+)'))
  order by 1
  on conflict do nothing
$$;

create or replace function products_learn_words() returns trigger language plpgsql as $$
begin
  perform learn_words(array(select concat_ws(' ', title, tag_words, description, category_words, kind_words, full_description)
    from changed where status = 'published'));
  perform learn_languages(array(select distinct kind_facets from changed where status = 'published'));
  return null;
end $$;
create function products_learn_changed_words() returns trigger language plpgsql as $$
begin
  perform learn_words(array(
    select concat_ws(' ', changed.title, changed.tag_words, changed.description, changed.category_words,
      changed.kind_words, changed.full_description)
    from changed join before using (id)
    where changed.status = 'published' and (before.status, before.search) is distinct from (changed.status, changed.search)));
  perform learn_languages(array(select distinct kind_facets from changed where status = 'published'));
  return null;
end $$;

create trigger products_inserted after insert on products
  referencing new table as changed for each statement execute function products_learn_words();
create trigger products_updated after update on products
  referencing old table as before new table as changed for each statement execute function products_learn_changed_words();
select learn_words(array(select concat_ws(' ', title, tag_words, description, category_words, kind_words, full_description)
  from products where status = 'published'));
select learn_languages(array(select distinct kind_facets from products where status = 'published'));

-- Down Migration

drop trigger products_updated on products;
drop trigger products_inserted on products;
drop function products_learn_changed_words();
create or replace function products_learn_words() returns trigger language plpgsql as $$
begin
  perform learn_words(array(select concat_ws(' ', title, description, full_description, kind_words) from changed where status = 'published'));
  return null;
end $$;
create or replace function learn_words(texts text[]) returns void language sql as $$
  insert into search_words (word)
  select distinct part
  from unnest(texts) as text, regexp_split_to_table(lower(unaccent(text)), '[^a-z]+') as part
  where length(part) between 3 and 40 and not exists (select from search_words known where known.word = part)
  order by part
  on conflict do nothing
$$;
drop function learn_languages(text[]);
truncate search_words;
drop index search_words_beginning;
drop index search_words_deletions;
alter table search_words drop column deletions;
drop trigger teachers_renamed on teachers;
drop function teacher_describes_courses();
drop trigger courses_updated on courses;
create trigger courses_updated after update of instructor_name, level, language, duration_minutes on courses
  for each row execute function course_describes_itself();
create or replace function describe_courses(ids uuid[]) returns void language sql as $$
  with described as (
    select c.product_id as id,
      concat_ws(' ', nullif(c.instructor_name, ''),
        (select string_agg(l.title, ' ' order by l.title) from lessons l where l.product_id = c.product_id)) as words,
      'level=' || c.level || ' length=' || case
        when c.duration_minutes < 120 then '0' when c.duration_minutes < 240 then '120'
        when c.duration_minutes < 480 then '240' else '480' end || ' language=' || c.language as facets
    from courses c where c.product_id = any(ids))
  update products p set kind_words = described.words, kind_facets = described.facets
  from described
  where p.id = described.id and (p.kind_words, p.kind_facets) is distinct from (described.words, described.facets)
$$;
drop trigger tags_renamed on tags;
drop trigger product_tags_deleted on product_tags;
drop trigger product_tags_updated on product_tags;
drop trigger product_tags_inserted on product_tags;
drop function tag_renames_products();
drop function tagged_name_tags();
drop function name_tags(uuid[]);
drop trigger categories_renamed on categories;
drop trigger products_category_changed on products;
drop trigger products_category_named on products;
drop function category_renames_products();
drop function rename_category();
drop function name_category();
drop index products_search;
alter table products drop column search, drop column tag_words, drop column category_words;
drop function category_words_of(uuid);
drop function search_deletions(text);
drop function search_words_of(text);
drop function search_query(text);
drop table search_languages;
drop function search_term_query(text, text[]);
drop function search_word_query(text, text[]);
drop function search_document(text, text, text, text, text, text, text);
drop function search_vector(text, text);
drop function search_configuration(text);
drop function search_pieces(text, text);
drop function search_extras(text);
drop function search_joined(text);
drop function search_bare_arabic(text);
drop function search_spelled_out(text);
drop function search_text(text);
drop function search_stems(text);
drop function search_grams(text);
drop function search_split(text);
drop function search_signs(text);
drop function search_fold(text);
alter table products add column search tsvector not null generated always as (
  setweight(to_tsvector('lectern', title), 'A') ||
  setweight(to_tsvector('lectern', description), 'B') ||
  setweight(to_tsvector('lectern', kind_words), 'C') ||
  setweight(to_tsvector('lectern', full_description), 'D')
) stored;
create index products_search on products using gin (search) where status = 'published';
create trigger products_inserted after insert on products
  referencing new table as changed for each statement execute function products_learn_words();
create trigger products_updated after update on products
  referencing new table as changed for each statement execute function products_learn_words();
select learn_words(array(select concat_ws(' ', title, description, full_description, kind_words) from products where status = 'published'));
