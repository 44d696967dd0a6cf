-- Proof that nobody edited the journal behind the application's back: entries are sealed in batches, each batch chained to
-- the one before, by a key that is never in the database.
create table ledger_seal (
    no        bigint primary key check (no >= 1),
    previous  bytea not null check (length(previous) = 32),
    entries   integer not null check (entries >= 1),
    hash      bytea not null check (length(hash) = 32),
    -- Tells which key was used, not the key: seals stay verifiable after the key was changed.
    key_id    text not null,
    sealed_at timestamptz not null default now(),
    -- Whatever was posted before this is sealed, as far as the sealer knew; null while its first run goes on. Not part of
    -- the proof: it only says how far the next run has to look back.
    open_since timestamptz
);

create table sealed_entry (
    entry_id uuid primary key references journal_entry,
    seal_no  bigint not null references ledger_seal,
    digest   bytea not null check (length(digest) = 32),
    -- Eight bytes for the entry itself and for each of its lines: says what was changed when the digest no longer fits.
    parts    bytea not null check (length(parts) >= 24 and length(parts) % 8 = 0)
);

create trigger ledger_seal_stays before update or delete or truncate on ledger_seal
    for each statement execute function append_only();
create trigger sealed_entry_stays before update or delete or truncate on sealed_entry
    for each statement execute function append_only();
