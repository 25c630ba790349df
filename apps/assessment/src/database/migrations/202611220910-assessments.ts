import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One row per organisation and edition is the lock for every change, and holds what the task list needs: the state of each
 * item and the confirmations. The answers themselves, and their history, are rows of their own.
 */
export class Assessments1795338600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table profiles (
        code text primary key,
        fields jsonb not null default '{}',
        version integer not null default 0,
        accepted_at timestamptz,
        accepted_by uuid,
        accepted_by_name text,
        approaching_published_at timestamptz
      );
      create table assessments (
        code text not null references profiles,
        edition text not null references editions,
        states jsonb not null default '{}',
        confirmations jsonb not null default '{}',
        version integer not null default 0,
        last_activity_at timestamptz,
        primary key (code, edition)
      );
      create table answers (
        code text not null,
        edition text not null,
        ref text not null,
        value jsonb not null,
        version integer not null,
        changed_at timestamptz not null,
        changed_by uuid not null,
        changed_by_name text not null,
        carried_from text,
        primary key (code, edition, ref),
        foreign key (code, edition) references assessments
      );
      create table answer_changes (
        code text not null,
        edition text not null,
        ref text not null,
        version integer not null,
        changed_at timestamptz not null,
        changed_by uuid not null,
        changed_by_name text not null,
        before jsonb,
        after jsonb not null,
        primary key (code, edition, ref, version)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table answer_changes, answers, assessments, profiles');
  }
}
