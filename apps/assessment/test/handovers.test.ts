import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  listAssignmentHistory,
  listAssignments,
  questionsGiven,
  type Assignment,
} from '@dspt/contracts/assessment/assignments';
import { changeWords } from '@dspt/contracts/assessment/change-words';
import { listChanges } from '@dspt/contracts/assessment/changes';
import { findHandover, listInHand, questionsHandedOver } from '@dspt/contracts/assessment/handovers';
import { memberRemoved } from '@dspt/contracts/identity/users';
import { NatsLink } from '@dspt/service-kit/messaging/nats-link';
import { eventsOf, toldTwice } from '@dspt/testing/events';
import type { TestService } from '@dspt/testing/service';
import { AssignmentsTold } from '../src/assignments/assignments-told.js';
import { Group } from './support/answer-copies.js';
import type { Person } from './support/people.js';

let group: Group;
let service: TestService;
const ids: Record<string, string> = {};

beforeAll(async () => {
  group = await Group.open(['V1', 'V2']);
  ({ service } = group);
  const people = { Ann: 'administrator', Bo: 'member', Cy: 'auditor', Di: 'member' };
  for (const [firstName, role] of Object.entries(people))
    ids[firstName] = (await group.person(firstName, { V1: role, V2: 'member' })).id;
  ids['Ed'] = (await group.person('Ed', { V2: 'administrator' })).id;
  service.clock.set(new Date('2026-11-16T15:00:00Z'));
});
afterAll(() => group?.close());

const path = '/organisations/V1/handovers';
const as = (who: string): Promise<Person> => group.again(ids[who]!);
async function all(): Promise<Assignment[]> {
  const { body } = await (await as('Ann')).get('/organisations/V1/assignments').expect(200);
  return listAssignments.output.parse(body).items;
}
const now = async (ref: string) => (await all()).find((one) => one.ref === ref);

async function give(refs: string[], to: string, dueOn?: string): Promise<void> {
  const items = await Promise.all(
    refs.map(async (ref) => ({ ref, version: (await now(ref))?.version ?? 0 })),
  );
  const ann = await as('Ann');
  await ann
    .put('/organisations/V1/assignments', { items, owner: ids[to], ...(dueOn ? { dueOn } : {}) })
    .expect(200);
}
/** What a page would show of all that somebody has in hand, and whose it is to be. */
async function shown(from: string | null, to: string | null) {
  const items = (await all())
    .filter(({ open, owner, leftBy }) => open && (from ? owner?.id === ids[from] : !owner && leftBy))
    .map(({ ref, version }) => ({ ref, version, to: to && ids[to]! }));
  return { requestId: randomUUID(), from: from && ids[from]!, items, note: '' };
}

test('who may: POST /organisations/:code/handovers', async () => {
  await give(['1.1.1'], 'Di');
  const ofDi = await shown('Di', 'Ann');
  expect((await service.http.post(path).send(ofDi)).status).toBe(401);
  await (await as('Cy')).post(path, ofDi).expect(403);
  for (const from of [ofDi.from, null]) {
    const { body } = await (await as('Bo')).post(path, { ...ofDi, from }).expect(400);
    expect(body).toMatchObject({
      errors: [{ field: 'from', message: expect.stringContaining('administrator') }],
    });
  }
  await (await as('Di')).post(path, ofDi).expect(200);
  await (await as('Ann')).post(path, await shown('Ann', 'Di')).expect(200);
  expect(await now('1.1.1')).toMatchObject({ owner: { id: ids['Di'] } });
  await (await as('Ann')).post(path, await shown('Di', null)).expect(200);
});
test('whose: POST /organisations/:code/handovers', async () => {
  const ann = await as('Ann');
  const body = { ...(await shown('Ann', 'Bo')), items: [{ ref: '1.1.1', version: 1, to: ids['Bo'] }] };
  const answers = await Promise.all(
    ['V2', 'NONE'].map((code) => ann.post(`/organisations/${code}/handovers`, body)),
  );
  expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  expect(answers[0]!.body).toEqual(answers[1]!.body);
});

describe('GET /me/in-hand', () => {
  test('who may: GET /me/in-hand', async () => {
    expect((await service.http.get('/me/in-hand')).status).toBe(401);
    await give(['2.1.1', '1.2.4'], 'Bo');
    const { body } = await (await as('Bo')).get('/me/in-hand').expect(200);
    expect(listInHand.output.parse(body).items).toEqual([
      { code: 'V1', organisationName: 'HOUSE V1', questions: 2 },
    ]);
  });
  test('whose: GET /me/in-hand', async () => {
    for (const who of ['Ann', 'Ed', 'Cy'])
      expect((await (await as(who)).get('/me/in-hand').expect(200)).body).toEqual({ items: [] });
  });
});

