-- The journal: double entry that cannot be unbalanced, changed or posted twice, whoever writes the SQL.

-- One set of books. Its time zone says which day "today" is in every value date.
create table ledger_books (
    only_one  boolean primary key default true check (only_one),
    time_zone text not null
);
insert into ledger_books (time_zone) values ('Asia/Riyadh');
revoke insert on ledger_books from mizan_app;

-- Up to which day the books are closed: the newest row decides. Closing moves the day forward, reopening moves it back.
create table ledger_closing (
    no             bigint generated always as identity primary key,
    closed_through date not null,
    action         text not null check (action in ('close', 'reopen')),
    -- Why, as a person put it; a closing needs none.
    reason         text not null check (action = 'close' or length(trim(reason)) >= 3),
    done_by        text not null,
    done_at        timestamptz not null default now()
);

create table journal_entry (
    id          uuid primary key,
    -- What happened, as a stable name such as payment.captured, and which thing it happened to.
    reason      text not null check (reason ~ '^[a-z][a-z0-9.-]*$' and length(reason) between 3 and 64),
    source      text not null check (length(source) between 1 and 200),
    -- The site whose business it is; null for what concerns the clinic as a whole.
    facility    uuid,
    -- The day of the fact, and the day it counts for: the same unless the fact arrived after its period was closed.
    occurred_on date not null,
    value_date  date not null,
    posted_at   timestamptz not null,
    reverses    uuid references journal_entry,
    lines       smallint not null check (lines >= 2),
    -- Why a person did it, for entries that a person made. Never about a patient's health.
    note        text check (length(note) between 3 and 500),
    unique (reason, source)
);
create unique index journal_entry_reversed_once on journal_entry (reverses) where reverses is not null;
-- The sealer looks at the newest rows only; rows lie in this order already, so an index of block ranges is enough.
create index journal_entry_posted_at on journal_entry using brin (posted_at) with (pages_per_range = 16, autosummarize = on);

-- Entry and account are looked up by the trigger below instead of by foreign keys: neither can be deleted or renamed, and a
-- foreign key would lock the same account rows in every posting transaction of the clinic.
create table posting (
    entry_id   uuid not null,
    party      uuid,
    -- Minor units; a debit is positive.
    minor      bigint not null check (minor <> 0 and minor > -9223372036854775808),
    line_no    smallint not null check (line_no >= 1),
    account    text not null,
    currency   char(3) not null check (currency ~ '^[A-Z]{3}$'),
    party_kind text check (party_kind in ('patient', 'payer', 'gateway', 'terminal', 'drawer', 'bank')),
    primary key (entry_id, line_no),
    check ((party is null) = (party_kind is null))
);
-- What somebody owes or is owed, and their statement: entry ids are in order of time.
create index posting_party on posting (party, entry_id) where party is not null;

-- Closing and posting must not pass each other: a posting holds this lock shared until it commits, a closing holds it alone.
create function ledger_lock() returns bigint language sql immutable as $$ select 47109864710401 $$;

create function journal_entry_dated() returns trigger language plpgsql as $$
declare
    locked text := pg_advisory_xact_lock_shared(billing.ledger_lock());
    closed date;
    today  date;
begin
    -- A statement of its own, so that it sees a closing that the lock has waited for.
    select coalesce((select c.closed_through from billing.ledger_closing c order by c.no desc limit 1), '-infinity'),
           (now() at time zone b.time_zone)::date
      into strict closed, today
      from billing.ledger_books b;
    new.posted_at := now();
    new.occurred_on := coalesce(new.occurred_on, today);
    if new.value_date is null then
        new.value_date := case when new.occurred_on > closed then new.occurred_on
                               else greatest(today, closed + 1) end;
    elsif new.value_date <= closed then
        raise exception 'the books are closed through %: an entry cannot count for %', closed, new.value_date
            using errcode = 'check_violation', constraint = 'journal_entry_period_open';
    end if;
    return new;
end $$;
create trigger journal_entry_dated before insert on journal_entry
    for each row execute function journal_entry_dated();

create function journal_entry_whole() returns trigger language plpgsql as $$
declare
    wrong record;
