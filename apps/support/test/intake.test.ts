import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Identity } from '@dspt/testing/identity';
import { runCommand } from '@dspt/testing/service-process';
import type { TestService } from '@dspt/testing/service';
import { startSupport } from './support/harness.js';
import { line } from './support/organisations.js';

let service: TestService;
let identity: Identity;
beforeAll(async () => {
  service = await startSupport(['organisations', 'identity']);
  identity = await Identity.of(service);
  await importSite();
});
afterAll(async () => {
  await identity?.close();
  await service?.close();
});

/** By command: tokens are identity's here. */
async function importSite(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'dspt-ods-'));
  const file = join(folder, 'ecarehomesite.csv');
  await writeFile(file, `${line({ code: 'V1', name: 'ROSE HOUSE', parent: 'H1' })}\n`);
  const { databaseUrl } = service.otherServices['organisations']!;
  await runCommand(databaseUrl, 'apps/organisations/dist/imports/command.js', file);
  await rm(folder, { recursive: true });
}

const ann = { email: 'ann@rose.example', firstName: 'Ann', lastName: 'Bell', telephone: '' };
const asked = { topic: 'no-administrator', code: 'v1 ', message: 'Everybody has left.' };

describe('who may: POST /cases', () => {
  test('a stranger who passes the human check gets a case number', async () => {
    const { status, body } = await service.http
      .post('/cases')
      .send({ ...asked, ...ann, human: await identity.human() });
    expect([status, body]).toEqual([
      200,
      { number: expect.stringMatching(/^C-\d{4}-\d{6}$/), organisationName: 'ROSE HOUSE' },
    ]);
  });
  test('nobody without, and no answer counts twice', async () => {
    const human = await identity.human();
    const send = () => service.http.post('/cases').send({ ...asked, ...ann, human });
    expect((await send()).status).toBe(200);
    expect((await send()).body).toMatchObject({ code: 'human-check-failed' });
  });
  test('the same form sent twice opens one case, with one human check', async () => {
    const body = { ...asked, ...ann, human: await identity.human(), requestId: randomUUID() };
    const send = (change: object = {}) => service.http.post('/cases').send({ ...body, ...change });
    const answers = [...(await Promise.all([send(), send()])), await send()];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map((answer) => (answer.body as { number: string }).number)).size).toBe(1);
    expect((await send({ message: 'Something else.' })).body).toMatchObject({
      code: 'sent-with-other-contents',
    });
  });
  test('what is missing is named field by field', async () => {
    const { body } = await service.http.post('/cases').send({ ...ann, human: await identity.human() });
    const { errors } = body as { errors: { field: string }[] };
    expect(errors.map(({ field }) => field)).toEqual(['topic', 'message']);
  });
});

describe('who may: POST /me/cases', () => {
  test('who is signed in, and is known', async () => {
    const person = await identity.account({
      email: 'cara@rose.example',
      firstName: 'Cara',
      roles: { V1: 'auditor' },
    });
    const { status } = await service.http
      .post('/me/cases')
      .set('authorization', await identity.bearer(person))
      .send({ topic: 'site-list', code: 'V1', message: 'One is missing.' });
    expect(status).toBe(200);
    const [row] = await service.database.query<object[]>(`select * from cases where topic = 'site-list'`);
    expect(row).toMatchObject({ email: 'cara@rose.example', first_name: 'Cara', telephone: '01632 960000' });
  });
  test('not a stranger', async () => {
    expect((await service.http.post('/me/cases').send({ topic: 'other', message: 'x' })).status).toBe(401);
  });
});

describe('who may: GET /me/data/cases', () => {
  test('whoever is signed in, of their own', async () => {
    const [dora, other] = await Promise.all(
      ['dora@rose.example', 'otto@rose.example'].map((email) =>
        identity.account({ email, firstName: 'Dora', roles: { V1: 'member' } }),
      ),
    );
    const ask = async (person: typeof dora) =>
      service.http.get('/me/data/cases').set('authorization', await identity.bearer(person!));
    await service.http
      .post('/me/cases')
      .set('authorization', await identity.bearer(dora!))
      .send({ topic: 'other', code: null, message: 'The page is green.' });
    await service.database.query(
      `insert into case_entries (id, case_id, kind, at, text)
       select gen_random_uuid(), id, kind, now(), kind || ' written' from cases, unnest(array['email', 'note']) kind
       where email = 'dora@rose.example'`,
    );
    const { body } = await ask(dora);
    expect(body).toMatchObject({
      sections: [
        { rows: [{ 'What you wrote': 'The page is green.' }] },
        { rows: [{ 'What we wrote': 'email written' }] },
      ],
    });
    expect((await ask(other)).body).toMatchObject({ sections: [{ rows: [] }, { rows: [] }] });
  });
  test('not a stranger', async () => expect((await service.http.get('/me/data/cases')).status).toBe(401));
});
