#!/usr/bin/env bash
# Run once by the postgres image, on an empty data directory. The same roles as the default run makes: one owns and
# migrates, one works and can neither alter tables nor change what is append-only. Keycloak gets a database of its own.
set -euo pipefail

psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    -v owner_password="$MIZAN_OWNER_PASSWORD" \
    -v app_password="$MIZAN_APP_PASSWORD" \
    -v keycloak_password="$KEYCLOAK_DB_PASSWORD" <<'SQL'
create role mizan_owner login createrole noinherit password :'owner_password';
create role mizan_app login noinherit password :'app_password';
-- A migration bounds the application's transactions, so its owner may alter that role.
grant mizan_app to mizan_owner with admin option, inherit false, set false;
create database mizan owner mizan_owner encoding 'UTF8' template template0 locale 'C.UTF-8';
revoke connect, temporary on database mizan from public;
grant connect on database mizan to mizan_app;

create role keycloak login password :'keycloak_password';
create database keycloak owner keycloak encoding 'UTF8' template template0 locale 'C.UTF-8';
revoke connect, temporary on database keycloak from public;
SQL
