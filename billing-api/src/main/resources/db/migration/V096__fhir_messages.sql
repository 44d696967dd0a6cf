-- A message is worked on after its sender has gone: what the sender may do and see is kept beside it as it was then.
create table fhir_message (
    message     uuid primary key references inbox_message (id),
    client      text not null check (length(client) between 1 and 255),
    scopes      text[] not null,
    facilities  text[] not null,
    event       text not null check (length(event) between 1 and 120),
    received_at timestamptz not null
);
