import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { listDocuments, uploadDocument, type DocumentSummary } from '@dspt/contracts/assessment/documents';
import type { TestService } from '@dspt/testing/service';
import { accessTests, whoAnswers } from './support/access.js';
import { answer } from './support/assessment.js';
import { pdf } from './support/files.js';
import { as, type Person } from './support/people.js';
import { startAssessment } from './support/service.js';
import { trailOf } from './support/trail.js';

let service: TestService;
beforeAll(async () => {
  service = await startAssessment();
  service.clock.set(new Date('2026-11-29T12:00:00Z'));
});
afterAll(() => service?.close());

const path = (code: string): string => `/organisations/${code}/documents`;
const datesPath = (code: string, id: string): string => `${path(code)}/${id}/dates`;
const none = { effectiveOn: '', expiresOn: '', version: 0 };

/** A document that the answer to 1.1.2 names. */
async function named(person: Person, code: string, name = 'Policy.pdf') {
  const { body } = await person.send('post', path(code), pdf, name).expect(200);
  const { mediaType: _, ...document } = uploadDocument.output.parse(body);
  await answer(person, code, '1.1.2', { documents: [{ kind: 'upload', ...document }] });
  return document;
}

async function only(person: Person, code: string): Promise<DocumentSummary> {
  const { items } = listDocuments.output.parse((await person.get(path(code)).expect(200)).body);
  expect(items).toHaveLength(1);
  return items[0]!;
}

accessTests(
  () => service,
  [
    {
      titles: [
        'who may: PUT /organisations/:code/documents/:id/dates',
        'whose: PUT /organisations/:code/documents/:id/dates',
      ],
      allowed: whoAnswers,
      ask: ({ http }, code) => http.put(datesPath(code, randomUUID())).send(none),
    },
  ],
);

test('another organisation’s document is not there', async () => {
  const [mine, theirs] = [await as(service, 'member', 'A1'), await as(service, 'member', 'A2')];
  const { id } = await named(theirs, 'A2');
  await mine.put(datesPath('A1', id), { ...none, expiresOn: '2027-05-03' }).expect(404);
  expect(await only(theirs, 'A2')).toMatchObject({ expiresOn: null, version: 0 });
});

test('dates are set, changed and taken away, and the trail says by whom', async () => {
  const person = await as(service, 'member', 'B1');
  const { id } = await named(person, 'B1');
  expect(await only(person, 'B1')).toMatchObject({ effectiveOn: null, expiresOn: null, version: 0 });
  const given = { effectiveOn: '3 May 2026', expiresOn: '3/5/2027', version: 0 };
  const { body } = await person.put(datesPath('B1', id), given).expect(200);
  expect(body).toEqual({ effectiveOn: '2026-05-03', expiresOn: '2027-05-03', version: 1 });
  expect(await only(person, 'B1')).toMatchObject({ id, usedIn: ['1.1.2'], ...body });
  await person.put(datesPath('B1', id), { ...none, expiresOn: '2027-06-30', version: 1 }).expect(200);
  await person.put(datesPath('B1', id), { ...none, version: 2 }).expect(200);
  expect(await only(person, 'B1')).toMatchObject({ effectiveOn: null, expiresOn: null, version: 3 });
  const lines = (await trailOf(service, 'B1')).filter(({ did }) => did === 'document.dated');
  expect(lines).toHaveLength(3);
  expect(lines).toContainEqual({
    did: 'document.dated',
    by: 'Test member',
    from: { effectiveOn: null, expiresOn: null },
    to: { name: 'Policy.pdf', effectiveOn: '2026-05-03', expiresOn: '2027-05-03' },
  });
});

describe('refused, each beside its field', () => {
  test.each([
    [{ effectiveOn: '2026-05-03', expiresOn: '2026-05-03' }, 'expiresOn', 'a day after the one'],
    [{ expiresOn: '31 2 2027' }, 'expiresOn', 'February 2027 has 28 days'],
    [{ effectiveOn: '3 May' }, 'effectiveOn', 'day, month and year'],
    [{ effectiveOn: '3 5 1926' }, 'effectiveOn', 'Check the year'],
    [{ expiresOn: '3 5 2126' }, 'expiresOn', 'Check the year'],
  ])('%j', async (dates, field, message) => {
    const person = await as(service, 'member', 'C1');
    const { body: document } = await person.send('post', path('C1'), pdf, 'Policy.pdf').expect(200);
    const refused = await person.put(datesPath('C1', document.id), { ...none, ...dates }).expect(400);
    expect(refused.body.errors).toEqual([{ field, message: expect.stringContaining(message) }]);
  });
  test('without a version', async () => {
    const person = await as(service, 'member', 'C1');
    await person.put(datesPath('C1', randomUUID()), { effectiveOn: '', expiresOn: '' }).expect(400);
  });
});

describe('two people at one document', () => {
  test('the second is told, and nothing of the first is lost', async () => {
    const person = await as(service, 'member', 'D1');
    const { id } = await named(person, 'D1');
    await person.put(datesPath('D1', id), { ...none, expiresOn: '2027-05-03' }).expect(200);
    const { body } = await person.put(datesPath('D1', id), { ...none, expiresOn: '2027-06-30' }).expect(409);
    expect(body).toMatchObject({ code: 'document-dates-changed' });
    expect(await only(person, 'D1')).toMatchObject({ expiresOn: '2027-05-03', version: 1 });
  });
  test('the same once more is no conflict and no change', async () => {
    const person = await as(service, 'member', 'D1');
    const { id } = await only(person, 'D1');
    await person.put(datesPath('D1', id), { ...none, expiresOn: '2027-05-03' }).expect(200);
    expect(await only(person, 'D1')).toMatchObject({ version: 1 });
  });
  test('at the same moment one is saved and the other told', async () => {
    const person = await as(service, 'member', 'D2');
    const { id } = await named(person, 'D2');
    const answers = await Promise.all(
      ['2027-01-01', '2027-01-02'].map((expiresOn) =>
        person.put(datesPath('D2', id), { ...none, expiresOn }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });
});
