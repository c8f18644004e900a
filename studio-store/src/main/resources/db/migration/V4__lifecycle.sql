-- What the owner of a job may change while it lives, and how it is brought to an end.
alter table job add column deadline timestamptz; -- not begun by then: Expired
alter table job add column held_back boolean not null default false; -- budget used up: nothing more begins
-- Set once, before its workers are told to stop; the job ends so when the last of them has.
alter table job add column ending_phase varchar; -- Failed
alter table job add column ending_code varchar;
alter table job add column ending_message varchar;
