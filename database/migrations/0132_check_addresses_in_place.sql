-- Up Migration

-- A function that is not strict is put into the CHECK itself, instead of being started for every row. NULL still gives NULL.
alter function is_web_address(text) called on null input;

-- Down Migration

alter function is_web_address(text) returns null on null input;
