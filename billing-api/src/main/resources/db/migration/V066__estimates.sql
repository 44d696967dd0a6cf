-- What a visit was expected to cost, kept as it was told: the patient agreed to it, and the payer's decision is compared
-- with it.
create table estimate (
    id             uuid        primary key,
    case_id        uuid        not null references financial_case,
    version        bigint      not null check (version > 0),
    patient_id     uuid        not null references patient,
    currency       char(3)     not null check (currency ~ '^[A-Z]{3}$'),
    allowed_minor  bigint      not null check (allowed_minor >= 0),
    low_minor      bigint      not null check (low_minor >= 0),
    expected_minor bigint      not null check (expected_minor >= low_minor and expected_minor <= allowed_minor),
    -- null if nothing bounds the share
    most_minor     bigint      check (most_minor >= expected_minor),
    insured        boolean     not null,
    certain        boolean     not null,
    complete       boolean     not null check (complete or most_minor is null),
    needs_approval boolean     not null,
    check_id       uuid        references eligibility_check,
    -- Lines, reasons and basis, sealed: they tell which care a person is to have.
    body           bytea       not null,
    made_at        timestamptz not null,
    constraint estimate_one_per_version unique (case_id, version)
);
-- For the rotation of keys only.
grant update (body) on estimate to mizan_app;

-- What a patient agreed to, in the words that were read.
create table estimate_consent (
    estimate_id uuid        primary key references estimate,
    case_id     uuid        not null references financial_case,
    accepted_by text        not null check (length(accepted_by) between 1 and 255),
    accepted_at timestamptz not null,
    language    text        not null check (language in ('en', 'ar')),
    up_to_minor bigint      not null check (up_to_minor > 0),
    currency    char(3)     not null check (currency ~ '^[A-Z]{3}$'),
    text        text        not null check (length(text) between 1 and 2000)
);
create index estimate_consent_case on estimate_consent (case_id);
create trigger estimate_consent_append_only before update or delete or truncate on estimate_consent
    for each statement execute function append_only();
