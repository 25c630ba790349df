import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever must tell the regulator is reminded, once for each time until when. */
export class IncidentReminders1795958400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table incidents add column reminded_of timestamptz;
      create index incidents_tell_by on incidents (tell_by)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index incidents_tell_by; alter table incidents drop column reminded_of');
  }
}
