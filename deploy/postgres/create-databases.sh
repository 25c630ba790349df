#!/bin/sh
# A role and a database of the same name for each service; nobody else may enter it. Can be repeated, also to change
# a password. Connects as psql does: PGHOST, PGUSER, PGPASSWORD.
set -eu

for service in ${SERVICES:?the names of the services that have a database}; do
  variable="$(printf %s "$service" | tr 'a-z-' 'A-Z_')_DATABASE_PASSWORD"
  NAME="$service" PASSWORD="$(printenv "$variable")" psql --quiet --set ON_ERROR_STOP=1 --dbname postgres <<'SQL'
\getenv name NAME
\getenv password PASSWORD
SELECT format('CREATE ROLE %I LOGIN', :'name')
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'name') \gexec
ALTER ROLE :"name" PASSWORD :'password';
SELECT format('CREATE DATABASE %I OWNER %I', :'name', :'name')
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \gexec
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
done
