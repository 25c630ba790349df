import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { listAnswerHistory } from '@dspt/contracts/assessment/assessments';
import {
  documentReplacement,
  type DocumentReplacement,
} from '@dspt/contracts/assessment/document-replacements';
import { listDocuments, uploadDocument } from '@dspt/contracts/assessment/documents';
import { publicationDetail } from '@dspt/contracts/assessment/publications';
import type { TestService } from '@dspt/testing/service';
import { DocumentsHousekeeping } from '../src/documents/documents-housekeeping.js';
import { accessTests, whoAnswers } from './support/access.js';
import { answer, complete, publish, readAssessment, readItem } from './support/assessment.js';
import { pdf, png } from './support/files.js';
import { as, type Person } from './support/people.js';
import { startWithOrganisations } from './support/service.js';
import { trailOf } from './support/trail.js';

const codes = ['V1', 'V2', 'R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8'];
const now = new Date('2026-11-29T12:00:00Z');
let service: TestService;
beforeAll(async () => {
  service = await startWithOrganisations(codes.map((code) => ({ code, parent: 'HQ' })));
  service.clock.set(now);
});
afterAll(() => service?.close());

const path = (code: string, id: string): string => `/organisations/${code}/documents/${id}/replacements`;
const given = { effectiveOn: '', expiresOn: '', version: 0 };

interface Reference {
  kind: 'upload';
  id: string;
  name: string;
  size: number;
}

async function upload(person: Person, code: string, content: Buffer, name: string): Promise<Reference> {
  const { body } = await person.send('post', `/organisations/${code}/documents`, content, name).expect(200);
  const { id, size } = uploadDocument.output.parse(body);
  return { kind: 'upload', id, name, size };
}

/** A document in the answers to 1.1.2 and 1.1.3, and a newer one in none. */
async function policies(person: Person, code: string): Promise<[old: Reference, newer: Reference]> {
  const old = await upload(person, code, pdf, 'Policy 2025.pdf');
  await answer(person, code, '1.1.2', { documents: [old, { kind: 'location', description: 'Shelf' }] });
  await answer(person, code, '1.1.3', { documents: [old] });
  return [old, await upload(person, code, png, 'Policy 2026.png')];
}

const preview = async (person: Person, code: string, old: Reference, newer: Reference) =>
  documentReplacement.parse((await person.get(`${path(code, old.id)}/${newer.id}`).expect(200)).body);

type Change = (person: Person, old: Reference) => Promise<unknown>;

/** The form of a preview, as it is sent. */
const sentFor = ({ by, answers }: DocumentReplacement, more: object = {}) => ({
  ...given,
  by: by.id,
  answers: answers.map(({ ref, version }) => ({ ref, version })),
  requestId: randomUUID(),
  ...more,
});

const historyOf = async (person: Person, code: string, ref: string) =>
  listAnswerHistory.output.parse(
    (await person.get(`/organisations/${code}/items/${ref}/history`).expect(200)).body,
  ).items;

const documentsOf = async (person: Person, code: string) =>
  listDocuments.output.parse((await person.get(`/organisations/${code}/documents`).expect(200)).body).items;

accessTests(
  () => service,
  [
    {
      titles: [
        'who may: GET /organisations/:code/documents/:id/replacements/:by',
        'whose: GET /organisations/:code/documents/:id/replacements/:by',
      ],
      allowed: whoAnswers,
      ask: ({ http }, code) => http.get(`${path(code, randomUUID())}/${randomUUID()}`),
    },
    {
      titles: [
        'who may: POST /organisations/:code/documents/:id/replacements',
        'whose: POST /organisations/:code/documents/:id/replacements',
      ],
      allowed: whoAnswers,
      ask: ({ http }, code) =>
        http
          .post(path(code, randomUUID()))
          .send({ ...given, by: randomUUID(), answers: [{ ref: '1.1.2', version: 1 }] }),
    },
  ],
);

