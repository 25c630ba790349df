import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever asked for an action is shown what became of it, as news until they have opened it. */
export class SeenActions1795995600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table actions add column seen_at timestamptz;
      update actions set seen_at = now() where state not in ('waiting', 'executing');
      create index actions_requested_by on actions ((requested_by ->> 'id'), seq)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index actions_requested_by; alter table actions drop column seen_at');
  }
}
