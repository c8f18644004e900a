-- Where this database physically is. Its content saying something else tells of a restore.
alter table studio add column life varchar;
-- After a restore: the object store may hold files that no row knows of.
alter table studio add column inventory_due boolean not null default false;

-- Its note lies in the object store, so that a restored database can find the shot again.
alter table shot add column noted boolean not null default false;
-- [jooq ignore start]
create index shot_to_note on shot (id)
  where phase = 'Succeeded' and not noted and not reused and output_key is not null;
-- [jooq ignore stop]
