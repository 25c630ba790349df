import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who sees to an evidence item and by when, and every change of that. */
export class Assignments1795932600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table assignments (
        code text not null,
        edition text not null,
        ref text not null,
        owner_id uuid,
        owner_name text,
        due_on date,
        left_by text,
        version integer not null,
        given_at timestamptz not null,
        given_by uuid,
        to_tell boolean not null,
        primary key (code, edition, ref),
        foreign key (code, edition) references assessments
      );
      create index assignments_of_owner on assignments (owner_id, code);
      create index assignments_to_tell on assignments (to_tell, given_at);

      create table assignment_changes (
        code text not null,
        edition text not null,
        ref text not null,
        version integer not null,
        changed_at timestamptz not null,
        changed_by uuid,
        changed_by_name text,
        before jsonb not null,
        after jsonb not null,
        primary key (code, edition, ref, version)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table assignment_changes, assignments');
  }
}
