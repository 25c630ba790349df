import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  caseEmailWritten,
  caseOpened,
  getCaseLetter,
  type HelpdeskCase,
} from '@dspt/contracts/support/cases';
import { NatsLink } from '@dspt/service-kit/messaging/nats-link';
import { eventsOf } from '@dspt/testing/events';
import type { TestService } from '@dspt/testing/service';
import { admitted, as, helpdesk, olive, otto, startSupport } from './support/harness.js';
import { importSites } from './support/organisations.js';

let service: TestService;
beforeAll(async () => {
  service = await startSupport(['organisations']);
  await importSites(service, [
    { code: 'V1', name: 'ROSE HOUSE', parent: 'HQ1' },
    { code: 'V2', name: 'OAK HOUSE', parent: 'HQ1' },
  ]);
});
afterAll(() => service?.close());

const call = {
  topic: 'no-administrator',
  code: 'V1',
  email: 'ann@rose.example',
  firstName: 'Ann',
  lastName: 'Bell',
  telephone: '01632 960000',
  message: 'Everybody who had an account has left.',
  source: 'telephone',
};
const record = async (change: object = {}): Promise<HelpdeskCase> => {
  const { status, body } = await as(service, olive).post('/staff/cases', {
    ...call,
    id: randomUUID(),
    ...change,
  });
  expect([status, body]).toEqual([200, expect.anything()]);
  return body as HelpdeskCase;
};
const wanted = ({ version, state, topic, code }: HelpdeskCase) => ({
  version,
  state,
  topic,
  code,
  assignee: null,
});

describe('a case recorded by hand', () => {
  test('has a number, names the organisation, and is told about', async () => {
    const opened = await record();
    expect(opened).toMatchObject({
      state: 'open',
      organisationName: 'ROSE HOUSE',
      assignee: null,
      entries: [],
    });
    expect(opened.number).toMatch(/^C-\d{4}-\d{6}$/);
    expect(await eventsOf(service, caseOpened, 'V1')).toContainEqual(
      expect.objectContaining({ caseId: opened.id, number: opened.number, topic: 'no-administrator' }),
    );
  });
  test('is there once however often it is sent', async () => {
    const id = randomUUID();
    const first = await record({ id });
    expect((await record({ id })).number).toBe(first.number);
    const together = await Promise.all([record({ id }), record({ id })]);
    expect(together.map(({ number }) => number)).toEqual([first.number, first.number]);
  });
  test('is refused under an id that came with other contents, or from somebody else', async () => {
    const id = randomUUID();
    await record({ id });
    const other = { ...call, id, message: 'Something else.' };
    expect((await as(service, olive).post('/staff/cases', other)).body).toMatchObject({
      status: 409,
      code: 'sent-with-other-contents',
    });
    expect((await as(service, otto).post('/staff/cases', { ...call, id })).status).toBe(409);
  });
  test('names an organisation that we know, or none', async () => {
    const { status, body } = await as(service, olive).post('/staff/cases', {
      ...call,
      id: randomUUID(),
      code: 'V999',
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ field: 'code' }] });
    expect((await record({ code: null })).organisationName).toBeNull();
  });
  test('shows others about the same organisation or from the same address', async () => {
    const [first, second, third] = [
      await record({ code: 'V2', email: 'one@oak.example' }),
      await record({ code: 'V2', email: 'two@oak.example' }),
      await record({ code: null, email: 'one@oak.example' }),
    ];
    const { body } = await as(service, olive).get(`/staff/cases/${first.id}`);
    const duplicates = (body as HelpdeskCase).duplicates.map(({ id }) => id);
    expect(duplicates.toSorted()).toEqual([second.id, third.id].toSorted());
  });
});

describe('a change of a case', () => {
  test('is kept in words, with who made it', async () => {
    const opened = await record();
    const change = { ...wanted(opened), state: 'waiting', assignee: 'me' };
    const { body } = await as(service, otto).put(`/staff/cases/${opened.id}`, change);
    expect(body).toMatchObject({
      state: 'waiting',
      assignee: { name: 'Otto Demo' },
      version: 2,
      entries: [
        {
          kind: 'change',
          by: { name: 'Otto Demo' },
          text: 'State: Open → Waiting for an answer\nAssignee: nobody → Otto Demo',
        },
      ],
    });
  });
  test('is refused with what is there now when somebody else was faster', async () => {
    const opened = await record();
    await as(service, otto).put(`/staff/cases/${opened.id}`, { ...wanted(opened), assignee: 'me' });
    const { status, body } = await as(service, olive).put(`/staff/cases/${opened.id}`, {
      ...wanted(opened),
      state: 'solved',
    });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'case-changed',
      current: { state: 'open', assignee: { name: 'Otto Demo' }, version: 2 },
    });
  });
  test('gives a case to nobody else', async () => {
    const opened = await record();
    const change = { ...wanted(opened), assignee: otto.id };
    expect((await as(service, olive).put(`/staff/cases/${opened.id}`, change)).status).toBe(400);
  });
  test('is in the audit trail, and so is the case', async () => {
    const opened = await record();
    await as(service, olive).put(`/staff/cases/${opened.id}`, { ...wanted(opened), state: 'solved' });
    const { body } = await as(service, olive).get(`/staff/audit?caseNumber=${opened.number}`);
    expect(body).toMatchObject({
      items: [
        {
          did: 'case.changed',
          from: { State: 'Open' },
          to: { State: 'Solved' },
          actor: { name: 'Olive Demo' },
        },
        { did: 'case.opened', organisation: 'V1' },
      ],
    });
  });
});

