-- Up Migration

-- Only the hash of a session's token is stored. The cookies stay as they are: nobody is signed out.
update sessions set token = encode(sha256(convert_to(token, 'UTF8')), 'hex');
alter table sessions add constraint sessions_token_hash check (token ~ '^[0-9a-f]{64}$');
comment on column sessions.token is 'The SHA-256 of the token in the cookie, in hexadecimal digits.';

-- Down Migration

-- The tokens cannot be known from their hashes: everybody signs in again.
alter table sessions drop constraint sessions_token_hash;
comment on column sessions.token is null;
delete from sessions;
