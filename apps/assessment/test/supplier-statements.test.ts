import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { supplierStatement } from '@dspt/contracts/assessment/supplier-statements';
import { admitted } from '@dspt/testing/access';
import type { TestService } from '@dspt/testing/service';
import { DocumentsHousekeeping } from '../src/documents/documents-housekeeping.js';
import { accessTests, administrators, anyRole, whoAnswers } from './support/access.js';
import { pdf, png } from './support/files.js';
import { as } from './support/people.js';
import { startWithOrganisations } from './support/service.js';
import { adding, documentsOf, own, ownOf, texts, upload, written } from './support/supplier-statements.js';
import { trailOf } from './support/trail.js';

const sites = ['V1', 'V2', 'H1', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6'];
let service: TestService;
beforeAll(async () => {
  service = await startWithOrganisations(
    sites.map((code) => ({ code, name: `SUPPLIER ${code}`, parent: 'HQ' })),
  );
});
afterAll(() => service?.close());

const administrator = (code: string) => as(service, 'administrator', code);

accessTests(
  () => service,
  [
    {
      titles: [
        'who may: GET /organisations/:code/supplier-statements',
        'whose: GET /organisations/:code/supplier-statements',
      ],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(own(code)),
    },
    {
      titles: [
        'who may: POST /organisations/:code/supplier-statements',
        'whose: POST /organisations/:code/supplier-statements',
      ],
      allowed: administrators,
      ask: ({ http }, code) => http.post(own(code)).send({ ...texts, file: randomUUID() }),
    },
    {
      titles: [
        'who may: PUT /organisations/:code/supplier-statements/:id',
        'whose: PUT /organisations/:code/supplier-statements/:id',
      ],
      allowed: administrators,
      ask: ({ http }, code) => http.put(own(code, randomUUID())).send({ ...texts, file: null, version: 1 }),
    },
    {
      titles: [
        'who may: POST /organisations/:code/supplier-statements/:id/withdrawal',
        'whose: POST /organisations/:code/supplier-statements/:id/withdrawal',
      ],
      allowed: administrators,
      ask: ({ http }, code) => http.post(`${own(code, randomUUID())}/withdrawal`).send({ version: 1 }),
    },
    {
      titles: [
        'who may: POST /organisations/:code/documents/from-statement',
        'whose: POST /organisations/:code/documents/from-statement',
      ],
      allowed: whoAnswers,
      ask: ({ http }, code) =>
        http.post(adding(code)).send({ statement: randomUUID(), version: randomUUID() }),
    },
  ],
);
test.each([
  ['who may: GET /supplier-statements', '?q=rota'],
  ['who may: GET /supplier-statements/:id', `/${randomUUID()}`],
  ['who may: GET /supplier-statements/:id/file', `/${randomUUID()}/file`],
])('%s', async (_, path) => {
  const ask = () => service.http.get(`/supplier-statements${path}`);
  expect(await admitted(service, 'V1', ask)).toEqual(anyRole);
});

describe('a statement', () => {
  test('is written once, under the name that the register gives, and read by everybody who is signed in', async () => {
    const statement = await written(service, 'S1', { expiresOn: '2027-11-29' });
    expect(statement).toMatchObject({
      supplier: { code: 'S1', name: 'SUPPLIER S1' },
      file: { number: 1, name: 'Statement.pdf', expiresOn: '2027-11-29' },
      writtenBy: 'Test administrator',
      addedBy: 0,
      withdrawnOn: null,
    });
    const home = await as(service, 'auditor', 'H1');
    const { body } = await home.get(`/supplier-statements/${statement.id}`).expect(200);
    expect(supplierStatement.parse(body)).toMatchObject({ title: texts.title, questions: ['10.1.2'] });
    expect(JSON.stringify(body)).not.toContain('Test administrator');
    const file = await home.get(`/supplier-statements/${statement.id}/file`).expect(200);
    expect(file.body).toEqual(pdf);
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="Statement.pdf"/);
  });

  test('sent twice, also at the same moment, is one; with other contents it is refused', async () => {
    const person = await administrator('S2');
    const file = await upload(person, 'S2', pdf, 'a.pdf');
    const body = { ...texts, file, requestId: randomUUID() };
    const answers = await Promise.all([1, 2].map(() => person.post(own('S2'), body)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await ownOf(person, 'S2')).toHaveLength(1);
    const others = await person.post(own('S2'), { ...body, title: 'Another' }).expect(409);
    expect(others.body.code).toBe('sent-with-other-contents');
  });

  test.each([
    ['file', {}],
    ['title', { title: ' ' }],
    ['questions', { questions: ['99.1.1'] }],
    ['expiresOn', { effectiveOn: '2027-05-03', expiresOn: '2027-05-03' }],
  ])('is refused beside the field: %s', async (field, more) => {
    const person = await administrator('S2');
    const file = field === 'file' ? randomUUID() : await upload(person, 'S2', pdf, 'a.pdf');
    const { body } = await person.post(own('S2'), { ...texts, file, ...more }).expect(400);
    expect(body.errors).toMatchObject([{ field }]);
  });

  test('cannot be made of another organisation’s upload', async () => {
    const file = await upload(await administrator('S1'), 'S1', png, 'theirs.png');
    const { body } = await (await administrator('S2')).post(own('S2'), { ...texts, file }).expect(400);
    expect(body.errors).toMatchObject([{ field: 'file' }]);
  });

  test('is changed by one after the other, not over each other, and saving it again is no conflict', async () => {
    const person = await administrator('S3');
    const statement = await written(service, 'S3');
    const change = { ...texts, title: 'Better words', file: null, version: statement.version };
    const path = own('S3', statement.id);
    for (const _ of [1, 2])
      expect((await person.put(path, change).expect(200)).body).toMatchObject({
        title: 'Better words',
        version: 2,
        file: { number: 1, id: statement.file.id },
      });
    const late = await person.put(path, { ...change, title: 'Other words' }).expect(409);
    expect(late.body.code).toBe('supplier-statement-changed');
    const others = await administrator('S4');
    await others.put(own('S4', statement.id), change).expect(404);
    await others.post(`${own('S4', statement.id)}/withdrawal`, { version: 2 }).expect(404);
    const trail = (await trailOf(service, 'S3')).filter(({ did }) => did === 'supplier-statement.changed');
    expect(trail).toMatchObject([{ from: { title: texts.title }, to: { title: 'Better words' } }]);
  });

  test('is not replaced by the same file', async () => {
    const person = await administrator('S4');
    const statement = await written(service, 'S4');
    const file = await upload(person, 'S4', pdf, 'Statement.pdf');
    const change = { ...texts, file, effectiveOn: '2027-05-03', version: 1 };
    const refused = await person.put(own('S4', statement.id), change).expect(400);
    expect(refused.body.errors).toMatchObject([{ field: 'file' }]);
    const newer = { ...change, file: await upload(person, 'S4', png, 'Newer.png') };
    for (const _ of [1, 2])
      expect((await person.put(own('S4', statement.id), newer).expect(200)).body).toMatchObject({
        version: 2,
        file: { number: 2, name: 'Newer.png' },
      });
  });

  test('is one of fifty at most', async () => {
    const person = await administrator('S5');
    const statement = await written(service, 'S5');
    await service.database.query(
      `with copies as (
         insert into supplier_statements
         select gen_random_uuid(), code, supplier_name, named_at, title, products, summary, questions, search_text, number,
           version, withdrawn_on
         from supplier_statements, generate_series(1, 49) where id = $1 returning id
       )
       insert into supplier_statement_versions
       select gen_random_uuid(), copies.id, number, name, media_type, size, content, digest, effective_on, expires_on,
         written_at, written_by, written_by_name
       from copies, supplier_statement_versions where statement_id = $1`,
      [statement.id],
    );
    const file = await upload(person, 'S5', pdf, 'Statement.pdf');
    const full = await person.post(own('S5'), { ...texts, file }).expect(409);
    expect(full.body.code).toBe('supplier-statements-full');
    await person.post(`${own('S5', statement.id)}/withdrawal`, { version: 1 }).expect(200);
    await person.post(own('S5'), { ...texts, file }).expect(200);
    await service.database.query(
      `update supplier_statements set withdrawn_on = '2026-11-29' where code = 'S5'`,
    );
  });

  test('outlives the upload that it was made of', async () => {
    const statement = await written(service, 'S6', { title: 'Kept' });
    service.clock.set(new Date(Date.now() + 25 * 3600_000));
    await service.app.get(DocumentsHousekeeping).clear();
    service.clock.set(new Date());
    const home = await as(service, 'member', 'H1');
    expect((await home.get(`/supplier-statements/${statement.id}/file`).expect(200)).body).toEqual(pdf);
    expect(await documentsOf(await administrator('S6'), 'S6')).toEqual([]);
  });
});