describe('notes and emails', () => {
  test('are written once, and an email is told about without its words', async () => {
    const opened = await record();
    const note = { id: randomUUID(), text: 'Rang back: no answer.' };
    const email = { id: randomUUID(), text: 'Please ring us.\n\nOlive' };
    for (const path of ['notes', 'notes'])
      await as(service, olive).post(`/staff/cases/${opened.id}/${path}`, note);
    for (const path of ['emails', 'emails'])
      await as(service, olive).post(`/staff/cases/${opened.id}/${path}`, email);
    const { body } = await as(service, olive).get(`/staff/cases/${opened.id}`);
    expect((body as HelpdeskCase).entries).toMatchObject([
      { kind: 'note', text: note.text },
      { kind: 'email', text: email.text },
    ]);
    const told = (await eventsOf(service, caseEmailWritten, 'V1')).filter(
      ({ caseId }) => caseId === opened.id,
    );
    expect(told).toEqual([{ caseId: opened.id, entryId: email.id, number: opened.number, code: 'V1' }]);
  });
});

describe('the queue', () => {
  test('filters, searches, sorts and counts', async () => {
    const mine = await record({ email: 'queue@rose.example', topic: 'site-list' });
    await as(service, otto).put(`/staff/cases/${mine.id}`, { ...wanted(mine), assignee: 'me' });
    const listed = async (query: string) =>
      (await as(service, otto).get(`/staff/cases?${query}`)).body as { items: HelpdeskCase[]; total: number };
    expect(await listed('topic=site-list&assignee=me&state=unsolved')).toMatchObject({
      total: 1,
      items: [{ id: mine.id }],
    });
    expect((await listed(`q=${mine.number.toLowerCase()}`)).total).toBe(1);
    expect((await listed('q=queue%40rose')).total).toBe(1);
    expect((await listed('email=queue@rose.example&assignee=nobody')).total).toBe(0);
    const byNumber = await listed('sort=number&order=DESC&perPage=2');
    expect(byNumber.items.map(({ number }) => number)).toEqual(
      byNumber.items
        .map(({ number }) => number)
        .toSorted()
        .toReversed(),
    );
    expect(byNumber.total).toBeGreaterThan(2);
  });
});

describe('who may', () => {
  const id = randomUUID();
  const anything = { id: randomUUID(), text: 'x' };
  test.each([
    ['who may: GET /staff/cases', (who: ReturnType<typeof as>) => who.get('/staff/cases')],
    ['who may: GET /staff/cases/:id', (who: ReturnType<typeof as>) => who.get(`/staff/cases/${id}`)],
    ['who may: POST /staff/cases', (who: ReturnType<typeof as>) => who.post('/staff/cases', {})],
    ['who may: PUT /staff/cases/:id', (who: ReturnType<typeof as>) => who.put(`/staff/cases/${id}`, {})],
    [
      'who may: POST /staff/cases/:id/notes',
      (who: ReturnType<typeof as>) => who.post(`/staff/cases/${id}/notes`, anything),
    ],
    [
      'who may: POST /staff/cases/:id/emails',
      (who: ReturnType<typeof as>) => who.post(`/staff/cases/${id}/emails`, anything),
    ],
  ] as const)('%s', async (_, ask) => {
    expect(await admitted(service, ask)).toEqual(helpdesk);
  });
});

describe('support.cases.letter', () => {
  const ask = async (input: object) => {
    const { connection } = service.app.get(NatsLink);
    return (await connection.request(getCaseLetter.subject, JSON.stringify(input))).json();
  };
  test('answers: support.cases.letter', async () => {
    const { id, number } = await record();
    expect(await ask({ caseId: id, entryId: null })).toEqual({
      number,
      email: 'ann@rose.example',
      firstName: 'Ann',
      lastName: 'Bell',
      telephone: '01632 960000',
      text: 'Everybody who had an account has left.',
    });
  });
  test('refuses bad input: support.cases.letter', async () => {
    expect(await ask({ caseId: 'none' })).toMatchObject({ code: 'invalid-input' });
    expect(await ask({ caseId: randomUUID(), entryId: null })).toMatchObject({ code: 'not-found' });
  });
});
