import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { organisationRenamed } from '@dspt/contracts/organisations/organisations';
import { toldTwice } from '@dspt/testing/events';
import type { TestService } from '@dspt/testing/service';
import { SupplierNames } from '../src/supplier-statements/supplier-names.js';
import { answer, readItem } from './support/assessment.js';
import { pdf, png } from './support/files.js';
import { as } from './support/people.js';
import { startWithOrganisations } from './support/service.js';
import {
  add,
  documentsOf,
  find,
  own,
  ownOf,
  replaced,
  texts,
  written,
} from './support/supplier-statements.js';
import { trailOf } from './support/trail.js';

const sites = ['H1', 'H2', 'H3', 'S7', 'S8'];
let service: TestService;
beforeAll(async () => {
  service = await startWithOrganisations(
    sites.map((code) => ({ code, name: `SUPPLIER ${code}`, parent: 'HQ' })),
  );
});
afterAll(() => service?.close());

const administrator = (code: string) => as(service, 'administrator', code);

describe('found', () => {
  const names = async (q: string) => {
    const { items } = await find(await as(service, 'auditor', 'H1'), q);
    return items.map(({ title }) => title);
  };
  beforeAll(async () => {
    await written(service, 'S7', { title: 'Zebra payslips', products: 'Payslip Penguin, Wages Walrus' });
    await written(service, 'S7', { title: 'Yak rosters', products: 'The Roster Service' });
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
    expect(await names('supplier s7')).not.toContain('Yak rosters');
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
    const statement = await written(service, 'S8', { expiresOn: '2027-11-29' });
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
    const statement = await written(service, 'S8', { title: 'Counted' });
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
    const before = await written(service, 'S8', { title: 'To be replaced' });
    const home = await as(service, 'member', 'H3');
    const old = (await add(home, 'H3', before).expect(200)).body as {
      id: string;
      name: string;
      size: number;
    };
    await answer(home, 'H3', '10.1.2', { documents: [{ kind: 'upload', ...old }] });
    const after = await replaced(service, before);
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
    const statement = await written(service, 'S8', { title: 'Flamingo', products: 'Flamingo' });
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
