-- Text columns are varchar, not text: the same to PostgreSQL, and jOOQ can read keys of it without a database.
-- One row: which life of the database this is, and the highest leader seen.
create table studio (
  only_row     boolean primary key default true check (only_row),
  incarnation  uuid not null default gen_random_uuid(),
  leader_epoch bigint not null default 0,
  tick_at      timestamptz not null default now()
);
insert into studio default values;

create table bundle (
  digest   varchar primary key,
  name     varchar not null,
  version  varchar not null,
  uri      varchar not null,
  manifest varchar not null, -- bundle.json letter for letter, so that its digest can be checked
  seen_at  timestamptz not null
);

create table job (
  id              varchar primary key, -- job_<ULID>
  uid             varchar not null unique, -- of the RenderJob; same name with a new UID is a new job
  namespace       varchar not null,
  name            varchar not null,
  account         varchar not null,
  pool            varchar not null, -- namespace/name
  desired_state   varchar not null, -- Running, Canceled
  phase           varchar not null,
  reason          varchar not null,
  message         varchar not null default '',
  priority        integer not null default 50,
  max_attempts    integer not null,
  film            varchar not null, -- spec.film as JSON
  script          varchar,
  script_sha256   varchar,
  bundle_digest   varchar references bundle,
  plan            varchar, -- FilmPlan as JSON
  outputs         varchar not null, -- JSON list of kinds
  quality         varchar not null, -- JSON: check -> Fail | Warn
  gpu_millis      bigint not null default 0,
  created_at      timestamptz not null,
  started_at      timestamptz,
  finished_at     timestamptz,
  removed_at      timestamptz -- tombstone: the RenderJob is gone
);
-- [jooq ignore start]
create index job_by_name on job (namespace, name);
create index job_live on job (id) where finished_at is null;
-- [jooq ignore stop]

create table shot (
  id            varchar primary key, -- sht_<ULID>
  job_id        varchar not null references job on delete cascade,
  ordinal       integer not null,
  name          varchar not null,
  recipe        varchar not null, -- hash of all that decides the pixels, known at planning
  content_key   varchar, -- hash(recipe, numeric class), known when rendered
  numeric_class varchar,
  phase         varchar not null, -- Queued, Rendering, Succeeded, Failed, Canceled
  attempts      integer not null default 0, -- charged ones only
  reused        boolean not null default false,
  output_key    varchar,
  output_sha256 varchar,
  output_bytes  bigint,
  quality       varchar, -- QualityReport as JSON
  code          varchar, -- of the last failure
  message       varchar,
  unique (job_id, ordinal),
  unique (job_id, name)
);
-- [jooq ignore start]
create index shot_by_content on shot (content_key) where phase = 'Succeeded';
create index shot_by_output on shot (output_key) where output_key is not null;
-- [jooq ignore stop]

-- A process that renders. Its key is stored hashed and dies with the row.
create table worker (
  id            varchar primary key, -- wrk_<ULID>
  pool          varchar not null,
  pod           varchar not null,
  pod_uid       varchar not null unique,
  node          varchar not null,
  key_sha256    varchar not null,
  revision      varchar not null,
  bundle_digest varchar not null,
  gpu           varchar not null,
  numeric_class varchar not null,
  engine        varchar not null,
  gpus          integer not null, -- by the pool's word; the worker is not asked
  version       varchar not null,
  state         varchar not null, -- Loading, Idle, Busy, Draining, Gone
  registered_at timestamptz not null,
  ready_at      timestamptz, -- first claim: the model is loaded
  idle_since    timestamptz,
  seen_at       timestamptz not null
);
-- [jooq ignore start]
create unique index worker_by_key on worker (key_sha256);
create index worker_by_pool on worker (pool) where state <> 'Gone';
-- [jooq ignore stop]

-- What a worker claims. The lease is part of the task: its id is the task's, its epoch only grows.
create table task (
  id           varchar primary key, -- tsk_<ULID>
  job_id       varchar not null references job on delete cascade,
  shot_id      varchar references shot on delete cascade, -- null: assemble
  kind         varchar not null check (kind in ('render', 'assemble')),
  pool         varchar not null,
  priority     integer not null,
  ordinal      integer not null,
  created_at   timestamptz not null,
  ready_at     timestamptz not null, -- not before: back-off after a failure
  state        varchar not null, -- Ready, Leased, Done, Failed, Canceled
  epoch        integer not null default 0,
  worker_id    varchar references worker,
  lease_until  timestamptz,
  ttl_seconds  integer not null default 30,
  gpu_seconds  double precision not null default 0 -- estimate while ready
);
-- [jooq ignore start]
create index task_next on task (pool, kind, priority desc, created_at, ordinal) where state = 'Ready';
create index task_leased on task (lease_until) where state = 'Leased';
create index task_by_job on task (job_id);
create index task_by_worker on task (worker_id) where state = 'Leased';
-- [jooq ignore stop]

-- How far a leased task is. Written at every beat, so apart from the lease and unlogged: no WAL,
-- no index to touch, visible on every replica; after a crash the next beat writes it again.
create /* [jooq ignore start] */ unlogged /* [jooq ignore stop] */ table progress (
  task_id     varchar primary key, -- no reference: a check per beat would lock the task
  epoch       integer not null,
  phase       varchar not null,
  step        integer not null,
  steps       integer not null,
  gpu_seconds double precision not null,
  at          timestamptz not null
);

-- One attempt at a task.
create table take (
  id         varchar primary key, -- tak_<ULID>
  task_id    varchar not null references task on delete cascade,
  epoch      integer not null,
  job_id     varchar not null references job on delete cascade,
  shot_id    varchar,
  worker_id  varchar not null,
  node       varchar not null,
  started_at timestamptz not null,
  ended_at   timestamptz,
  outcome    varchar, -- Rendered, Released, Failed, Lost, Canceled
  code       varchar,
  blame      varchar,
  message    varchar,
  charged    boolean not null default false,
  gpu_millis bigint not null default 0,
  metrics    varchar,
  unique (task_id, epoch)
);
-- [jooq ignore start]
create index take_by_job on take (job_id);
-- [jooq ignore stop]

create table output (
  job_id       varchar not null references job on delete cascade,
  kind         varchar not null, -- Mp4, Captions, Poster, Lock
  key          varchar not null,
  sha256       varchar not null,
  bytes        bigint not null,
  committed_at timestamptz not null,
  primary key (job_id, kind)
);
-- [jooq ignore start]
create index output_by_key on output (key);
-- [jooq ignore stop]

-- Every key that was ever granted for upload, so that what nobody refers to can be swept.
create table upload (
  key        varchar primary key,
  task_id    varchar not null, -- no reference: must outlive the task
  job_id     varchar not null,
  epoch      integer not null,
  bytes      bigint not null,
  sha256     varchar not null, -- hexadecimal
  granted_at timestamptz not null
);
-- [jooq ignore start]
create index upload_by_age on upload (granted_at);
create index upload_by_task on upload (task_id, epoch);
-- [jooq ignore stop]

create table event (
  job_id varchar not null references job on delete cascade,
  seq    integer not null, -- from 1, without gaps
  type   varchar not null, -- job.started, shot.succeeded, ...
  at     timestamptz not null,
  data   varchar not null, -- JSON
  primary key (job_id, seq)
);
