import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Clock } from '@dspt/service-kit/clock';
import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import { mappingEditions, mappingFile, type Mapping } from './mapping.js';
import { questionSetFile, type QuestionSetFile } from './question-set.js';
import { QuestionSetsRepository } from './question-sets.repository.js';
import { wordingChanges } from './wording-changes.js';

export interface LoadReport {
  edition: string;
  version: number;
  changed: number;
}

/** Brings the database in line with a folder of question-set files: all of it, or nothing when one is wrong. */
export class QuestionSetLoader {
  private readonly repository: QuestionSetsRepository;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {
    this.repository = new QuestionSetsRepository(dataSource);
  }

  async load(folder: string): Promise<LoadReport[]> {
    const { editions, mappings } = await readFolder(folder);
    return this.dataSource.transaction(async (manager) => {
      await this.repository.lock(manager);
      const reports: LoadReport[] = [];
      for (const file of editions) reports.push(await this.loadEdition(manager, file));
      for (const mapping of mappings) await this.repository.saveMapping(manager, mapping);
      return reports;
    });
  }

  private async loadEdition(manager: EntityManager, file: QuestionSetFile): Promise<LoadReport> {
    const loaded = await this.repository.find(file.edition, manager);
    const empty = { ...file, items: [] };
    const changes = wordingChanges(loaded?.file ?? empty, file);
    if (loaded && changes.length === 0) return { edition: file.edition, version: loaded.version, changed: 0 };
    const version = (loaded?.version ?? 0) + 1;
    const refs = changes.flatMap(({ ref }) => ref ?? []);
    const items = file.items.filter(({ ref }) => refs.includes(ref));
    await this.repository.saveEdition(manager, file, version);
    await this.repository.replaceWordings(manager, file.edition, version, { refs, items });
    const changedAt = this.clock.now();
    if (loaded) await this.repository.logChanges(manager, file.edition, version, { changedAt, changes });
    return { edition: file.edition, version, changed: changes.length };
  }
}

async function readFolder(folder: string): Promise<{ editions: QuestionSetFile[]; mappings: Mapping[] }> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  const editions: QuestionSetFile[] = [];
  const mappings: Mapping[] = [];
  for (const name of names) {
    const pair = mappingEditions(name);
    const path = join(folder, name);
    if (pair) mappings.push({ ...pair, steps: await parse(path, mappingFile) });
    else editions.push(await parse(path, questionSetFile));
  }
  if (editions.length === 0) throw new Error(`There are no question sets in ${folder}`);
  return { editions, mappings };
}

async function parse<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> {
  const { success, data, error } = schema.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (!success) throw new Error(`${path} cannot be used:\n${z.prettifyError(error)}`);
  return data;
}
