import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startClamd } from '@dspt/embedded';
import { uploadDocument } from '@dspt/contracts/assessment/documents';
import type { TestService } from '@dspt/testing/service';
import { DocumentsHousekeeping } from '../src/documents/documents-housekeeping.js';
import { itemPath } from './support/assessment.js';
import { officeFile, pdf, png, zipped } from './support/files.js';
import { as, type Person } from './support/people.js';
import { startAssessment } from './support/service.js';

const path = (code: string) => `/organisations/${code}/documents`;
const send = (person: Person, code: string, content: Buffer, name: string) =>
  person.send('post', path(code), content, name);
const upload = async (person: Person, code: string, content: Buffer, name: string) =>
  uploadDocument.output.parse((await send(person, code, content, name).expect(200)).body);
/** Text of that size which nothing else has. */
const text = (size: number, begin: string) => Buffer.from(begin.padEnd(size, '.'));

describe('room for documents', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startAssessment({ DOCUMENTS_QUOTA_MB: 1 });
  });
  afterAll(() => service?.close());

  test('is limited for each organisation, also when many are sent at once, and the page says how much is used', async () => {
    const [mine, theirs] = [await as(service, 'member', 'Q1'), await as(service, 'member', 'Q2')];
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((name) => send(mine, 'Q1', text(600_000, name), `${name}.txt`)),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 413, 413]);
    expect(answers.find(({ status }) => status === 413)?.body).toMatchObject({
      code: 'document-quota',
      title: 'There is no room for the document: your organisation has used 1 of its 1 MB',
    });
    await upload(theirs, 'Q2', text(600_000, 'a'), 'a.txt');
  });

  test('is not used twice by one file sent twice', async () => {
    const person = await as(service, 'member', 'Q3');
    const same = await Promise.all([1, 2, 3].map(() => upload(person, 'Q3', text(600_000, 'a'), 'a.txt')));
    expect(new Set(same.map(({ id }) => id)).size).toBe(1);
  });

  test('is made again by removing what no answer has named within a day', async () => {
    const person = await as(service, 'member', 'Q4');
    const named = await upload(person, 'Q4', png, 'kept.png');
    const forgotten = await upload(person, 'Q4', pdf, 'forgotten.pdf');
    const documents = [{ kind: 'upload', id: named.id, name: named.name, size: named.size }];
    const answer = `${itemPath('Q4', '1.1.2')}/answer`;
    await person.put(answer, { state: 'answered', documents, version: 0 }).expect(200);
    await person.put(answer, { state: 'not-started', version: 1 }).expect(200);
    const housekeeping = service.app.get(DocumentsHousekeeping);
    await housekeeping.clear();
    await person.get(`${path('Q4')}/${forgotten.id}`).expect(200);
    service.clock.set(new Date(Date.now() + 25 * 3600_000));
    await housekeeping.clear();
    await person.get(`${path('Q4')}/${forgotten.id}`).expect(404);
    await person.get(`${path('Q4')}/${named.id}`).expect(200);
  });
});

describe('ClamAV', () => {
  let service: TestService;
  let clamd: Awaited<ReturnType<typeof startClamd>>;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dspt-clamd-'));
    clamd = await startClamd({ dataDir: folder });
    service = await startAssessment({ CLAMAV_URL: clamd.url });
  });
  afterAll(async () => {
    await service?.close();
    await clamd?.stop();
    await rm(folder, { recursive: true, force: true });
  });
  /** Where only a scanner looks: what can be seen without one is refused before it is asked. */
  const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
  const infected = async () =>
    officeFile('docx', { 'word/embeddings/a.zip': await zipped({ 'a.txt': eicar }) });

  test('looks into every document; one with a virus deep inside is refused', async () => {
    const person = await as(service, 'member', 'C1');
    await upload(person, 'C1', pdf, 'policy.pdf');
    const { body } = await send(person, 'C1', await infected(), 'policy.docx').expect(415);
    expect(body).toMatchObject({ code: 'document-infected', title: 'A virus was found in the document' });
  });

  test('is asked with a document as large as there may be', async () => {
    const person = await as(service, 'member', 'C2');
    await upload(person, 'C2', text(10_000_000, 'a'), 'a.txt');
  });

  test('when it is away, nothing is taken, and another way is offered', async () => {
    await clamd.stop();
    const person = await as(service, 'member', 'C3');
    const { body } = await send(person, 'C3', pdf, 'policy.pdf').expect(503);
    expect(body).toMatchObject({ code: 'document-not-scanned' });
    expect(body.detail).toContain('say where the document is kept instead');
  });
});
