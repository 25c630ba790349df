import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Filled-in spreadsheets of answers, between being sent and being saved. */
export class AnswerSheets1795932720000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table answer_sheets (
        id uuid primary key,
        code text not null,
        edition text not null,
        file_name text not null,
        read jsonb not null,
        uploaded_at timestamptz not null,
        uploaded_by uuid not null,
        uploaded_by_name text not null,
        saved_at timestamptz,
        outcome jsonb
      );
      create index answer_sheets_uploaded_at on answer_sheets (uploaded_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table answer_sheets');
  }
}