test('a newer document is put in all answers that name the old one, which stays for the history', async () => {
  const person = await as(service, 'member', 'R1');
  const [old, newer] = await policies(person, 'R1');
  const shown = await preview(person, 'R1', old, newer);
  expect(shown).toMatchObject({
    document: { id: old.id, name: 'Policy 2025.pdf' },
    by: { id: newer.id, name: 'Policy 2026.png', expiresOn: null, version: 0 },
    answers: [
      { ref: '1.1.2', version: 1 },
      { ref: '1.1.3', version: 1 },
    ],
    unconfirmed: [],
  });
  expect((await readItem(person, 'R1', '1.1.2')).answer.documents[0]).toEqual(old);

  const dates = { effectiveOn: '2026-11-01', expiresOn: '2027-11-01' };
  const done = await person.post(path('R1', old.id), sentFor(shown, dates)).expect(200);
  expect(done.body).toEqual({ answers: 2 });
  expect((await readItem(person, 'R1', '1.1.2')).answer.documents).toEqual([
    newer,
    { kind: 'location', description: 'Shelf' },
  ]);
  const through = { what: 'document-replaced', document: 'Policy 2025.pdf', by: 'Policy 2026.png' };
  expect(await historyOf(person, 'R1', '1.1.3')).toMatchObject([
    { version: 2, changedBy: 'Test member', from: { documents: [old] }, to: { documents: [newer] }, through },
    { version: 1, through: null },
  ]);
  expect(await documentsOf(person, 'R1')).toMatchObject([
    { name: 'Policy 2025.pdf', usedIn: [], replacedBy: { id: newer.id, name: 'Policy 2026.png' } },
    { name: 'Policy 2026.png', usedIn: ['1.1.2', '1.1.3'], replacedBy: null, ...dates, version: 1 },
  ]);
  await person.get(`/organisations/R1/documents/${old.id}`).expect(200);
  const line = (await trailOf(service, 'R1')).find(({ did }) => did === 'document.replaced');
  expect(line).toMatchObject({
    from: { name: 'Policy 2025.pdf' },
    to: { name: 'Policy 2026.png', questions: ['1.1.2', '1.1.3'] },
  });
  service.clock.set(new Date(now.getTime() + 25 * 3600_000));
  await service.app.get(DocumentsHousekeeping).clear();
  service.clock.set(now);
  await person.get(`/organisations/R1/documents/${newer.id}`).expect(200);
});

test('what was confirmed on the strength of it is confirmed no longer; what was published stays as it was', async () => {
  const person = await as(service, 'administrator', 'R2');
  const [old, newer] = await policies(person, 'R2');
  await complete(person, 'R2', 'met');
  const published = await publish(person, 'R2', 'met');
  const detail = async () =>
    publicationDetail.parse(
      (await person.get(`/organisations/R2/publications/${published.id}`).expect(200)).body,
    );
  const before = await detail();
  const shown = await preview(person, 'R2', old, newer);
  expect(shown.unconfirmed.map(({ ref }) => ref)).toEqual(['1.1']);
  const { version } = (await readAssessment(person, 'R2')).assertions.find(({ ref }) => ref === '1.1')!;
  await person.post(path('R2', old.id), sentFor(shown)).expect(200);
  const { assertions, progress } = await readAssessment(person, 'R2');
  expect(assertions.filter(({ confirmable, confirmed }) => confirmable && !confirmed)).toMatchObject([
    { ref: '1.1' },
  ]);
  expect(assertions.find(({ ref }) => ref === '1.1')!.version).not.toBe(version);
  expect(progress.met).toMatchObject({ outstandingItems: [], unconfirmedAssertions: ['1.1'] });
  expect(await detail()).toEqual(before);
  expect(JSON.stringify(before)).toContain(old.id);
});

