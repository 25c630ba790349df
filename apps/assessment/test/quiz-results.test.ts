import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  listQuizPeople,
  quizPersonPage,
  quizShare,
  type QuizPerson,
  type QuizPersonPage,
} from '@dspt/contracts/assessment/quiz-results';
import type { TestService } from '@dspt/testing/service';
import { accessTests, anyRole, whoAnswers } from './support/access.js';
import { as, type Person } from './support/people.js';
import { begin, linkOf, open, rightAnswers, send, take } from './support/quiz.js';
import { startWithOrganisations } from './support/service.js';

const codes = ['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7', 'V8'];
let service: TestService;
beforeAll(async () => {
  service = await startWithOrganisations(codes.map((code) => ({ code, parent: 'A1' })));
  service.clock.set(new Date('2026-11-29T12:00:00Z'));
});
afterAll(() => service?.close());

const path = (code: string) => `/organisations/${code}/quiz`;
const [id, other] = [randomUUID(), randomUUID()];

accessTests(
  () => service,
  [
    {
      titles: ['who may: GET /organisations/:code/quiz/share', 'whose: GET /organisations/:code/quiz/share'],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(`${path(code)}/share`),
    },
    {
      titles: ['who may: PUT /organisations/:code/quiz/staff', 'whose: PUT /organisations/:code/quiz/staff'],
      allowed: whoAnswers,
      ask: ({ http }, code) => http.put(`${path(code)}/staff`).send({ staff: 3, version: 0 }),
    },
    {
      titles: [
        'who may: GET /organisations/:code/quiz/people',
        'whose: GET /organisations/:code/quiz/people',
      ],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(`${path(code)}/people`),
    },
    {
      titles: [
        'who may: GET /organisations/:code/quiz/people.csv',
        'whose: GET /organisations/:code/quiz/people.csv',
      ],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(`${path(code)}/people.csv`),
    },
    {
      titles: [
        'who may: GET /organisations/:code/quiz/people/:id',
        'whose: GET /organisations/:code/quiz/people/:id',
      ],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(`${path(code)}/people/${id}`),
    },
    {
      titles: [
        'who may: POST /organisations/:code/quiz/people/:id/join',
        'whose: POST /organisations/:code/quiz/people/:id/join',
      ],
      allowed: whoAnswers,
      ask: ({ http }, code) => http.post(`${path(code)}/people/${id}/join`).send({ to: other }),
    },
    {
      titles: [
        'who may: DELETE /organisations/:code/quiz/people/:id',
        'whose: DELETE /organisations/:code/quiz/people/:id',
      ],
      allowed: whoAnswers,
      ask: ({ http }, code) => http.delete(`${path(code)}/people/${id}`),
    },
    {
      titles: [
        'who may: DELETE /organisations/:code/quiz/people/:id/results/:result',
        'whose: DELETE /organisations/:code/quiz/people/:id/results/:result',
      ],
      allowed: whoAnswers,
      ask: ({ http }, code) => http.delete(`${path(code)}/people/${id}/results/${other}`),
    },
  ],
);

async function list(
  person: Person,
  code: string,
  query = '',
): Promise<{ items: QuizPerson[]; total: number }> {
  const { body } = await person.get(`${path(code)}/people${query}`).expect(200);
  return listQuizPeople.output.parse(body);
}
const names = ({ items }: { items: QuizPerson[] }) => items.map(({ firstName }) => firstName);
const read = async (person: Person, code: string, one: string): Promise<QuizPersonPage> =>
  quizPersonPage.parse((await person.get(`${path(code)}/people/${one}`).expect(200)).body);
const share = async (person: Person, code: string) =>
  quizShare.parse((await person.get(`${path(code)}/share`).expect(200)).body);

test('results are counted per person: best and last, whatever the name is typed like', async () => {
  const token = await linkOf(service, 'V2');
  await take(service, token, { right: 9, firstName: 'Zoë', lastName: 'O’Neill' });
  await take(service, token, { right: 3, firstName: ' ZOE ', lastName: "o'neill", job: 'Nights' });
  const auditor = await as(service, 'auditor', 'V2');
  const { items, total } = await list(auditor, 'V2');
  expect(total).toBe(1);
  expect(items).toMatchObject([
    {
      firstName: 'Zoë',
      lastName: 'O’Neill',
      job: 'Nights',
      standing: 'passed',
      passedOn: '2026-11-29',
      best: { score: 9 },
      last: { score: 3, takenOn: '2026-11-29' },
    },
  ]);
  expect((await read(auditor, 'V2', items[0]!.id)).results.map(({ score }) => score)).toEqual([3, 9]);
  expect(await list(await as(service, 'auditor', 'V1'), 'V1')).toEqual({ items: [], total: 0 });
});

test('who has passed counts for 12 months of London days, and the list can be searched', async () => {
  const token = await linkOf(service, 'V3');
  service.clock.set(new Date('2025-11-29T23:30:00Z'));
  await take(service, token, { right: 10, firstName: 'Old' });
  service.clock.set(new Date('2025-11-30T00:30:00Z'));
  await take(service, token, { right: 8, firstName: 'New' });
  service.clock.set(new Date('2026-11-29T12:00:00Z'));
  await take(service, token, { right: 7, firstName: 'Nóne' });
  const member = await as(service, 'member', 'V3');
  expect(names(await list(member, 'V3'))).toEqual(['New', 'Nóne', 'Old']);
  expect(names(await list(member, 'V3', '?standing=passed'))).toEqual(['New']);
  expect(names(await list(member, 'V3', '?standing=out-of-date'))).toEqual(['Old']);
  expect(names(await list(member, 'V3', '?standing=not-passed'))).toEqual(['Nóne']);
  expect(names(await list(member, 'V3', '?q=lee%20NONE'))).toEqual(['Nóne']);
  expect(await list(member, 'V3', '?page=2&perPage=2')).toMatchObject({
    total: 3,
    items: [{ firstName: 'Old' }],
  });
  expect(await share(member, 'V3')).toEqual({ staff: null, passed: 1, percent: null, version: 0 });
});

