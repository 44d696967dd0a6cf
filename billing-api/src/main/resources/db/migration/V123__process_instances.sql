-- From a process of the engine back to its case: the page of a process leads to the others of the same case.
create index process_start_instance on process_start (instance_id) where instance_id is not null;
