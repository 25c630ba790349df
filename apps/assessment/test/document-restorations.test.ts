import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { listAnswerHistory } from '@dspt/contracts/assessment/assessments';
import {
  documentReplacement,
  documentRestoration,
  type DocumentRestoration,
} from '@dspt/contracts/assessment/document-replacements';
import { listDocuments, uploadDocument } from '@dspt/contracts/assessment/documents';
import type { TestService } from '@dspt/testing/service';
import { accessTests, whoAnswers } from './support/access.js';
import { answer, complete, confirm, readAssessment, readItem } from './support/assessment.js';
import { pdf, png } from './support/files.js';
import { as, type Person } from './support/people.js';
import { startWithOrganisations } from './support/service.js';
import { trailOf } from './support/trail.js';

const codes = ['V1', 'V2', 'R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7'];
const now = new Date('2026-11-29T12:00:00Z');
let service: TestService;
beforeAll(async () => {
  service = await startWithOrganisations(codes.map((code) => ({ code, parent: 'HQ' })));
  service.clock.set(now);
});
afterAll(() => service?.close());

const path = (code: string, id: string): string => `/organisations/${code}/documents/${id}`;

async function upload(person: Person, code: string, content: Buffer, name: string) {
  const { body } = await person.send('post', `/organisations/${code}/documents`, content, name).expect(200);
  const { id, size } = uploadDocument.output.parse(body);
  return { kind: 'upload' as const, id, name, size };
}
type Reference = Awaited<ReturnType<typeof upload>>;

async function replace(person: Person, code: string, old: Reference, newer: Reference): Promise<void> {
  const { body } = await person.get(`${path(code, old.id)}/replacements/${newer.id}`).expect(200);
  const { answers, by } = documentReplacement.parse(body);
  const shown = answers.map(({ ref, version }) => ({ ref, version }));
  const given = { by: newer.id, effectiveOn: '', expiresOn: '', version: by.version, answers: shown };
  await person.post(`${path(code, old.id)}/replacements`, { ...given, requestId: randomUUID() }).expect(200);
}

const shelf = { kind: 'location', description: 'Shelf' };

/** A document that was in two answers, and the newer one in its place. */
async function replacedOnes(person: Person, code: string): Promise<[old: Reference, newer: Reference]> {
  const old = await upload(person, code, pdf, 'Policy 2025.pdf');
  await answer(person, code, '1.1.2', { documents: [old, shelf] });
  await answer(person, code, '1.1.3', { documents: [old] });
  const newer = await upload(person, code, png, 'Policy 2026.png');
  await replace(person, code, old, newer);
  return [old, newer];
}

const preview = async (person: Person, code: string, { id }: Reference) =>
  documentRestoration.parse((await person.get(`${path(code, id)}/restoration`).expect(200)).body);

/** The form of a preview, as it is sent. */
const sentFor = ({ answers }: DocumentRestoration) => ({
  answers: answers.map(({ ref, version }) => ({ ref, version })),
  requestId: randomUUID(),
});

const restore = (person: Person, code: string, { id }: Reference, sent: object) =>
  person.post(`${path(code, id)}/restorations`, sent);

const documentsOf = async (person: Person, code: string) =>
  listDocuments.output.parse((await person.get(`/organisations/${code}/documents`).expect(200)).body).items;
const historyOf = async (person: Person, code: string, ref: string) =>
  listAnswerHistory.output.parse(
    (await person.get(`/organisations/${code}/items/${ref}/history`).expect(200)).body,
  ).items;

accessTests(
  () => service,
  [
    {
      titles: [
        'who may: GET /organisations/:code/documents/:id/restoration',
        'whose: GET /organisations/:code/documents/:id/restoration',
      ],
      allowed: whoAnswers,
      ask: ({ http }, code) => http.get(`${path(code, randomUUID())}/restoration`),
    },
    {
      titles: [
        'who may: POST /organisations/:code/documents/:id/restorations',
        'whose: POST /organisations/:code/documents/:id/restorations',
      ],
      allowed: whoAnswers,
      ask: ({ http }, code) =>
        http
          .post(`${path(code, randomUUID())}/restorations`)
          .send({ answers: [{ ref: '1.1.2', version: 1 }] }),
    },
  ],
);

test('the older document is back in the answers that are as the replacement left them', async () => {
  const person = await as(service, 'member', 'R1');
  const [old, newer] = await replacedOnes(person, 'R1');
  expect((await documentsOf(person, 'R1'))[0]!.restorableUntil).toMatch(/^2026-12-29T12:/);
  const shown = await preview(person, 'R1', old);
  expect(shown).toMatchObject({
    document: { id: old.id, name: 'Policy 2025.pdf' },
    by: { id: newer.id, name: 'Policy 2026.png' },
    replacedAt: expect.stringMatching(/^2026-11-29T12:/),
    answers: [
      { ref: '1.1.2', version: 2 },
      { ref: '1.1.3', version: 2 },
    ],
    left: [],
  });
  expect((await readItem(person, 'R1', '1.1.2')).answer.documents[0]).toEqual(newer);
  expect((await restore(person, 'R1', old, sentFor(shown)).expect(200)).body).toEqual({ answers: 2 });
  expect((await readItem(person, 'R1', '1.1.2')).answer.documents).toEqual([old, shelf]);
  const through = { what: 'document-restored', document: 'Policy 2025.pdf', by: 'Policy 2026.png' };
  expect((await historyOf(person, 'R1', '1.1.3'))[0]).toMatchObject({
    version: 3,
    changedBy: 'Test member',
    from: { documents: [newer] },
    to: { documents: [old] },
    through,
  });
  expect(await documentsOf(person, 'R1')).toMatchObject([
    { name: 'Policy 2025.pdf', usedIn: ['1.1.2', '1.1.3'], replacedBy: null, restorableUntil: null },
    { name: 'Policy 2026.png', usedIn: [], replacedBy: null },
  ]);
  const line = (await trailOf(service, 'R1')).find(({ did }) => did === 'document.restored');
  expect(line).toMatchObject({ from: { name: 'Policy 2026.png' }, to: { name: 'Policy 2025.pdf' } });
});

