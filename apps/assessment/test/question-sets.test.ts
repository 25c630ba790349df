import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listEditions, listQuestions } from '@dspt/contracts/assessment/assessments';
import { admitted, everyone } from '@dspt/testing/access';
import type { TestService } from '@dspt/testing/service';
import { QuestionSetLoader } from '../src/question-sets/question-set.loader.js';
import type { QuestionSetFile } from '../src/question-sets/question-set.js';
import { shippedFile } from './support/question-sets.js';
import { questionSets, startAssessment } from './support/service.js';

let service: TestService;
let folder: string;
beforeAll(async () => {
  service = await startAssessment();
});
afterAll(() => service?.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'question-sets-'));
  await cp(questionSets, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const load = () => new QuestionSetLoader(service.database, service.clock).load(folder);
const write = (file: unknown, name = '2026-27.json') => writeFile(join(folder, name), JSON.stringify(file));
const rows = () =>
  service.database.query<{ edition: string; version: number }[]>(
    'select edition, version from evidence_items',
  );
const editions = async () =>
  listEditions.output.parse((await service.http.get('/editions').expect(200)).body);

const reworded = (file: QuestionSetFile, question: string): QuestionSetFile => ({
  ...file,
  items: file.items.map((item) => (item.ref === '1.1.1' ? { ...item, question } : item)),
});

describe('loading', () => {
  test('the same files again changes nothing', async () => {
    const before = await rows();
    expect(await load()).toEqual([
      { edition: '2025-26', version: 1, changed: 0 },
      { edition: '2026-27', version: 1, changed: 0 },
    ]);
    expect(await rows()).toEqual(before);
  });

  test('a changed file makes a new version of that wording, keeps the old one and logs the change', async () => {
    const file = shippedFile('2026-27');
    await write(reworded(file, 'What is your ICO number?'));
    expect(await load()).toContainEqual({ edition: '2026-27', version: 2, changed: 1 });
    const wordings = await service.database.query(
      `select version, replaced_in, content->>'question' as question from evidence_items
       where edition = '2026-27' and ref = '1.1.1' order by version`,
    );
    expect(wordings).toEqual([
      { version: 1, replaced_in: 2, question: file.items.at(0)?.question },
      { version: 2, replaced_in: null, question: 'What is your ICO number?' },
    ]);
    const log = await service.database.query(`select version, changes from edition_changes`);
    expect(log).toMatchObject([{ version: 2, changes: [{ ref: '1.1.1', change: 'revised' }] }]);
    await write(file);
    expect(await load()).toContainEqual({ edition: '2026-27', version: 3, changed: 1 });
  });

  test.each([
    ['a file that is no JSON', () => writeFile(join(folder, '2026-27.json'), '<html>')],
    ['a file with a mistake', () => write({ ...shippedFile('2026-27'), deadline: 'soon' })],
    ['a mapping with a mistake', () => write([{ from: '1.1.1' }], 'mapping-2025-26-to-2026-27.json')],
  ])('%s is refused and nothing is changed, also of the files beside it', async (_, spoil) => {
    const before = await rows();
    await write(reworded(shippedFile('2025-26'), 'Another question?'), '2025-26.json');
    await spoil();
    await expect(load()).rejects.toThrow();
    expect(await rows()).toEqual(before);
  });

  test('two loaders at a time load it once', async () => {
    await write(reworded(shippedFile('2025-26'), 'Twice?'), '2025-26.json');
    const reports = await Promise.all([load(), load()]);
    expect(reports.flat().filter(({ changed }) => changed > 0)).toHaveLength(1);
  });
});

describe('editions', () => {
  test('who may: GET /editions', async () => {
    expect(await admitted(service, 'V1', () => service.http.get('/editions'))).toEqual(everyone);
  });
  test('the newest that has opened is the current one, and it stays so after its deadline', async () => {
    const currentOn = async (moment: string) => {
      service.clock.set(new Date(moment));
      return (await editions()).current;
    };
    expect(await currentOn('2026-06-15T12:00:00Z')).toBe('2025-26');
    expect(await currentOn('2026-08-31T12:00:00Z')).toBe('2025-26');
    expect(await currentOn('2026-09-01T12:00:00Z')).toBe('2026-27');
    expect(await currentOn('2027-08-01T12:00:00Z')).toBe('2026-27');
  });
  test('before any has opened people are told to come back', async () => {
    service.clock.set(new Date('2020-01-01T12:00:00Z'));
    expect((await service.http.get('/editions').expect(503)).body).toMatchObject({ code: 'no-edition-open' });
  });
});

describe('the questions of the current edition', () => {
  beforeEach(() => service.clock.set(new Date('2026-10-01T12:00:00Z')));
  const questions = async () =>
    listQuestions.output.parse((await service.http.get('/editions/current/questions').expect(200)).body);

  test('who may: GET /editions/current/questions', async () => {
    const ask = () => service.http.get('/editions/current/questions');
    expect(await admitted(service, 'V1', ask)).toEqual(everyone);
  });
  test('are all of it, in order, each with its standard and the lowest level that asks it', async () => {
    const { edition, items } = await questions();
    expect([edition.id, items.length]).toEqual(['2026-27', 56]);
    const levels = (level: string | null) => items.filter(({ mandatoryFor }) => mandatoryFor === level);
    expect([levels('approaching').length, levels('met').length, levels(null).length]).toEqual([27, 17, 12]);
    expect(items.at(-1)).toMatchObject({ ref: '10.2.2', standard: 10, mandatoryFor: null, yesIf: null });
  });
  test('are those of the edition before until the new one opens', async () => {
    service.clock.set(new Date('2026-06-15T12:00:00Z'));
    expect((await questions()).edition.id).toBe('2025-26');
  });
});
