-- The desk finds a patient by the telephone number too; families share one, so it is not unique.
alter table patient add column phone_hash bytea check (length(phone_hash) = 32);
create index patient_phone on patient (phone_hash) where phone_hash is not null;
grant update (phone_hash) on patient to mizan_app;
