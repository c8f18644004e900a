-- How many workers a pool is to have now, so that readers of the database can tell how long its
-- queue will take.
alter table pool add column wanted_workers integer default 0 not null;
