import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The staff quiz: links, what was drawn, who took it and with what result. */
export class StaffQuiz1795921200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table quiz_links (
        id uuid primary key,
        code text not null,
        token text not null,
        made_at timestamptz not null,
        made_by uuid not null,
        made_by_name text not null,
        ended_at timestamptz
      );
      create unique index quiz_links_token_key on quiz_links (token);
      create unique index quiz_links_live on quiz_links (code) where ended_at is null;

      create table quiz_attempts (
        id uuid primary key,
        link_id uuid not null references quiz_links,
        first_name text not null,
        last_name text not null,
        job text not null,
        drawn jsonb not null,
        begun_at timestamptz not null,
        answers jsonb,
        finished_at timestamptz
      );
      create index quiz_attempts_begun_at on quiz_attempts (begun_at);
      create index quiz_attempts_of_link on quiz_attempts (link_id, begun_at);

      create table quiz_people (
        id uuid primary key,
        code text not null,
        key text not null,
        first_name text not null,
        last_name text not null,
        job text not null,
        joined_to uuid references quiz_people on delete cascade
      );
      create unique index quiz_people_code_key on quiz_people (code, key);
      create index quiz_people_joined_to on quiz_people (joined_to);

      create table quiz_results (
        id uuid primary key,
        person_id uuid not null references quiz_people on delete cascade,
        score integer not null,
        total integer not null,
        passed boolean not null,
        taken_on date not null,
        recorded_at timestamptz not null
      );
      create index quiz_results_of_person on quiz_results (person_id);
      create index quiz_results_taken_on on quiz_results (taken_on);

      create table quiz_staff (
        code text primary key,
        staff integer not null,
        version integer not null,
        changed_at timestamptz not null,
        changed_by_name text not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table quiz_staff, quiz_results, quiz_people, quiz_attempts, quiz_links');
  }
}
