import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A draft says which version of the profile was confirmed, in place of whether one was: it is confirmed once more. */
export class ConfirmedProfile1795864800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `update publication_drafts set draft = draft - 'profileConfirmed' || '{"profileVersion":null}'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `update publication_drafts set draft = draft - 'profileVersion' || '{"profileConfirmed":false}'`,
    );
  }
}
