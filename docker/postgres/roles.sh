#!/bin/bash
# Runs once, when PostgreSQL's volume is empty: the shop's two roles, its database, and the extensions that only a
# superuser may make. The owner migrates; the application's role is what the shop runs as.
set -euo pipefail

psql --username "${POSTGRES_USER:-postgres}" --dbname postgres --no-psqlrc --set ON_ERROR_STOP=1 \
  --set owner_password="$LECTERN_OWNER_PASSWORD" --set app_password="$LECTERN_APP_PASSWORD" <<'SQL'
CREATE ROLE lectern_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE lectern_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'app_password';
CREATE DATABASE lectern OWNER lectern_owner;
\connect lectern
CREATE EXTENSION pg_trgm;
CREATE EXTENSION unaccent;
CREATE EXTENSION citext;
CREATE EXTENSION pgcrypto;
CREATE EXTENSION btree_gist;
SQL
