-- A denied line is work for a person until somebody decides: never silently a write-off.
create table denial (
    id            uuid        primary key,
    version       bigint      not null check (version > 0),
    claim_id      uuid        not null references claim,
    adjudication  int         not null check (adjudication > 0),
    sequence      int         not null check (sequence > 0),
    charge_id     uuid        not null references charge,
    case_id       uuid        not null,
    patient_id    uuid        not null references patient,
    payer_id      uuid        not null references payer,
    facility_id   uuid        not null references facility,
    currency      char(3)     not null check (currency ~ '^[A-Z]{3}$'),
    denied_minor  bigint      not null check (denied_minor > 0),
    reason        text        check (length(reason) <= 100),
    member_liable boolean     not null,
    decide_by     date        not null,
    state         text        not null check (state in ('open', 'appealed', 'resubmitted', 'written-off', 'billed', 'overtaken')),
    ground        text        check (ground in ('not-collectable', 'charity', 'small-balance')),
    note          text        check (length(note) <= 500),
    entry_id      uuid,
    raised_at     timestamptz not null,
    decided_by    text        check (length(decided_by) <= 200),
    decided_at    timestamptz,
    constraint denial_once unique (claim_id, adjudication, sequence),
    check ((state = 'written-off') = (ground is not null) or state = 'overtaken'),
    check (state in ('open', 'overtaken') or (decided_by is not null and decided_at is not null))
);
create index denial_open on denial (decide_by, id) where state = 'open';
create index denial_page on denial (raised_at, id);
create index denial_claim on denial (claim_id);
grant update (version, state, ground, note, entry_id, decide_by, decided_by, decided_at) on denial to mizan_app;
