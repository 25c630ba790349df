import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Devices that have signed in to an account before. */
export class KnownDevices1795861800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table known_devices (
        person_id uuid constraint known_devices_of references people on delete cascade,
        device_hash bytea,
        last_used_at timestamptz not null,
        constraint known_devices_key primary key (person_id, device_hash)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table known_devices');
  }
}
