import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IdentityTables1795345200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(people);
    await runner.query(organisations);
    await runner.query(requests);
    await runner.query(protection);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table signing_keys, attempts, used_human_checks, help_requests, join_requests, invitations,
        memberships, organisations, password_resets, sessions, second_factors, credentials, people`);
  }
}

const people = `
  create table people (
    id uuid primary key,
    email text not null constraint people_email unique,
    first_name text not null,
    last_name text not null,
    telephone text not null,
    staff_role text,
    staff_areas text[] not null default '{}',
    terms_accepted_at timestamptz not null,
    last_sign_in_at timestamptz,
    access_changed_at timestamptz
  );
  create table credentials (
    person_id uuid primary key references people on delete cascade,
    password_hash text not null,
    changed_at timestamptz not null
  );
  create table second_factors (
    person_id uuid primary key references people on delete cascade,
    sealed_secret text not null,
    confirmed_at timestamptz,
    last_step bigint not null default 0
  );
  create table sessions (
    id uuid primary key,
    person_id uuid not null references people on delete cascade,
    secret_hash bytea not null unique,
    organisation_code text,
    second_factor_passed_at timestamptz,
    created_at timestamptz not null,
    last_used_at timestamptz not null,
    changed_at timestamptz
  );
  create index sessions_person on sessions (person_id);
  create index sessions_last_used on sessions (last_used_at);
  create table password_resets (
    id uuid primary key,
    person_id uuid not null constraint password_resets_of references people on delete cascade,
    token_hash bytea not null,
    expires_at timestamptz not null,
    used_at timestamptz
  );
  create index password_resets_person on password_resets (person_id)`;

const organisations = `
  create table organisations (
    code text primary key,
    name text not null,
    named_at timestamptz not null,
    version int not null default 0
  );
  create table memberships (
    person_id uuid references people on delete cascade,
    code text references organisations,
    role text not null check (role in ('auditor', 'member', 'administrator')),
    since timestamptz not null,
    primary key (person_id, code)
  );
  create index memberships_code on memberships (code, role)`;

const requests = `
  create table invitations (
    id uuid primary key,
    kind text not null,
    code text,
    organisation_name text,
    role text not null,
    areas text[] not null default '{}',
    email text not null,
    first_name text not null,
    last_name text not null,
    telephone text not null default '',
    invited_by uuid,
    version int not null default 1,
    token_hash bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    accepted_at timestamptz,
    cancelled_at timestamptz
  );
  create index invitations_code on invitations (code);
  create index invitations_email on invitations (email);
  create table join_requests (
    id uuid primary key,
    code text not null,
    organisation_name text not null,
    email text not null,
    first_name text not null,
    last_name text not null,
    telephone text not null,
    message text not null,
    requested_at timestamptz not null,
    answered_at timestamptz,
    answered_by uuid,
    outcome text
  );
  create unique index join_requests_open on join_requests (code, email) where answered_at is null;
  create table help_requests (
    id uuid primary key,
    number int generated always as identity,
    reference text not null,
    code text not null,
    organisation_name text not null,
    email text not null,
    first_name text not null,
    last_name text not null,
    telephone text not null,
    message text not null,
    requested_at timestamptz not null
  )`;

const protection = `
  create table attempts (
    key bytea primary key,
    count int not null,
    forget_at timestamptz not null,
    wait_until timestamptz
  );
  create table used_human_checks (
    id bytea primary key,
    expires_at timestamptz not null
  );
  create table signing_keys (
    kid text primary key,
    public_key jsonb not null,
    sealed_private_key text not null,
    created_at timestamptz not null
  )`;
