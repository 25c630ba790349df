import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Mapping } from './mapping.js';
import type { EvidenceItem, QuestionSetFile } from './question-set.js';
import type { WordingChange } from './wording-changes.js';

interface EditionRow {
  id: string;
  name: string;
  opens_on: string;
  deadline: string;
  standards: QuestionSetFile['standards'];
  assertions: QuestionSetFile['assertions'];
  version: number;
}

export interface LoadedEdition {
  file: QuestionSetFile;
  version: number;
}

@Injectable()
export class QuestionSetsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Version of every edition: what tells whether a copy in memory is still right. */
  async versions(): Promise<Map<string, number>> {
    const rows = await this.dataSource.query<{ id: string; version: number }[]>(
      'select id, version from editions',
    );
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  async find(
    edition: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<LoadedEdition | undefined> {
    const [row] = await manager.query<EditionRow[]>(
      `select id, name, opens_on::text, deadline::text, standards, assertions, version from editions where id = $1`,
      [edition],
    );
    if (!row) return undefined;
    const items = await manager.query<{ content: EvidenceItem }[]>(
      'select content from evidence_items where edition = $1 and replaced_in is null',
      [edition],
    );
    const { id, opens_on: opensOn, version, ...rest } = row;
    return { version, file: { edition: id, opensOn, ...rest, items: items.map(({ content }) => content) } };
  }

  async mappingTo(
    edition: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Mapping | undefined> {
    const [mapping] = await manager.query<Mapping[]>(
      `select from_edition as "from", to_edition as "to", steps from edition_mappings where to_edition = $1
       order by from_edition desc limit 1`,
      [edition],
    );
    return mapping;
  }

  /** One loader at a time. */
  async lock(manager: EntityManager): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(hashtext('question-sets'))`);
  }

  async saveEdition(manager: EntityManager, file: QuestionSetFile, version: number): Promise<void> {
    await manager.query(
      `insert into editions (id, name, opens_on, deadline, standards, assertions, version)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (id) do update set name = excluded.name, opens_on = excluded.opens_on, deadline = excluded.deadline,
         standards = excluded.standards, assertions = excluded.assertions, version = excluded.version`,
      [
        file.edition,
        file.name,
        file.opensOn,
        file.deadline,
        JSON.stringify(file.standards),
        JSON.stringify(file.assertions),
        version,
      ],
    );
  }

  async replaceWordings(
    manager: EntityManager,
    edition: string,
    version: number,
    { refs, items }: { refs: string[]; items: EvidenceItem[] },
  ): Promise<void> {
    await manager.query(
      'update evidence_items set replaced_in = $2 where edition = $1 and replaced_in is null and ref = any($3)',
      [edition, version, refs],
    );
    await manager.query(
      `insert into evidence_items (edition, ref, version, content)
       select $1, item->>'ref', $2, item from jsonb_array_elements($3::jsonb) item`,
      [edition, version, JSON.stringify(items)],
    );
  }

  async logChanges(
    manager: EntityManager,
    edition: string,
    version: number,
    { changedAt, changes }: { changedAt: Date; changes: WordingChange[] },
  ): Promise<void> {
    await manager.query(
      'insert into edition_changes (edition, version, changed_at, changes) values ($1, $2, $3, $4)',
      [edition, version, changedAt, JSON.stringify(changes)],
    );
  }

  async saveMapping(manager: EntityManager, { from, to, steps }: Mapping): Promise<void> {
    await manager.query(
      `insert into edition_mappings (from_edition, to_edition, steps) values ($1, $2, $3)
       on conflict (from_edition, to_edition) do update set steps = excluded.steps`,
      [from, to, JSON.stringify(steps)],
    );
  }
}
