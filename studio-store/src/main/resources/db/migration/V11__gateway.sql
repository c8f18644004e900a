-- Films ordered at the gateway: the row comes first, its RenderJob later, and what is wanted of it
-- is counted in versions.
-- [jooq ignore start]
alter table job alter column uid drop not null; -- null: its RenderJob was never seen
-- [jooq ignore stop]
alter table job add column source varchar default 'Applied' not null; -- Applied, Gateway
alter table job add column intent_version bigint default 0 not null;
alter table job add column intent_at timestamptz; -- of that version
alter table job add column labels varchar default '{}' not null; -- JSON: text to text
alter table job add column created_by varchar; -- subject of its caller
alter table job add column deleted_at timestamptz; -- its owner wants nothing left of it
-- [jooq ignore start]
alter table job add constraint job_source check (source in ('Applied', 'Gateway'));
create index job_of_account on job (account, id desc) where deleted_at is null;
create index job_intended on job (intent_at)
  where source = 'Gateway' and (finished_at is null or deleted_at is not null) and removed_at is null;
-- [jooq ignore stop]

-- A request that was answered. The same key with the same request gets the same answer.
create table idempotency (
  account    varchar not null,
  key        varchar not null,
  request    varchar not null, -- SHA-256 of method, path and body
  job_id     varchar not null, -- no reference: the answer outlives the job
  answer     varchar not null, -- JSON
  created_at timestamptz not null,
  primary key (account, key)
);
-- [jooq ignore start]
create index idempotency_by_age on idempotency (created_at);
-- [jooq ignore stop]

-- What is to be told through the queue; written with what it tells of, gone when it is told.
create table outbox (
  id             varchar primary key, -- out_<ULID>: in the order of writing
  job_id         varchar not null references job on delete cascade,
  intent_version bigint not null,
  trace          varchar, -- traceparent of the request
  created_at     timestamptz not null,
  next_at        timestamptz not null, -- not before: back-off after a failure
  tries          integer not null default 0
);
-- [jooq ignore start]
create index outbox_next on outbox (next_at, id);
create index outbox_by_job on outbox (job_id);
-- [jooq ignore stop]

-- What the operator has heard of each film, however often the queue says it.
create table inbox (
  job_id         varchar primary key references job on delete cascade,
  intent_version bigint not null default -1, -- the highest that is carried out
  refused        integer not null default 0, -- times that it was refused for good, since then
  dead_at        timestamptz, -- given up
  code           varchar,
  message        varchar,
  at             timestamptz not null
);

-- The pools as the operator sees them, for those that know no Kubernetes.
create table pool (
  name          varchar primary key, -- namespace/name
  bundle_digest varchar not null, -- no reference: its bundle may not be read yet
  engine        varchar not null,
  gpu           varchar not null, -- kind
  gpus          integer not null, -- of a worker
  max_workers   integer not null,
  max_width     integer, -- of the delivered picture; null: no limit
  max_height    integer,
  max_fps       integer,
  open          boolean not null -- for films of the gateway
);
