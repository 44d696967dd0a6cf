-- What was imported, by whom and with what result. Tried and refused files are kept too: they explain what came after.
create table import_run (
    id          uuid        primary key,
    kind        text        not null,
    file_sha256 char(64)    not null,
    dry_run     boolean     not null,
    kept        boolean     not null check (not (kept and dry_run)),
    imported_by text        not null,
    imported_at timestamptz not null,
    row_count   integer     not null check (row_count >= 0),
    created     integer     not null check (created >= 0),
    changed     integer     not null check (changed >= 0),
    unchanged   integer     not null check (unchanged >= 0),
    errors      integer     not null check (errors >= 0)
);
create index import_run_page on import_run (imported_at, id);
create trigger import_run_append_only before update or delete or truncate on import_run
    for each statement execute function append_only();
