-- Who read or changed what: written in the transaction of the act, in ids only, and never altered afterwards, so that a
-- patient can be told who has looked at their record and an investigator can trust the answer.
create table audit_event (
    id           uuid primary key,
    at           timestamptz not null,
    actor        text not null check (length(actor) between 1 and 255),
    actor_kind   text not null check (actor_kind in ('staff', 'patient', 'client', 'self')),
    action       text not null check (length(action) <= 80),
    subject_kind text not null check (length(subject_kind) <= 50),
    subject_id   text not null check (length(subject_id) <= 120),
    patient_id   uuid,
    facility     text,
    outcome      text not null check (outcome in ('done', 'refused')),
    trace_id     text check (length(trace_id) <= 64)
);

create index audit_event_by_time on audit_event (at desc, id desc);
create index audit_event_by_patient on audit_event (patient_id, at desc, id desc) where patient_id is not null;
create index audit_event_by_actor on audit_event (actor, at desc, id desc);

create trigger audit_event_append_only before update or delete or truncate on audit_event
    for each statement execute function append_only();