describe('two windows', () => {
  const changes: [what: string, change: Change, ref: string][] = [
    [
      'an answer was changed',
      (person, old) => answer(person, 'R3', '1.1.2', { documents: [old], comment: 'Mine' }),
      '1.1.2',
    ],
    [
      'an answer has come to name it',
      (person, old) => answer(person, 'R3', '3.1.1', { documents: [old] }),
      '3.1.1',
    ],
    [
      'an answer names it no longer',
      (person) => answer(person, 'R3', '1.1.3', { documents: [{ kind: 'location', description: 'Shelf' }] }),
      '1.1.3',
    ],
  ];
  test.each(changes)('%s meanwhile: it is named, and nothing is overwritten', async (_, change, ref) => {
    const [ann, bo] = [await as(service, 'member', 'R3'), await as(service, 'administrator', 'R3')];
    const [old, newer] = await policies(ann, 'R3');
    const shown = await preview(ann, 'R3', old, newer);
    await change(bo, old);
    const before = await documentsOf(ann, 'R3');
    const dates = { expiresOn: '2028-05-03' };
    const refused = await ann.post(path('R3', old.id), sentFor(shown, dates)).expect(409);
    expect(refused.body).toMatchObject({
      code: 'document-use-changed',
      changed: [{ ref, by: 'Test administrator' }],
    });
    expect(refused.body.detail).toContain(`Test administrator has changed the answer to ${ref}.`);
    expect(await documentsOf(ann, 'R3')).toEqual(before);
    await ann.post(path('R3', old.id), sentFor(await preview(ann, 'R3', old, newer))).expect(200);
  });
  test('dates that somebody else has given the newer one meanwhile are not overwritten', async () => {
    const person = await as(service, 'member', 'R4');
    const [old, newer] = await policies(person, 'R4');
    const shown = await preview(person, 'R4', old, newer);
    const dates = `/organisations/R4/documents/${newer.id}/dates`;
    await person.put(dates, { ...given, expiresOn: '2027-05-03' }).expect(200);
    const sent = sentFor(shown, { expiresOn: '2027-06-30' });
    const refused = await person.post(path('R4', old.id), sent).expect(409);
    expect(refused.body).toMatchObject({ code: 'document-dates-changed' });
    expect((await readItem(person, 'R4', '1.1.3')).answer.documents).toEqual([old]);
  });
});

test('pressed twice, also at the same moment, it is done once', async () => {
  const person = await as(service, 'member', 'R5');
  const [old, newer] = await policies(person, 'R5');
  const sent = sentFor(await preview(person, 'R5', old, newer));
  const answers = [
    ...(await Promise.all([1, 2].map(() => person.post(path('R5', old.id), sent)))),
    await person.post(path('R5', old.id), sent),
  ];
  expect(answers.map(({ status, body: done }) => [status, done])).toEqual(
    [1, 2, 3].map(() => [200, { answers: 2 }]),
  );
  expect(await historyOf(person, 'R5', '1.1.2')).toHaveLength(2);
  const others = { ...sent, expiresOn: '2027-05-03' };
  expect((await person.post(path('R5', old.id), others).expect(409)).body.code).toBe(
    'sent-with-other-contents',
  );
});

describe('refused', () => {
  test('a document in its own place, a date that cannot be, and an organisation’s that it is not', async () => {
    const [mine, theirs] = [await as(service, 'member', 'R6'), await as(service, 'member', 'R7')];
    const [old, newer] = await policies(mine, 'R6');
    const other = await upload(theirs, 'R7', pdf, 'Policy 2025.pdf');
    const shown = await preview(mine, 'R6', old, newer);
    const itself = await mine.post(path('R6', old.id), sentFor(shown, { by: old.id })).expect(400);
    expect(itself.body.errors).toMatchObject([{ field: 'by' }]);
    const dates = { effectiveOn: '2027-05-03', expiresOn: '2026-05-03' };
    const wrong = await mine.post(path('R6', old.id), sentFor(shown, dates)).expect(400);
    expect(wrong.body.errors).toMatchObject([{ field: 'expiresOn' }]);
    await mine.post(path('R6', old.id), sentFor(shown, { by: other.id })).expect(404);
    await mine.get(`${path('R6', old.id)}/${other.id}`).expect(404);
    await mine.post(path('R6', old.id), sentFor(shown, { answers: [] })).expect(400);
    expect((await readItem(mine, 'R6', '1.1.3')).answer.documents).toEqual([old]);
  });
});

test('an answer of last year that nobody has looked at stays to be looked at', async () => {
  service.clock.set(new Date('2026-06-15T12:00:00Z'));
  const before = await as(service, 'member', 'R8');
  const [old] = await policies(before, 'R8');
  service.clock.set(now);
  const person = await as(service, 'member', 'R8');
  const newer = await upload(person, 'R8', png, 'Policy 2026.png');
  const shown = await preview(person, 'R8', old, newer);
  expect(shown.answers.map(({ ref }) => ref)).toContain('1.1.2');
  await person.post(path('R8', old.id), sentFor(shown)).expect(200);
  const { answer: value, carriedFrom } = await readItem(person, 'R8', '1.1.2');
  expect(value.documents[0]).toEqual(newer);
  expect(carriedFrom).toBe('2025-26');
});
