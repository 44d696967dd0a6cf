-- What every later migration leans on: the two schemas exist, and whatever the owner creates in ours the application
-- may read and insert. It gets UPDATE and DELETE table by table, so that ledger and audit rows stay as written.
-- Flyway has made "billing" already: its history lives there.
create schema if not exists workflow;

do $$
begin
    if not exists (select from pg_roles where rolname = 'mizan_app') then
        create role mizan_app noinherit login;
    end if;
end $$;

grant usage on schema billing to mizan_app;
-- The process engine makes and migrates its own tables.
grant usage, create on schema workflow to mizan_app;

alter default privileges in schema billing grant select, insert on tables to mizan_app;
alter default privileges in schema billing grant usage, select on sequences to mizan_app;

-- Rows that must stay as written: attach as
--   before update or delete or truncate on <table> for each statement execute function append_only();
create function append_only() returns trigger language plpgsql as $$
begin
    raise exception '% on % is refused: its rows are never changed, only followed by new ones', tg_op, tg_table_name
        using errcode = 'restrict_violation';
end $$;