begin
    if not exists (select from fresh e
                    where e.reverses is not null
                       or not exists (select from billing.posting p where p.entry_id = e.id)) then
        return null;
    end if;
    select e.id into wrong from fresh e
     where not exists (select from billing.posting p where p.entry_id = e.id) limit 1;
    if found then
        raise exception 'entry % has no postings: an entry is written whole, by one statement', wrong.id
            using errcode = 'check_violation', constraint = 'journal_entry_whole';
    end if;
    select e.id into wrong from fresh e
     where e.reverses is not null
       and exists ((select p.line_no, p.account, p.party_kind, p.party, -p.minor, p.currency
                      from billing.posting p where p.entry_id = e.reverses)
                   except
                   (select p.line_no, p.account, p.party_kind, p.party, p.minor, p.currency
                      from billing.posting p where p.entry_id = e.id))
     limit 1;
    if found then
        raise exception 'entry % does not mirror the entry it reverses', wrong.id
            using errcode = 'check_violation', constraint = 'journal_entry_mirrors';
    end if;
    return null;
end $$;
create trigger journal_entry_whole after insert on journal_entry referencing new table as fresh
    for each statement execute function journal_entry_whole();

-- All lines of an entry come in one statement: as many as it says, numbered from 1 without a gap. With the primary key
-- this also refuses a line that is added later. Memo accounts stand beside the books, so they balance among themselves.
create function posting_balanced() returns trigger language plpgsql as $$
declare
    wrong record;
begin
    select sums.entry_id,
           sum(sums.counted) is distinct from max(e.lines)::numeric
               or max(sums.highest) <> sum(sums.counted) as incomplete,
           max(abs(sums.off)) <> 0 as unbalanced
      into wrong
      from (select f.entry_id, count(*) as counted, max(f.line_no) as highest, sum(f.minor) as off, count(a.code) as known
              from fresh f
              left join billing.ledger_account a
                on a.code = f.account
               and case a.holder when 'anybody' then true
                                 when 'nobody' then f.party_kind is null
                                 else f.party_kind = a.holder end
             group by f.entry_id, f.currency, f.account >= '9') sums
      left join billing.journal_entry e on e.id = sums.entry_id
     group by sums.entry_id
    having sum(sums.counted) is distinct from max(e.lines)::numeric
        or max(sums.highest) <> sum(sums.counted)
        or max(abs(sums.off)) <> 0
        or sum(sums.known) <> sum(sums.counted)
     limit 1;
    if not found then
        return null;
    elsif wrong.incomplete then
        raise exception 'entry % does not have the lines it says it has', wrong.entry_id
            using errcode = 'check_violation', constraint = 'posting_complete';
    elsif wrong.unbalanced then
        raise exception 'entry % does not balance', wrong.entry_id
            using errcode = 'check_violation', constraint = 'posting_balanced';
    else
        raise exception 'entry % has a line on an unknown account, or of a party that the account does not have', wrong.entry_id
            using errcode = 'check_violation', constraint = 'posting_account_fits';
    end if;
end $$;
create trigger posting_balanced after insert on posting referencing new table as fresh
    for each statement execute function posting_balanced();

create function ledger_closing_in_order() returns trigger language plpgsql as $$
declare
    closed date;
    today  date;
begin
    perform pg_advisory_xact_lock(billing.ledger_lock());
    select coalesce((select c.closed_through from billing.ledger_closing c order by c.no desc limit 1), '-infinity'),
           (now() at time zone b.time_zone)::date
      into strict closed, today
      from billing.ledger_books b;
    if new.action = 'close' and (new.closed_through <= closed or new.closed_through >= today) then
        raise exception 'the books are closed through % already, or % has not ended', closed, new.closed_through
            using errcode = 'check_violation', constraint = 'ledger_closing_forward';
    elsif new.action = 'reopen' and new.closed_through >= closed then
        raise exception 'the books are closed through %: nothing to reopen after %', closed, new.closed_through
            using errcode = 'check_violation', constraint = 'ledger_closing_back';
    end if;
    new.done_at := now();
    return new;
end $$;
create trigger ledger_closing_in_order before insert on ledger_closing
    for each row execute function ledger_closing_in_order();

create trigger journal_entry_stays before update or delete or truncate on journal_entry
    for each statement execute function append_only();
create trigger posting_stays before update or delete or truncate on posting
    for each statement execute function append_only();
create trigger ledger_closing_stays before update or delete or truncate on ledger_closing
    for each statement execute function append_only();
create trigger ledger_books_stays before delete or truncate on ledger_books
    for each statement execute function append_only();
