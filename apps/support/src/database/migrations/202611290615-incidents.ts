import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Incidents1795932900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table incidents (
        id uuid primary key,
        seq bigint generated always as identity,
        code text not null,
        organisation_name text not null,
        state text not null,
        facts jsonb not null,
        tell_by timestamptz,
        changed_at timestamptz not null,
        version integer not null default 1
      );
      create unique index incidents_seq on incidents (seq);
      create index incidents_code on incidents (code, seq);
      create table incident_entries (
        seq bigint generated always as identity primary key,
        incident_id uuid not null references incidents (id),
        at timestamptz not null,
        by_id uuid not null,
        by_name text not null,
        what text not null,
        fields text[] not null,
        note text not null
      );
      create index incident_entries_incident on incident_entries (incident_id, seq)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table incident_entries; drop table incidents');
  }
}
