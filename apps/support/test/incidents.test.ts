import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OrganisationRole } from '@dspt/contracts/access';
import type { Incident, IncidentFacts } from '@dspt/contracts/support/incidents';
import { admitted, bearerOf } from '@dspt/testing/access';
import type { TestService } from '@dspt/testing/service';
import { parse } from 'csv-parse/sync';
import { admitted as staffAdmitted, as, helpdesk, olive, startSupport } from './support/harness.js';
import { importSites } from './support/organisations.js';

let service: TestService;
beforeAll(async () => {
  service = await startSupport(['organisations']);
  service.clock.set(new Date('2026-11-29T12:00:00Z'));
  await importSites(service, [
    { code: 'V1', name: 'ROSE HOUSE', parent: 'H1' },
    { code: 'V2', name: 'THORN HOUSE', parent: 'H1' },
  ]);
});
afterAll(() => service?.close());

const facts: IncidentFacts = {
  title: '=Letter to the wrong family',
  kind: 'wrong-person',
  description: 'A care plan went to another family.',
  foundOn: '2026-11-28',
  foundAt: '14:30',
  personal: 'yes',
  whom: ['people-cared-for'],
  people: 1,
  likelihood: 'likely',
  severity: 'none',
  done: 'We rang them.',
  regulatorToldOn: null,
  regulatorReference: '',
};
const bare: IncidentFacts = {
  title: '',
  kind: null,
  description: '',
  foundOn: null,
  foundAt: '',
  personal: null,
  whom: [],
  people: null,
  likelihood: null,
  severity: null,
  done: '',
  regulatorToldOn: null,
  regulatorReference: '',
};

type Method = 'get' | 'post' | 'put';
async function asked(
  method: Method,
  path: string,
  body?: object,
  { role = 'member', code = 'V1' }: { role?: OrganisationRole; code?: string } = {},
) {
  const request = service.http[method](`/organisations/V1/incidents${path}`);
  return request.set('authorization', await bearerOf(service, role, code)).send(body);
}
const begun = async (given: IncidentFacts = facts): Promise<Incident> =>
  (await asked('post', '', { requestId: randomUUID(), facts: given })).body as Incident;
const reported = async (): Promise<Incident> => {
  const { id, version } = await begun();
  return (await asked('post', `/${id}/opening`, { version })).body as Incident;
};

