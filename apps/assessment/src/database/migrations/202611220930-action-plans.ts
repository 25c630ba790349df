import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was planned stays, also after the item was answered. */
export class ActionPlans1795339800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table planned_actions (
        code text not null,
        edition text not null,
        ref text not null,
        action text not null,
        owner text not null,
        due_on date,
        changed_at timestamptz not null,
        changed_by uuid not null,
        changed_by_name text not null,
        primary key (code, edition, ref),
        foreign key (code, edition) references assessments
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table planned_actions');
  }
}
