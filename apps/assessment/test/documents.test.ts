import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { listDocuments, uploadDocument } from '@dspt/contracts/assessment/documents';
import type { TestService } from '@dspt/testing/service';
import { accessTests, anyRole, whoAnswers } from './support/access.js';
import { itemPath } from './support/assessment.js';
import { officeFile, pdf, plainZip, png } from './support/files.js';
import { as, type Person } from './support/people.js';
import { shippedSet } from './support/question-sets.js';
import { startAssessment } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startAssessment();
});
afterAll(() => service?.close());

const documentItems = shippedSet('2026-27')
  .items.filter(({ answerType }) => answerType === 'document')
  .map(({ ref }) => ref);
const path = (code: string) => `/organisations/${code}/documents`;
const upload = async (person: Person, code: string, content: Buffer, name: string) =>
  uploadDocument.output.parse((await person.send('post', path(code), content, name).expect(200)).body);

accessTests(
  () => service,
  [
    {
      titles: ['who may: POST /organisations/:code/documents', 'whose: POST /organisations/:code/documents'],
      allowed: whoAnswers,
      ask: ({ http }, code) => http.post(path(code)).attach('file', pdf, 'a.pdf'),
    },
    {
      titles: ['who may: GET /organisations/:code/documents', 'whose: GET /organisations/:code/documents'],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(path(code)),
    },
    {
      titles: [
        'who may: GET /organisations/:code/documents/:id',
        'whose: GET /organisations/:code/documents/:id',
      ],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(`${path(code)}/${randomUUID()}`),
    },
  ],
);

describe('who may: GET /me/data/work', () => {
  test('whoever is signed in, of what they did themselves', async () => {
    const [person, other] = [await as(service, 'member', 'D9'), await as(service, 'member', 'D9')];
    await upload(person, 'D9', pdf, 'Own policy.pdf');
    const { body } = await person.get('/me/data/work').expect(200);
    expect(body).toMatchObject({
      sections: [
        { rows: [] },
        { rows: [{ Organisation: 'D9', Name: 'Own policy.pdf' }] },
        {},
        {},
        { rows: [] },
      ],
    });
    expect((await other.get('/me/data/work')).body).toMatchObject({
      sections: [{}, { rows: [] }, {}, {}, {}],
    });
  });
  test('not a stranger', async () => expect((await service.http.get('/me/data/work')).status).toBe(401));
});

test('a document comes back as it was, to be saved and never shown', async () => {
  const person = await as(service, 'member', 'D1');
  const document = await upload(person, 'D1', pdf, 'Policy <2026>.pdf');
  expect(document).toMatchObject({ name: 'Policy 2026.pdf', size: pdf.length, mediaType: 'application/pdf' });
  const { body, headers } = await person.get(`${path('D1')}/${document.id}`).expect(200);
  expect(body).toEqual(pdf);
  expect(headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
  });
  expect(headers['content-disposition']).toMatch(/^attachment; filename="Policy 2026.pdf"/);
});

test("another organisation's document is not there, and cannot be an answer", async () => {
  const [mine, theirs] = [await as(service, 'member', 'D2'), await as(service, 'member', 'D3')];
  const { id, name, size } = await upload(theirs, 'D3', png, 'plan.png');
  await mine.get(`${path('D2')}/${id}`).expect(404);
  const body = { state: 'answered', documents: [{ kind: 'upload', id, name, size }], version: 0 };
  const refused = await mine.put(`${itemPath('D2', '1.1.2')}/answer`, body).expect(400);
  expect(refused.body.errors).toEqual([{ field: 'documents', message: 'Upload plan.png again' }]);
});

test('what an answer says about an upload is what was uploaded', async () => {
  const person = await as(service, 'member', 'D4');
  const { id } = await upload(person, 'D4', png, 'plan.png');
  const documents = [
    { kind: 'upload', id, name: 'something else.exe', size: 1 },
    { kind: 'link', url: 'https://example.org/policy' },
    { kind: 'location', description: 'On the shelf' },
  ];
  const saved = await person
    .put(`${itemPath('D4', '1.1.2')}/answer`, { state: 'answered', documents, version: 0 })
    .expect(200);
  expect(saved.body.answer.documents).toEqual([
    { kind: 'upload', id, name: 'plan.png', size: png.length },
    ...documents.slice(1),
  ]);
});

test('one document may be the answer to several questions; the list says to which', async () => {
  const person = await as(service, 'member', 'D41');
  const [policy, plan] = [
    await upload(person, 'D41', pdf, 'policy.pdf'),
    await upload(person, 'D41', png, 'a.png'),
  ];
  await upload(person, 'D41', pdf, 'never used.pdf');
  const reference = ({ id, name, size }: typeof policy) => ({ kind: 'upload', id, name, size });
  const save = (ref: string, documents: object[], version = 0) =>
    person.put(`${itemPath('D41', ref)}/answer`, { state: 'answered', documents, version }).expect(200);
  const [first, second] = documentItems;
  await save(first!, [reference(policy), reference(plan)]);
  await save(second!, [reference(policy)]);
  await save(first!, [reference(policy)], 1);
  const { items } = listDocuments.output.parse((await person.get(path('D41')).expect(200)).body);
  expect(items).toMatchObject([
    { name: 'a.png', usedIn: [] },
    { name: 'policy.pdf', size: pdf.length, uploadedBy: 'Test member', usedIn: [first, second] },
  ]);
});

test('an upload sent twice under one id is one document; with other contents it is refused', async () => {
  const person = await as(service, 'member', 'D40');
  const once = `${path('D40')}?requestId=${randomUUID()}`;
  const send = (content: Buffer, name: string) => person.send('post', once, content, name);
  const answers = [
    ...(await Promise.all([send(pdf, 'a.pdf'), send(pdf, 'a.pdf')])),
    await send(pdf, 'a.pdf'),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect((await send(png, 'b.png').expect(409)).body.code).toBe('sent-with-other-contents');
  await person.post(`${path('D40')}?requestId=nonsense`).expect(400);
});

describe('refused, kindly', () => {
  test.each([
    ['document-empty', 400, Buffer.alloc(0), 'a.pdf'],
    ['document-too-large', 413, Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024)]), 'a.pdf'],
    ['document-type-not-allowed', 415, plainZip(), 'policy.docx'],
    ['document-type-not-allowed', 415, Buffer.from('<html><script>'), 'policy.txt'],
    ['document-damaged', 415, pdf.subarray(0, pdf.length - 20), 'a.pdf'],
    ['document-macros', 415, officeFile('docx', { 'word/VBAproject.BIN': 'x' }), 'policy.docx'],
  ])('%s (%i)', async (code, status, content, name) => {
    const person = await as(service, 'member', 'D5');
    const { body } = await person.send('post', path('D5'), await content, name).expect(status);
    expect(body).toMatchObject({ code, detail: expect.stringMatching(/\w/) });
    await person.get(itemPath('D5', '1.1.2')).expect(200);
  });
  test('a form without a file', async () => {
    const person = await as(service, 'member', 'D5');
    expect((await person.post(path('D5'), {}).expect(400)).body.errors).toEqual([
      { field: 'file', message: 'Select a file' },
    ]);
  });
});
