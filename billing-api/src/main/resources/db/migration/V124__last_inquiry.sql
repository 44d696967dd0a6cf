-- When the other side was last asked what became of a call: who looks at an unknown payment wants to know it.
alter table remote_call add column inquired_at timestamptz;
grant update (inquired_at) on remote_call to mizan_app;
