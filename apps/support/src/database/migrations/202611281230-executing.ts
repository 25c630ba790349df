import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An action under way is `executing`, as it is called everywhere else. */
export class Executing1795869000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await rename(runner, 'carrying-out', 'executing');
  }

  async down(runner: QueryRunner): Promise<void> {
    await rename(runner, 'executing', 'carrying-out');
  }
}

const rename = (runner: QueryRunner, from: string, to: string): Promise<unknown> =>
  runner.query(`
    update actions set state = '${to}' where state = '${from}';
    drop index actions_open;
    create index actions_open on actions (seq) where state in ('waiting', '${to}')`);
