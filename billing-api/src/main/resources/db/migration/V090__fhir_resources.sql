-- What other systems own and send us as FHIR: every version as it came, beside the little that billing draws from it.
-- Content is ciphertext; what a search needs stands beside it as keyed hashes, because most of it names a person.
create table fhir_resource (
    key         uuid        primary key,
    type        text        not null check (type ~ '^[A-Z][A-Za-z]{1,63}$'),
    id          text        not null check (id ~ '^[A-Za-z0-9.-]{1,64}$'),
    version     bigint      not null check (version > 0),
    deleted     boolean     not null,
    -- The id of what a capability made of it; the same as id wherever we assigned both.
    ours        uuid,
    -- Whose compartment it is in: who may see this patient may see it.
    patient_id  uuid        references patient,
    -- Without a patient: seen by everybody who may read the type, or by the callers of these sites.
    shared      boolean     not null check (not shared or patient_id is null),
    facilities  text[]      not null,
    -- The sender's own time of the newest version: what was told before it has no effect any more.
    told_at     timestamptz,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    constraint fhir_resource_one_id unique (type, id)
);
create unique index fhir_resource_ours on fhir_resource (type, ours) where ours is not null;
create index fhir_resource_page on fhir_resource (type, changed_at, key) where not deleted;
create index fhir_resource_patient on fhir_resource (patient_id, type, changed_at, key) where patient_id is not null;
grant update (version, deleted, ours, patient_id, facilities, told_at, changed_at) on fhir_resource to mizan_app;

create table fhir_version (
    id           uuid        primary key,
    resource_key uuid        not null references fhir_resource,
    version      bigint      not null check (version > 0),
    -- Null for a deletion.
    content      bytea,
    -- A keyed hash of the content without meta.versionId and meta.lastUpdated: the same again makes no version.
    fingerprint  bytea       not null check (length(fingerprint) = 32),
    method       text        not null check (method in ('POST', 'PUT', 'DELETE')),
    sender       text        not null check (length(sender) between 1 and 200),
    at           timestamptz not null,
    constraint fhir_version_once unique (resource_key, version)
);
-- For the rotation of keys only.
grant update (content) on fhir_version to mizan_app;

-- A business identifier belongs to one resource of its type. Two systems that create the same thing at the same time
-- cannot both succeed, whatever each had looked up before.
create table fhir_identifier (
    type         text  not null,
    hash         bytea not null check (length(hash) = 32),
    resource_key uuid  not null references fhir_resource,
    constraint fhir_identifier_one_owner primary key (type, hash)
);
create index fhir_identifier_resource on fhir_identifier (resource_key);
grant delete on fhir_identifier to mizan_app;

-- What the newest version is found by.
create table fhir_index (
    -- Nobody asks for a single one by it: it tells rows apart that would else be the same.
    id           bigint generated always as identity primary key,
    resource_key uuid not null references fhir_resource,
    name         text not null,
    -- Tokens and references.
    hash         bytea,
    -- Names of organisations and places, in comparable form. Never anything of a patient.
    words        text,
    -- Dates as the half-open time they stand for.
    low          timestamptz,
    high         timestamptz check (high > low),
    check (num_nonnulls(hash, words, low) = 1 and (low is null) = (high is null))
);
create index fhir_index_resource on fhir_index (resource_key, name);
create index fhir_index_hash on fhir_index (hash, name) where hash is not null;
grant delete on fhir_index to mizan_app;
