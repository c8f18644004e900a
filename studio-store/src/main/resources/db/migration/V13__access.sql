-- Keys of programs: they act for an account with a role, and need no session.
create table api_key (
  id           varchar primary key, -- key_<ULID>, the part of the key that is no secret
  account      varchar not null,
  name         varchar not null, -- what it is for, in its maker's words
  role         varchar not null check (role in ('viewer', 'maker', 'operator', 'admin')),
  secret_hash  varchar not null, -- SHA-256 of the secret, which is long and random
  created_by   varchar not null, -- a person's subject or another key's id
  created_at   timestamptz not null,
  expires_at   timestamptz,
  last_used_at timestamptz, -- to the minute
  revoked_at   timestamptz
);

-- What privileged people did, each entry bound to the one before it by its hash.
create table audit (
  seq     bigint primary key, -- from 1, without gaps
  at      timestamptz not null,
  account varchar not null,
  subject varchar not null,
  act     varchar not null, -- api_key.created, session.ended, ...
  object  varchar not null,
  detail  varchar not null, -- JSON, letter for letter as it was hashed
  hash    varchar not null
);

-- [jooq ignore start]
create index api_key_of_account on api_key (account, created_at desc);

create function audit_is_written_once() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is only ever added to';
end $$;
create trigger audit_is_written_once before update or delete on audit
  for each row execute function audit_is_written_once();
create trigger audit_is_not_emptied before truncate on audit
  for each statement execute function audit_is_written_once();
-- [jooq ignore stop]
