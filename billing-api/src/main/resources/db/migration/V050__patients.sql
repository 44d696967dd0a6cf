-- Who receives care. Whatever names, dates or numbers a person is ciphertext; beside it stand keyed hashes, because the
-- desk must find a person by a number exactly and by the beginning of a name.
create table patient (
    id           uuid        primary key,
    version      bigint      not null check (version > 0),
    name_arabic  bytea,
    name_latin   bytea,
    birth_date   bytea       not null,
    birth_hijri  bytea,
    sex          text        not null check (sex in ('male', 'female', 'other', 'unknown')),
    residency    text        not null check (residency in ('citizen', 'resident', 'visitor')),
    phone        bytea,
    email        bytea,
    deceased     boolean     not null,
    restricted   boolean     not null,
    -- Hashes of the beginnings (3 letters and more) of each word of the name, in comparable form. 64 bits of each: a
    -- chance meeting of two costs one row that the application drops after decrypting it.
    name_index   bigint[]    not null,
    -- One hash per script of the whole name with the birth year.
    likeness     bigint[]    not null,
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    check (name_arabic is not null or name_latin is not null)
);
create index patient_name on patient using gin (name_index);
create index patient_likeness on patient using gin (likeness);
grant update (version, name_arabic, name_latin, birth_date, birth_hijri, sex, residency, phone, email, deceased,
              restricted, name_index, likeness, changed_at) on patient to mizan_app;

-- A number belongs to one person: the second registration of it is refused and shown to the desk as a likely double.
create table patient_identifier (
    patient_id uuid  not null references patient,
    system     text  not null,
    value      bytea not null,
    value_hash bytea not null check (length(value_hash) = 32),
    primary key (patient_id, system, value_hash),
    constraint patient_identifier_one_owner unique (system, value_hash)
);
-- Update for the rotation of keys only.
grant update (value), delete on patient_identifier to mizan_app;

create table patient_registration (
    patient_id         uuid        not null references patient,
    facility_id        uuid        not null references facility,
    file_number        bytea       not null,
    file_number_hash   bytea       not null check (length(file_number_hash) = 32),
    file_number_index  bigint[]    not null,
    registered_at      timestamptz not null,
    primary key (patient_id, facility_id),
    constraint patient_registration_one_file unique (facility_id, file_number_hash)
);
create index patient_registration_file on patient_registration using gin (file_number_index);
-- For the rotation of keys only.
grant update (file_number) on patient_registration to mizan_app;

-- Numbers of new files, each given out once, with gaps where a registration came to nothing: a counter without gaps would
-- have every registration of a site wait for the end of the one before, and those end with the bundle they came in.
create sequence file_number;

-- Which logins act for which patients. The identity server knows the login, only we know the patient.
create table patient_login (
    subject    text        not null check (length(subject) between 1 and 200),
    patient_id uuid        not null references patient,
    relation   text        not null check (relation in ('self', 'proxy')),
    -- full: everything of the patient; amounts: what is to be paid and nothing else
    scope      text        not null check (scope in ('full', 'amounts')),
    valid_from date        not null,
    valid_to   date        check (valid_to >= valid_from),
    linked_at  timestamptz not null,
    primary key (subject, patient_id),
    check (relation = 'proxy' or scope = 'full')
);
create index patient_login_patient on patient_login (patient_id);
-- A login is one person, and a person has one login.
create unique index patient_login_self on patient_login (subject) where relation = 'self';
create unique index patient_login_person on patient_login (patient_id) where relation = 'self';
grant update (relation, scope, valid_from, valid_to, linked_at) on patient_login to mizan_app;
