import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { listDocuments, uploadDocument } from '@dspt/contracts/assessment/documents';
import {
  findSupplierStatements,
  listSupplierStatements,
  ownSupplierStatement,
  supplierStatement,
  type OwnSupplierStatement,
} from '@dspt/contracts/assessment/supplier-statements';
import { organisationRenamed } from '@dspt/contracts/organisations/organisations';
import { admitted } from '@dspt/testing/access';
import { toldTwice } from '@dspt/testing/events';
import type { TestService } from '@dspt/testing/service';
import { DocumentsHousekeeping } from '../src/documents/documents-housekeeping.js';
import { SupplierNames } from '../src/supplier-statements/supplier-names.js';
import { accessTests, administrators, anyRole, whoAnswers } from './support/access.js';
import { answer, readItem } from './support/assessment.js';
import { pdf, png } from './support/files.js';
import { as, type Person } from './support/people.js';
import { startWithOrganisations } from './support/service.js';
import { trailOf } from './support/trail.js';

const sites = ['V1', 'V2', 'H1', 'H2', 'H3', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8'];
let service: TestService;
beforeAll(async () => {
  service = await startWithOrganisations(
    sites.map((code) => ({ code, name: `SUPPLIER ${code}`, parent: 'HQ' })),
  );
});
afterAll(() => service?.close());

const own = (code: string, id = ''): string =>
  `/organisations/${code}/supplier-statements${id ? `/${id}` : ''}`;
const adding = (code: string): string => `/organisations/${code}/documents/from-statement`;
const texts = {
  title: 'How we keep your data safe',
  products: 'Rotamatic',
  summary: 'Data stays in England.',
  questions: ['10.1.2'],
  effectiveOn: '',
  expiresOn: '',
};
const administrator = (code: string) => as(service, 'administrator', code);

async function upload(person: Person, code: string, content: Buffer, name: string): Promise<string> {
  const { body } = await person.send('post', `/organisations/${code}/documents`, content, name).expect(200);
  return uploadDocument.output.parse(body).id;
}

async function written(code: string, more: object = {}): Promise<OwnSupplierStatement> {
  const person = await administrator(code);
  const file = await upload(person, code, pdf, 'Statement.pdf');
  const body = { ...texts, file, requestId: randomUUID(), ...more };
  return ownSupplierStatement.parse((await person.post(own(code), body).expect(200)).body);
}

/** The same with a newer file in its place. */
async function replaced({ supplier: { code }, id, version }: OwnSupplierStatement, name = 'Newer.png') {
  const person = await administrator(code);
  const file = await upload(person, code, png, name);
  const body = { ...texts, effectiveOn: '2027-05-03', file, version };
  return ownSupplierStatement.parse((await person.put(own(code, id), body).expect(200)).body);
}

const add = (person: Person, code: string, { id, file }: OwnSupplierStatement) =>
  person.post(adding(code), { statement: id, version: file.id });

const find = async (person: Person, q: string, more = '') =>
  findSupplierStatements.output.parse(
    (await person.get(`/supplier-statements?q=${encodeURIComponent(q)}${more}`).expect(200)).body,
  );

const documentsOf = async (person: Person, code: string) =>
  listDocuments.output.parse((await person.get(`/organisations/${code}/documents`).expect(200)).body).items;

const ownOf = async (person: Person, code: string) =>
  listSupplierStatements.output.parse((await person.get(own(code)).expect(200)).body).items;

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
    const statement = await written('S1', { expiresOn: '2027-11-29' });
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
    const statement = await written('S3');
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
    const statement = await written('S4');
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
    const statement = await written('S5');
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
    const statement = await written('S6', { title: 'Kept' });
    service.clock.set(new Date(Date.now() + 25 * 3600_000));
    await service.app.get(DocumentsHousekeeping).clear();
    service.clock.set(new Date());
    const home = await as(service, 'member', 'H1');
    expect((await home.get(`/supplier-statements/${statement.id}/file`).expect(200)).body).toEqual(pdf);
    expect(await documentsOf(await administrator('S6'), 'S6')).toEqual([]);
  });
});

