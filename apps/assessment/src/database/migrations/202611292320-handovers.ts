import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who handed over what others had in hand, and what they wrote; each change of an owner says of which it was part. */
export class Handovers1795994400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table handovers (
        id uuid primary key,
        code text not null,
        edition text not null,
        from_names jsonb not null,
        handed_over_at timestamptz not null,
        handed_over_by uuid not null,
        handed_over_by_name text not null,
        note text not null
      );
      create index handovers_handed_over_by on handovers (handed_over_by);

      alter table assignment_changes add column handover_id uuid references handovers`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table assignment_changes drop column handover_id;
      drop table handovers`);
  }
}