describe('whoever takes something over', () => {
  test('has it at once, with its day; its history says how, and with which words', async () => {
    await give(['2.1.1', '1.2.4'], 'Bo', '2027-03-31');
    const body = { ...(await shown('Bo', 'Di')), note: 'The list is in\nthe blue folder' };
    body.items[0]!.to = null;
    const answer = await (await as('Ann')).post(path, body).expect(200);
    expect(answer.body).toEqual({ questions: 2 });
    expect(await now('2.1.1')).toMatchObject({ owner: { name: 'Di Demo' }, dueOn: '2027-03-31' });
    expect(await now('1.2.4')).toMatchObject({ owner: null, leftBy: null });
    const ann = await as('Ann');
    const history = await ann.get('/organisations/V1/items/2.1.1/assignments').expect(200);
    expect(listAssignmentHistory.output.parse(history.body).items[0]).toMatchObject({
      changedBy: 'Ann Demo',
      from: { owner: 'Bo Demo' },
      to: { owner: 'Di Demo' },
      handover: { note: 'The list is in\nthe blue folder' },
    });
    const changes = listChanges.output.parse((await ann.get('/organisations/V1/changes')).body).items;
    expect(changes.slice(0, 2).map(changeWords).toSorted()).toEqual([
      'Handed it over from Bo Demo to Di Demo',
      'Handed it over from Bo Demo to nobody',
    ]);
  });
  test('is told of all of it once, at once, and not again in the morning', async () => {
    const told = await eventsOf(service, questionsHandedOver, 'V1');
    expect(told.at(-1)).toMatchObject({
      personId: ids['Di'],
      items: [{ ref: '2.1.1', question: expect.any(String), dueOn: '2027-03-31' }],
    });
    expect(JSON.stringify(told)).not.toContain('blue folder');
    service.clock.set(new Date('2026-11-17T08:00:00Z'));
    await service.app.get(AssignmentsTold).tell();
    expect(await eventsOf(service, questionsGiven, 'V1')).toEqual([]);
  });
  test('is not told of what they take themselves', async () => {
    const before = await eventsOf(service, questionsHandedOver, 'V1');
    await (await as('Ann')).post(path, await shown('Di', 'Ann')).expect(200);
    expect(await eventsOf(service, questionsHandedOver, 'V1')).toEqual(before);
  });
  test('may answer questions, and is somebody else', async () => {
    for (const to of ['Cy', 'Ed', 'Ann']) {
      const refused = await (await as('Ann')).post(path, await shown('Ann', to)).expect(400);
      expect(refused.body).toMatchObject({ errors: [{ field: 'to.2.1.1' }] });
    }
  });
});

describe('a handover', () => {
  test('that is sent twice is one', async () => {
    const body = await shown('Ann', 'Bo');
    const ann = await as('Ann');
    const answers = [await ann.post(path, body), await ann.post(path, body)];
    expect(answers.map((answer) => [answer.status, answer.body as object])).toEqual([
      [200, { questions: 1 }],
      [200, { questions: 1 }],
    ]);
    expect(await now('2.1.1')).toMatchObject({ owner: { id: ids['Bo'] } });
  });
  test('names what has changed since it was shown, and changes nothing', async () => {
    const body = await shown('Bo', 'Di');
    await give(['1.1.2'], 'Bo');
    await give(['2.1.1'], 'Ann');
    const refused = await (await as('Ann')).post(path, body).expect(409);
    expect(refused.body).toMatchObject({ code: 'handover-changed', changed: ['2.1.1', '1.1.2'] });
    expect(await now('1.1.2')).toMatchObject({ owner: { id: ids['Bo'] } });
  });
  test('of what somebody has left behind is an administrator’s', async () => {
    const about = { code: 'V1', organisationName: 'ROSE HOUSE', changedBy: null, helpdesk: false };
    await toldTwice(service, memberRemoved, { ...about, personId: ids['Bo']!, role: 'member' });
    expect(await now('1.1.2')).toMatchObject({ owner: null, leftBy: 'Bo Demo' });
    await (await as('Ann')).post(path, await shown(null, 'Di')).expect(200);
    expect(await now('1.1.2')).toMatchObject({ owner: { id: ids['Di'] }, leftBy: null });
  });
  test('is in the audit trail without what was written', async () => {
    const lines = await service.database.query<{ after: object }[]>(
      `select after from audit where did = 'questions.handed-over' order by seq`,
    );
    expect(lines.at(-1)!.after).toEqual({ edition: '2026-27', questions: ['1.1.2'] });
    expect(JSON.stringify(lines)).not.toContain('blue folder');
  });
  test('is among what its maker may read of themselves', async () => {
    const { body } = await (await as('Ann')).get('/me/data/work').expect(200);
    expect(JSON.stringify(body)).toContain('blue folder');
  });
});

describe('assessment.handovers.find', () => {
  const ask = async (input: object) => {
    const { connection } = service.app.get(NatsLink);
    return (await connection.request(findHandover.subject, JSON.stringify(input))).json();
  };
  test('answers: assessment.handovers.find', async () => {
    const { handoverId } = (await eventsOf(service, questionsHandedOver, 'V1')).at(-1)!;
    expect(await ask({ handoverId })).toEqual({ by: 'Ann Demo', from: ['Bo Demo'], note: '' });
  });
  test('refuses bad input: assessment.handovers.find', async () => {
    expect(await ask({ handoverId: 'none' })).toMatchObject({ code: 'invalid-input' });
    expect(await ask({ handoverId: randomUUID() })).toMatchObject({ code: 'not-found' });
  });
});