describe('found', () => {
  const names = async (q: string) => {
    const { items } = await find(await as(service, 'auditor', 'H1'), q);
    return items.map(({ title }) => title);
  };
  beforeAll(async () => {
    await written('S7', { title: 'Zebra payslips', products: 'Payslip Penguin, Wages Walrus' });
    await written('S7', { title: 'Yak rosters', products: 'The Roster Service' });
  });
  test.each([
    ['a product', 'walrus', ['Zebra payslips']],
    ['beginnings of words, in any order and case', 'PENG pay', ['Zebra payslips']],
    ['the title', 'zebra', ['Zebra payslips']],
    ['the supplier’s code', ' s7 ', ['Yak rosters', 'Zebra payslips']],
    ['the supplier’s name', 'Supplier S7', ['Yak rosters', 'Zebra payslips']],
    ['a wrong letter', 'penguni', ['Zebra payslips']],
    ['an everyday word that it lacks', 'walrus limited', ['Zebra payslips']],
    ['nothing like it', 'qqqqqq', []],
    ['signs alone', '%_', []],
  ])('by %s', async (_, q, titles) => expect(await names(q)).toEqual(titles));
  test('page by page, with the number of all', async () => {
    const person = await as(service, 'auditor', 'H1');
    const second = await find(person, 'S7', '&page=2&perPage=1');
    expect(second).toMatchObject({ total: 2, items: [{ title: 'Zebra payslips' }] });
  });
  test('only when something is looked for', async () => {
    const person = await as(service, 'auditor', 'H1');
    await person.get('/supplier-statements').expect(400);
    await person.get('/supplier-statements?q=%20').expect(400);
  });
  test('hears: organisations.renamed.v1', async () => {
    await toldTwice(service, organisationRenamed, { code: 'S7', name: 'AARDVARK SYSTEMS' });
    expect(await names('aardvark')).toEqual(['Yak rosters', 'Zebra payslips']);
    const [first] = (await find(await as(service, 'auditor', 'H1'), 'yak')).items;
    expect(first!.supplier).toEqual({ code: 'S7', name: 'AARDVARK SYSTEMS' });
  });
  test('hears once: organisations.renamed.v1', async () => {
    expect(await names('supplier s7')).toEqual([]);
    expect(await ownOf(await administrator('S7'), 'S7')).toMatchObject([{ version: 1 }, { version: 1 }]);
  });
  test('under its name again within a day, when a new one was never heard of', async () => {
    await service.app.get(SupplierNames).putRight();
    expect(await names('aardvark')).toEqual([]);
    expect(await names('supplier s7')).toEqual(['Yak rosters', 'Zebra payslips']);
  });
});

