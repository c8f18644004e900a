-- History by month: a job's events lie in the month of its creation, so that reading a job's story
-- touches one partition and an old month goes as a whole.
alter table event add column month date;

-- [jooq ignore start]
alter table event rename to event_before;
alter table event_before rename constraint event_pkey to event_before_pkey;

create table event (
  job_id varchar not null references job on delete cascade,
  seq    integer not null, -- from 1, without gaps
  type   varchar not null, -- job.started, shot.succeeded, ...
  at     timestamptz not null,
  data   varchar not null, -- JSON
  month  date not null, -- the first day of the month in which the job was created
  primary key (month, job_id, seq)
) partition by range (month);

-- Months are prepared ahead. Should one be missing, no film is held up for it.
create table event_other partition of event default;

insert into event (job_id, seq, type, at, data, month)
select job_id, seq, type, at, data, date_trunc('month', job.created_at at time zone 'UTC')::date
from event_before join job on job.id = event_before.job_id;
drop table event_before;
-- [jooq ignore stop]

-- What finished work tells is read from the newest takes of a pool, however many there are.
alter table take add column pool varchar default '';
-- [jooq ignore start]
update take set pool = task.pool from task where task.id = take.task_id;
alter table take alter column pool set not null, alter column pool drop default;
create index take_rendered on take (pool, started_at desc) where outcome = 'Rendered';
-- Jobs go with all that is theirs.
create index task_by_shot on task (shot_id);
create index job_removed on job (removed_at) where removed_at is not null;
create index job_by_month on job (date_trunc('month', created_at at time zone 'UTC'))
  where finished_at is null;
-- [jooq ignore stop]
