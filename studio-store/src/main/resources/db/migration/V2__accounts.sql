-- Who pays and who is next. Administrators say tier, weight and quota; the rest is counted.
create table account (
  name         varchar primary key,
  tier         integer not null default 5 check (tier between 0 and 9), -- lower first
  weight       integer not null default 1 check (weight between 1 and 1000), -- of its share in the tier
  gpu_quota    integer check (gpu_quota >= 0), -- GPUs at once in all pools; null: no limit
  running_gpus integer not null default 0 -- held by its leases; the row's lock guards the quota
);

-- Virtual time: GPU-seconds granted in a pool by weight. The least of them is served next.
create table account_pool (
  account   varchar not null references account on delete cascade,
  pool      varchar not null,
  vtime     double precision not null default 0,
  served_at timestamptz not null default '1970-01-01 00:00:00+00',
  primary key (account, pool)
);

alter table task add column account varchar default '';
alter table task add column bundle_digest varchar default ''; -- a render runs on this model only
alter table task add column latest_start timestamptz; -- to be done by the film's deadline
alter table task add column held_gpus integer not null default 0; -- of its lease
alter table task add column charged_vtime double precision not null default 0; -- for its last take

-- A dedicated worker serves the job of its first claim and goes.
alter table worker add column dedicated boolean not null default false;
alter table worker add column job_id varchar;

-- [jooq ignore start]
update task set account = job.account, bundle_digest = coalesce(job.bundle_digest, ''),
  held_gpus = case when task.state = 'Leased' then 1 else 0 end
from job where job.id = task.job_id;
insert into account (name) select distinct account from job;
insert into account_pool (account, pool) select distinct account, pool from job;
update account set running_gpus =
  (select coalesce(sum(held_gpus), 0) from task where task.account = account.name and state = 'Leased');

alter table task alter column account set not null, alter column account drop default;
alter table task alter column bundle_digest set not null, alter column bundle_digest drop default;

create index account_pool_by_pool on account_pool (pool);
-- A claim reads the first entry of its account and model. Age is the film's, so that a shot that is
-- tried again keeps its place; back-off is the last column, checked without a look at the row.
drop index task_next;
create index task_next on task
  (pool, account, kind, bundle_digest, priority desc, latest_start, created_at, ordinal, ready_at)
  where state = 'Ready';
create index task_held on task (pool, account) where state = 'Leased';
-- [jooq ignore stop]
