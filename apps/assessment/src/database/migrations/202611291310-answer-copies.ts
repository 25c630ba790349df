import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers of one organisation for others: what was previewed, what became of it, and what undoing it needs to know. */
export class AnswerCopies1795957800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table answer_copies (
        id uuid primary key,
        code text not null,
        name text not null,
        edition text not null,
        answers jsonb not null,
        made_at timestamptz not null,
        made_by uuid not null,
        made_by_name text not null,
        done_at timestamptz,
        undone_at timestamptz
      );
      create index answer_copies_made_at on answer_copies (made_at);
      create index answer_copies_made_by on answer_copies (made_by, code);

      create table answer_copy_targets (
        copy_id uuid not null references answer_copies on delete cascade,
        code text not null,
        name text not null,
        state text not null,
        refused text,
        rows jsonb not null,
        unconfirmed jsonb not null,
        undo jsonb,
        primary key (copy_id, code)
      );
      alter table answer_changes add column through jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table answer_changes drop column through;
      drop table answer_copy_targets, answer_copies`);
  }
}
