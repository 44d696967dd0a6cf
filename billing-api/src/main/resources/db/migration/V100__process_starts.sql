-- Which process was started for which thing: the primary key keeps two copies of the application, or two events of the
-- same thing, from starting two, also after the first has ended and across new versions of a diagram; the index finds
-- the processes of a case without searching the engine's variables.
create table process_start (
    process      text        not null check (process ~ '^[a-z][a-z-]{1,59}$'),
    business_key uuid        not null,
    -- Null for what was asked without a visit.
    case_id      uuid,
    -- The engine's own id of the latest run; its row may be gone once history is cleaned up.
    instance_id  text        check (length(instance_id) <= 64),
    started_at   timestamptz not null,
    primary key (business_key, process)
);

create index process_start_case on process_start (case_id, process);

grant update (instance_id, started_at) on process_start to mizan_app;
