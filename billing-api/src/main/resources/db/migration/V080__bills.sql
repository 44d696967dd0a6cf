-- What a case is billed for, copied at the moment it is billed: a claim or an invoice of last month still says what was
-- true then, whatever is corrected in charges, covers and encounters since.
create table bill (
    id               uuid        primary key,
    case_id          uuid        not null references financial_case,
    patient_id       uuid        not null references patient,
    facility_id      uuid        not null references facility,
    encounter_id     uuid        not null references encounter,
    coverage_id      uuid        references coverage,
    coverage_version bigint      check (coverage_version > 0),
    payer_id         uuid        references payer,
    practitioner_id  uuid        references practitioner,
    licence_number   text,
    served_on        date        not null,
    finished         boolean     not null,
    currency         char(3)     not null check (currency ~ '^[A-Z]{3}$'),
    diagnoses        bytea       not null,
    copied_at        timestamptz not null,
    check (num_nonnulls(coverage_id, coverage_version, payer_id) in (0, 3)),
    check ((practitioner_id is null) = (licence_number is null))
);
create index bill_case on bill (case_id, copied_at, id);
-- For the rotation of keys only.
grant update (diagnoses) on bill to mizan_app;

create table bill_line (
    bill_id     uuid    not null references bill,
    sequence    int     not null check (sequence > 0),
    charge_id   uuid    not null references charge,
    system      text    not null,
    code        text    not null,
    name_en     text    not null,
    name_ar     text    not null,
    quantity    int     not null check (quantity > 0),
    -- false: there is no price, and the amounts mean nothing
    priced      boolean not null,
    list_minor  bigint  not null check (list_minor >= 0),
    unit_minor  bigint  not null check (unit_minor >= 0),
    net_minor   bigint  not null check (net_minor >= 0),
    tax_minor   bigint  not null check (tax_minor >= 0),
    served_on   date    not null,
    primary key (bill_id, sequence),
    constraint bill_line_charge_once unique (bill_id, charge_id)
);
create index bill_line_charge on bill_line (charge_id);
create trigger bill_line_stays before update or delete or truncate on bill_line
    for each statement execute function append_only();
