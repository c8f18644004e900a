-- Messages that could not be carried out: they wait here until a person has looked at them.
create table dead_letter (
  id          varchar primary key, -- ltr_<ULID>
  job_id      varchar, -- no reference: it may name a job that there is none of; null: it names none
  body        varchar not null, -- the message, as it came
  code        varchar, -- by which its film failed; null: there is no film of it
  why         varchar not null, -- for people
  at          timestamptz not null,
  settled_at  timestamptz, -- redriven or dropped
  settled_by  varchar,
  redriven_as varchar -- the job that was made in its job's place
);
-- [jooq ignore start]
create unique index dead_letter_open_of_job on dead_letter (job_id) where settled_at is null;
create index dead_letter_open on dead_letter (id) where settled_at is null;
-- [jooq ignore stop]

-- The same film was ordered before, as that job.
alter table job add column derived_from varchar; -- no reference: outlives it

-- What people hand in for their films. The object is swept after its end.
create table client_upload (
  id           varchar primary key, -- upl_<ULID>
  account      varchar not null,
  purpose      varchar not null, -- script
  key          varchar not null unique, -- in the bucket of films
  content_type varchar not null,
  bytes        bigint not null check (bytes > 0),
  sha256       varchar not null, -- hexadecimal
  created_by   varchar not null, -- subject of its caller
  created_at   timestamptz not null,
  expires_at   timestamptz not null -- from then on no film can be made of it
);
-- [jooq ignore start]
create index client_upload_by_end on client_upload (expires_at);
create index client_upload_of_account on client_upload (account, expires_at);
-- [jooq ignore stop]