test('the number of staff is saved on top of what was seen', async () => {
  const member = await as(service, 'member', 'V4');
  await take(service, await linkOf(service, 'V4'), { right: 10 });
  const save = (staff: unknown, version: number) => member.put(`${path('V4')}/staff`, { staff, version });
  expect((await save(3, 0).expect(200)).body).toEqual({ staff: 3, passed: 1, percent: 33, version: 1 });
  const { body } = await save(4, 0).expect(409);
  expect(body).toMatchObject({ code: 'quiz-staff-changed', version: 1 });
  expect(body.detail).toContain('Test member has changed it to 3');
  expect((await save(4, 1).expect(200)).body).toMatchObject({ percent: 25, version: 2 });
  for (const wrong of [0, -1, 1.5, 'x', 1e9]) await save(wrong, 2).expect(400);
});

describe('two names of one person', () => {
  test('are joined, now and for what comes later', async () => {
    const token = await linkOf(service, 'V5');
    for (const firstName of ['Jon', 'John', 'Jonny']) await take(service, token, { right: 9, firstName });
    const member = await as(service, 'member', 'V5');
    const [john, jon, jonny] = (await list(member, 'V5')).items;
    const join = (from: string, to: string) => member.post(`${path('V5')}/people/${from}/join`, { to });
    await join(jonny!.id, jon!.id).expect(204);
    await join(jon!.id, john!.id).expect(204);
    await take(service, token, { right: 4, firstName: 'Jonny' });
    await take(service, token, { right: 4, firstName: 'Jon' });
    expect((await list(member, 'V5')).items).toMatchObject([{ firstName: 'John', last: { score: 4 } }]);
    expect((await read(member, 'V5', john!.id)).results).toHaveLength(5);
    await join(jon!.id, john!.id).expect(404);
    await join(john!.id, john!.id).expect(400);
    await join(john!.id, other).expect(400);
  });
  test('of different organisations are never joined, seen or removed', async () => {
    await take(service, await linkOf(service, 'V6'), { right: 9 });
    await take(service, await linkOf(service, 'V7'), { right: 9 });
    const member = await as(service, 'member', 'V6');
    const [own] = (await list(member, 'V6')).items;
    const [others] = (await list(await as(service, 'member', 'V7'), 'V7')).items;
    const theirs = `${path('V6')}/people/${others!.id}`;
    await member.post(`${path('V6')}/people/${own!.id}/join`, { to: others!.id }).expect(400);
    await member.post(`${theirs}/join`, { to: own!.id }).expect(404);
    await member.get(theirs).expect(404);
    await member.delete(theirs).expect(404);
    const { results } = await read(await as(service, 'member', 'V7'), 'V7', others!.id);
    await member.delete(`${theirs}/results/${results[0]!.id}`).expect(404);
    await member.delete(`${path('V6')}/people/${own!.id}/results/${results[0]!.id}`).expect(404);
    expect(await list(await as(service, 'member', 'V7'), 'V7')).toMatchObject({ total: 1 });
  });
});

test('a result is removed alone, with the last of them the person, and a person with all of them', async () => {
  const token = await linkOf(service, 'V8');
  await take(service, token, { right: 9, firstName: 'One' });
  await take(service, token, { right: 2, firstName: 'One' });
  await take(service, token, { right: 9, firstName: 'Two' });
  const member = await as(service, 'member', 'V8');
  const [one, two] = (await list(member, 'V8')).items;
  const [last, first] = (await read(member, 'V8', one!.id)).results;
  const remove = (result: string) => member.delete(`${path('V8')}/people/${one!.id}/results/${result}`);
  await remove(last!.id).expect(204);
  expect((await read(member, 'V8', one!.id)).results).toMatchObject([{ score: 9 }]);
  await remove(last!.id).expect(404);
  await remove(first!.id).expect(204);
  expect(names(await list(member, 'V8'))).toEqual(['Two']);
  await member.delete(`${path('V8')}/people/${two!.id}`).expect(204);
  await member.delete(`${path('V8')}/people/${two!.id}`).expect(404);
  expect(await list(member, 'V8')).toMatchObject({ total: 0 });
  const audit = await service.database.query<object[]>(`select * from audit where organisation = 'V8'`);
  expect(JSON.stringify(audit)).toContain('quiz-person.removed');
  expect(JSON.stringify(audit)).not.toContain('Two');
});

test('the list as CSV cannot act as a formula', async () => {
  const token = await linkOf(service, 'V1');
  const attempt = await begin(service, token, { firstName: '=1+1', lastName: '@SUM', job: '-2' });
  await send(service, { token, id: attempt }, rightAnswers(await open(service, token, attempt)));
  const { text, headers } = await (
    await as(service, 'auditor', 'V1')
  )
    .get(`${path('V1')}/people.csv`)
    .expect(200);
  expect(headers['content-disposition']).toContain('staff-quiz-V1.csv');
  expect(text.split('\r\n')).toEqual([
    'First name,Last name,Job or place,Result,Last passed,Best result,Last result,Last taken',
    "'=1+1,'@SUM,'-2,Passed in the last 12 months,2026-11-29,10 of 10,10 of 10,2026-11-29",
    '',
  ]);
});
