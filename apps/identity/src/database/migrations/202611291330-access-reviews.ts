import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Once a year somebody looks through all who have access. */
export class AccessReviews1795959000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table access_reviews (
        code text not null constraint access_reviews_of references organisations,
        reviewed_at timestamptz not null,
        reviewed_by text not null,
        people integer not null,
        primary key (code, reviewed_at)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table access_reviews');
  }
}
