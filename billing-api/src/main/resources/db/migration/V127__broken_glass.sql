-- A member of staff without the role for it opens the file of a restricted patient who stands at the desk: for a stated
-- reason, alone, at the sites worked at then, and for a while. What was opened is never rewritten; it may end before its time.
create table broken_glass (
    id         uuid        primary key,
    subject    text        not null check (length(subject) between 1 and 255),
    patient_id uuid        not null references patient,
    reason     text        not null check (reason in ('emergency', 'patient-present', 'patient-asked', 'legal-duty')),
    sites      text[]      not null check (cardinality(sites) > 0),
    begun_at   timestamptz not null,
    ends_at    timestamptz not null check (ends_at > begun_at),
    closed_at  timestamptz
);
-- Asked by the predicate of sight, for restricted patients only.
create index broken_glass_standing on broken_glass (subject, patient_id, ends_at);
create index broken_glass_patient on broken_glass (patient_id);
grant update (closed_at) on broken_glass to mizan_app;