test('what was confirmed since is confirmed no longer, and what was confirmed before is not by itself', async () => {
  const person = await as(service, 'administrator', 'R2');
  const old = await upload(person, 'R2', pdf, 'Policy 2025.pdf');
  await answer(person, 'R2', '1.1.2', { documents: [old] });
  await complete(person, 'R2', 'met');
  const newer = await upload(person, 'R2', png, 'Policy 2026.png');
  await replace(person, 'R2', old, newer);
  const unconfirmed = async () => (await readAssessment(person, 'R2')).progress.met.unconfirmedAssertions;
  expect((await preview(person, 'R2', old)).unconfirmed).toEqual([]);
  await confirm(person, 'R2', await unconfirmed());
  const shown = await preview(person, 'R2', old);
  expect(shown.unconfirmed.map(({ ref }) => ref)).toEqual(['1.1']);
  await restore(person, 'R2', old, sentFor(shown)).expect(200);
  expect(await unconfirmed()).toEqual(['1.1']);
});

test('answers that were changed since are named, and stay as they are', async () => {
  const [ann, bo] = [await as(service, 'member', 'R3'), await as(service, 'administrator', 'R3')];
  const [old, newer] = await replacedOnes(ann, 'R3');
  await answer(bo, 'R3', '1.1.3', { documents: [newer], comment: 'Mine' });
  const shown = await preview(ann, 'R3', old);
  expect(shown).toMatchObject({
    answers: [{ ref: '1.1.2' }],
    left: [{ ref: '1.1.3', changedBy: 'Test administrator' }],
  });
  await restore(ann, 'R3', old, sentFor(shown)).expect(200);
  expect((await readItem(ann, 'R3', '1.1.2')).answer.documents[0]).toEqual(old);
  expect((await readItem(ann, 'R3', '1.1.3')).answer).toMatchObject({ documents: [newer], comment: 'Mine' });
});

describe('two windows', () => {
  test('an answer that was changed meanwhile is named, and nothing is overwritten', async () => {
    const [ann, bo] = [await as(service, 'member', 'R4'), await as(service, 'administrator', 'R4')];
    const [old, newer] = await replacedOnes(ann, 'R4');
    const shown = await preview(ann, 'R4', old);
    await answer(bo, 'R4', '1.1.3', { documents: [newer], comment: 'Mine' });
    const refused = await restore(ann, 'R4', old, sentFor(shown)).expect(409);
    expect(refused.body).toMatchObject({
      code: 'document-use-changed',
      changed: [{ ref: '1.1.3', by: 'Test administrator' }],
    });
    expect((await readItem(ann, 'R4', '1.1.2')).answer.documents[0]).toEqual(newer);
  });
  test('it is done once, however often and wherever it is pressed', async () => {
    const [ann, bo] = [await as(service, 'member', 'R5'), await as(service, 'administrator', 'R5')];
    const [old] = await replacedOnes(ann, 'R5');
    const shown = await preview(ann, 'R5', old);
    const sent = sentFor(shown);
    const both = await Promise.all([1, 2].map(() => restore(ann, 'R5', old, sent)));
    expect(both.map(({ status, body }) => [status, body])).toEqual([1, 2].map(() => [200, { answers: 2 }]));
    const late = await restore(bo, 'R5', old, sentFor(shown)).expect(409);
    expect(late.body).toMatchObject({ code: 'document-not-replaced' });
    expect(await historyOf(ann, 'R5', '1.1.2')).toHaveLength(3);
  });
});

test('it is possible for 30 days, and once more after the next replacement', async () => {
  const person = await as(service, 'member', 'R6');
  const [old, newer] = await replacedOnes(person, 'R6');
  service.clock.set(new Date(now.getTime() + (30 * 24 + 1) * 3600_000));
  const { body } = await person.get(`${path('R6', old.id)}/restoration`).expect(409);
  expect(body).toMatchObject({ code: 'document-not-replaced' });
  expect((await documentsOf(person, 'R6'))[0]).toMatchObject({ restorableUntil: null });
  service.clock.set(now);
  await restore(person, 'R6', old, sentFor(await preview(person, 'R6', old))).expect(200);
  await replace(person, 'R6', old, newer);
  expect((await preview(person, 'R6', old)).answers).toHaveLength(2);
});

test('another organisation’s document is not there, and one that was never replaced is refused', async () => {
  const [mine, theirs] = [await as(service, 'member', 'R7'), await as(service, 'member', 'R6')];
  const [old, newer] = await replacedOnes(mine, 'R7');
  await theirs.get(`${path('R6', old.id)}/restoration`).expect(404);
  await restore(theirs, 'R6', old, sentFor(await preview(mine, 'R7', old))).expect(404);
  await mine.get(`${path('R7', newer.id)}/restoration`).expect(409);
  expect((await restore(mine, 'R7', old, { answers: [] }).expect(400)).body.code).toBe('invalid-input');
});