describe('an incident', () => {
  test('begins as a draft of which anything may be missing, once', async () => {
    const sent = { requestId: randomUUID(), facts: bare };
    const authorization = await bearerOf(service, 'member', 'V1');
    const send = () =>
      service.http.post('/organisations/V1/incidents').set('authorization', authorization).send(sent);
    const [first, second] = await Promise.all([send(), send()]);
    expect(first.body).toMatchObject({ state: 'draft', decision: null, tellBy: null, version: 1 });
    expect(second.body).toEqual(first.body);
  });

  test('can be reported once all that decides is known, and says until when the regulator is to be told', async () => {
    const draft = await begun(bare);
    const early = await asked('post', `/${draft.id}/opening`, { version: 1 });
    expect(early.status).toBe(400);
    expect((early.body as { errors: object[] }).errors).toContainEqual({
      field: 'title',
      message: 'Say in a few words what happened',
    });
    const changed = await asked('put', `/${draft.id}`, { version: 1, facts });
    expect(changed.body).toMatchObject({
      decision: 'tell-regulator',
      tellBy: '2026-12-01T14:30:00.000Z',
      version: 2,
    });
    const { body } = await asked('post', `/${draft.id}/opening`, { version: 2 });
    expect(body).toMatchObject({
      state: 'open',
      number: expect.stringMatching(/^I-\d{6}$/),
      entries: [{ what: 'reported' }, { what: 'changed', fields: expect.any(Array) }, { what: 'begun' }],
    });
  });

  test('is edited while it is open, stays complete, is closed, and opened again', async () => {
    const { id, version } = await reported();
    const emptied = await asked('put', `/${id}`, { version, facts: { ...facts, title: '' } });
    expect(emptied.status).toBe(400);
    const told = { ...facts, regulatorToldOn: '2026-11-29', regulatorReference: 'IC-1' };
    const { body: edited } = await asked('put', `/${id}`, { version, facts: told });
    expect(edited).toMatchObject({
      regulatorToldOn: '2026-11-29',
      entries: [{ fields: ['regulatorToldOn', 'regulatorReference'] }, {}, {}],
    });
    const { body: closed } = await asked('post', `/${id}/closing`, { version: version + 1 });
    expect(closed).toMatchObject({ state: 'closed' });
    expect((await asked('put', `/${id}`, { version: version + 2, facts })).body).toMatchObject({
      code: 'incident-not-now',
    });
    const { body: again } = await asked('post', `/${id}/opening`, { version: version + 2 });
    expect(again).toMatchObject({
      state: 'open',
      entries: expect.arrayContaining([expect.objectContaining({ what: 'reopened' })]),
    });
  });

  test('is withdrawn with a reason, and stays in the list', async () => {
    const { id, version } = await reported();
    expect((await asked('post', `/${id}/withdrawal`, { version, reason: ' ' })).body).toMatchObject({
      errors: [{ field: 'reason', message: 'Say why you withdraw it' }],
    });
    const { body } = await asked('post', `/${id}/withdrawal`, { version, reason: 'It was none' });
    expect(body).toMatchObject({
      state: 'withdrawn',
      entries: [{ what: 'withdrawn', note: 'It was none' }, {}, {}],
    });
    const { body: list } = await asked('get', '');
    expect((list as { items: Incident[] }).items.map((each) => each.id)).toContain(id);
  });

  test('of two people who change it, the slower sees what the other has made of it', async () => {
    const { id, version } = await begun();
    const change = (title: string) => asked('put', `/${id}`, { version, facts: { ...facts, title } });
    const answers = await Promise.all([change('One'), change('Two')]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    const winner = answers.find(({ status }) => status === 200)!.body as Incident;
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({
      code: 'incident-changed',
      current: { title: winner.title },
    });
  });
});

test('the CSV has every incident, and no cell of it is a formula', async () => {
  const { number } = await begun();
  const { text } = await asked('get', '.csv');
  expect(parse(text, { columns: true })).toContainEqual(
    expect.objectContaining({
      Number: number,
      'What happened': "'=Letter to the wrong family",
      State: 'Draft',
    }),
  );
});

describe('the helpdesk', () => {
  const all = async (query = '') =>
    (await as(service, olive).get(`/staff/incidents?perPage=100&${query}`)).body as { items: Incident[] };

  test('sees what is reported, and no draft', async () => {
    const [open, draft] = [await reported(), await begun()];
    const ids = (await all()).items.map(({ id }) => id);
    expect(ids).toContain(open.id);
    expect(ids).not.toContain(draft.id);
    expect((await as(service, olive).get(`/staff/incidents/${open.id}`)).body).toMatchObject({ facts });
    expect((await as(service, olive).get(`/staff/incidents/${draft.id}`)).status).toBe(404);
  });
  test.each(['sort=tellBy&order=ASC', 'sort=organisation', 'code=v1', 'state=open'])(
    'asks for %s',
    async (query) => {
      const { items } = await all(query);
      expect(items.length).toBeGreaterThan(0);
      if (query === 'state=open') expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['open']));
    },
  );
  test('finds none of an organisation that reported none', async () => {
    expect((await all('code=V2')).items).toEqual([]);
  });
});

