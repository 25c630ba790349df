import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the register differed from what its owners know, each time they were asked. */
export class Comparisons1795864200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table comparisons (
        id bigint generated always as identity primary key,
        compared_at timestamptz not null default now(),
        swapped boolean not null,
        differences jsonb not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table comparisons; drop schema if exists rebuild cascade');
  }
}