describe('added to the documents of an organisation', () => {
  test('it is one of them with its dates, once, can be an answer, and says whose it is', async () => {
    const statement = await written('S8', { expiresOn: '2027-11-29' });
    const home = await as(service, 'member', 'H1');
    for (const _ of [1, 2])
      expect((await add(home, 'H1', statement).expect(200)).body).toEqual({
        id: statement.file.id,
        name: 'Statement.pdf',
        size: pdf.length,
      });
    const [document, ...others] = await documentsOf(home, 'H1');
    expect(others).toEqual([]);
    expect(document).toMatchObject({
      id: statement.file.id,
      uploadedBy: 'Test member',
      expiresOn: '2027-11-29',
      statement: { id: statement.id, supplier: 'SUPPLIER S8', withdrawnOn: null, newer: null },
    });
    const { id, name, size } = document!;
    await answer(home, 'H1', '10.1.2', { documents: [{ kind: 'upload', id, name, size }] });
    expect((await readItem(home, 'H1', '10.1.2')).answer.documents).toMatchObject([{ id }]);
    expect((await home.get(`/organisations/H1/documents/${id}`).expect(200)).body).toEqual(pdf);
    await home.get(`/organisations/H2/documents/${id}`).expect(404);
    await (await as(service, 'member', 'H2')).get(`/organisations/H2/documents/${id}`).expect(404);
    const line = (await trailOf(service, 'H1')).filter(({ did }) => did === 'supplier-statement.added');
    expect(line).toMatchObject([{ to: { supplier: 'S8', name: 'Statement.pdf' } }]);
  });

  test('its content is kept once, and takes none of their room; the supplier learns how many have it', async () => {
    const statement = await written('S8', { title: 'Counted' });
    for (const code of ['H2', 'H3'])
      await add(await as(service, 'member', code), code, statement).expect(200);
    const kept = await service.database.query(
      'select code, content is null as elsewhere from documents where id = $1 order by code',
      [statement.file.id],
    );
    expect(kept).toEqual(['H2', 'H3'].map((code) => ({ code, elsewhere: true })));
    const mine = (await ownOf(await administrator('S8'), 'S8')).find(({ id }) => id === statement.id)!;
    expect(mine.addedBy).toBe(2);
    expect(JSON.stringify(mine)).not.toMatch(/H2|H3/);
  });

  test('a newer version is offered beside it, and takes its place as any newer document does', async () => {
    const before = await written('S8', { title: 'To be replaced' });
    const home = await as(service, 'member', 'H3');
    const old = (await add(home, 'H3', before).expect(200)).body as {
      id: string;
      name: string;
      size: number;
    };
    await answer(home, 'H3', '10.1.2', { documents: [{ kind: 'upload', ...old }] });
    const after = await replaced(before);
    expect(after.file).toMatchObject({ number: 2, name: 'Newer.png', effectiveOn: '2027-05-03' });
    const shown = (await documentsOf(home, 'H3')).find(({ id }) => id === old.id)!;
    expect(shown.statement!.newer).toEqual({ id: after.file.id, from: '2027-05-03' });
    expect((await home.get(`/organisations/H3/documents/${old.id}`).expect(200)).body).toEqual(pdf);

    const late = await add(home, 'H3', before).expect(409);
    expect(late.body.code).toBe('supplier-statement-changed');
    await add(home, 'H3', after).expect(200);
    const path = `/organisations/H3/documents/${old.id}/replacements`;
    const preview = (await home.get(`${path}/${after.file.id}`).expect(200)).body;
    expect(preview).toMatchObject({ by: { effectiveOn: '2027-05-03' }, answers: [{ ref: '10.1.2' }] });
    const { answers } = preview as { answers: { ref: string; version: number }[] };
    await home
      .post(path, {
        by: after.file.id,
        answers: answers.map(({ ref, version }) => ({ ref, version })),
        effectiveOn: '2027-05-03',
        expiresOn: '',
        version: 0,
      })
      .expect(200);
    expect((await readItem(home, 'H3', '10.1.2')).answer.documents).toMatchObject([{ id: after.file.id }]);
    expect((await home.get(`/organisations/H3/documents/${after.file.id}`).expect(200)).body).toEqual(png);
  });

  test('it stays when the supplier withdraws it, says so, and is found no more', async () => {
    const statement = await written('S8', { title: 'Flamingo', products: 'Flamingo' });
    const home = await as(service, 'member', 'H2');
    await add(home, 'H2', statement).expect(200);
    const supplier = await administrator('S8');
    const path = `${own('S8', statement.id)}/withdrawal`;
    for (const _ of [1, 2]) await supplier.post(path, { version: 1 }).expect(200);
    expect(await find(home, 'flamingo')).toEqual({ items: [], total: 0 });
    expect((await documentsOf(home, 'H2')).find(({ id }) => id === statement.file.id)).toMatchObject({
      statement: { withdrawnOn: expect.stringMatching(/^\d{4}-/), newer: null },
    });
    await home.get(`/organisations/H2/documents/${statement.file.id}`).expect(200);
    await home.get(`/supplier-statements/${statement.id}/file`).expect(404);
    const refused = await add(await as(service, 'member', 'H1'), 'H1', statement).expect(409);
    expect(refused.body.code).toBe('supplier-statement-withdrawn');
    const change = { ...texts, file: null, version: 2 };
    await supplier.put(own('S8', statement.id), change).expect(409);
  });
});