const people = ['auditor', 'member', 'administrator'];
const some = randomUUID();
interface Operation {
  method: Method;
  path: string;
  /** Complete: only whose it is can be wrong. */
  body?: object;
  who?: string[];
}
const version = 1;
const operations: Record<string, Operation> = {
  'GET /organisations/:code/incidents': { method: 'get', path: '', who: people },
  'GET /organisations/:code/incidents.csv': { method: 'get', path: '.csv', who: people },
  'GET /organisations/:code/incidents/:id': { method: 'get', path: `/${some}`, who: people },
  'POST /organisations/:code/incidents': { method: 'post', path: '', body: { facts } },
  'PUT /organisations/:code/incidents/:id': { method: 'put', path: `/${some}`, body: { version, facts } },
  'POST /organisations/:code/incidents/:id/opening': {
    method: 'post',
    path: `/${some}/opening`,
    body: { version },
  },
  'POST /organisations/:code/incidents/:id/closing': {
    method: 'post',
    path: `/${some}/closing`,
    body: { version },
  },
  'POST /organisations/:code/incidents/:id/withdrawal': {
    method: 'post',
    path: `/${some}/withdrawal`,
    body: { version, reason: 'None' },
  },
};
async function mayOf(name: string): Promise<void> {
  const { method, path, who = people.slice(1) } = operations[name]!;
  const ask = () => service.http[method](`/organisations/V1/incidents${path}`);
  expect(await admitted(service, 'V1', ask)).toEqual(who);
}
/** Somebody else's organisation, and somebody else's incident under the own code: as what does not exist. */
async function whoseOf(name: string): Promise<void> {
  const { method, path, body } = operations[name]!;
  const theirs = (await reported()).id;
  const ask = async (code: string, id: string) => {
    const request = service.http[method](`/organisations/${code}/incidents${path.replace(some, id)}`);
    const answer = await request.set('authorization', await bearerOf(service, 'member', 'V2')).send(body);
    return { status: answer.status, body: answer.body as unknown };
  };
  const none = await ask('V9', some);
  expect(none.status).toBe(404);
  expect(await ask('V1', theirs)).toEqual(none);
  if (path.includes(some)) expect(await ask('V2', theirs)).toEqual(await ask('V2', some));
}

test('who may: GET /organisations/:code/incidents', () => mayOf('GET /organisations/:code/incidents'));
test('whose: GET /organisations/:code/incidents', () => whoseOf('GET /organisations/:code/incidents'));
test('who may: GET /organisations/:code/incidents.csv', () =>
  mayOf('GET /organisations/:code/incidents.csv'));
test('whose: GET /organisations/:code/incidents.csv', () =>
  whoseOf('GET /organisations/:code/incidents.csv'));
test('who may: GET /organisations/:code/incidents/:id', () =>
  mayOf('GET /organisations/:code/incidents/:id'));
test('whose: GET /organisations/:code/incidents/:id', () =>
  whoseOf('GET /organisations/:code/incidents/:id'));
test('who may: POST /organisations/:code/incidents', () => mayOf('POST /organisations/:code/incidents'));
test('whose: POST /organisations/:code/incidents', () => whoseOf('POST /organisations/:code/incidents'));
test('who may: PUT /organisations/:code/incidents/:id', () =>
  mayOf('PUT /organisations/:code/incidents/:id'));
test('whose: PUT /organisations/:code/incidents/:id', () =>
  whoseOf('PUT /organisations/:code/incidents/:id'));
test('who may: POST /organisations/:code/incidents/:id/opening', () =>
  mayOf('POST /organisations/:code/incidents/:id/opening'));
test('whose: POST /organisations/:code/incidents/:id/opening', () =>
  whoseOf('POST /organisations/:code/incidents/:id/opening'));
test('who may: POST /organisations/:code/incidents/:id/closing', () =>
  mayOf('POST /organisations/:code/incidents/:id/closing'));
test('whose: POST /organisations/:code/incidents/:id/closing', () =>
  whoseOf('POST /organisations/:code/incidents/:id/closing'));
test('who may: POST /organisations/:code/incidents/:id/withdrawal', () =>
  mayOf('POST /organisations/:code/incidents/:id/withdrawal'));
test('whose: POST /organisations/:code/incidents/:id/withdrawal', () =>
  whoseOf('POST /organisations/:code/incidents/:id/withdrawal'));

test('who may: GET /staff/incidents', async () => {
  expect(await staffAdmitted(service, (who) => who.get('/staff/incidents'))).toEqual(helpdesk);
});
test('who may: GET /staff/incidents/:id', async () => {
  expect(await staffAdmitted(service, (who) => who.get(`/staff/incidents/${some}`))).toEqual(helpdesk);
});
