import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { quizAttempt, staffQuiz } from '@dspt/contracts/assessment/quiz';
import { admitted, everyone } from '@dspt/testing/access';
import type { TestService } from '@dspt/testing/service';
import { QuizHousekeeping } from '../src/quiz/quiz-housekeeping.js';
import { accessTests, anyRole, whoAnswers } from './support/access.js';
import { as } from './support/people.js';
import { begin, linkOf, open, rightAnswers, send, take, wrongAnswers } from './support/quiz.js';
import { startWithOrganisations } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startWithOrganisations(
    ['V1', 'V2', 'V3', 'V4', 'V5'].map((code) => ({ code, name: `HOME ${code}`, parent: 'A1' })),
  );
  service.clock.set(new Date('2026-11-29T12:00:00Z'));
});
afterAll(() => service?.close());

const path = (code: string) => `/organisations/${code}/quiz`;

accessTests(
  () => service,
  [
    {
      titles: ['who may: GET /organisations/:code/quiz', 'whose: GET /organisations/:code/quiz'],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(path(code)),
    },
    {
      titles: [
        'who may: POST /organisations/:code/quiz/links',
        'whose: POST /organisations/:code/quiz/links',
      ],
      allowed: whoAnswers,
      ask: ({ http }, code) => http.post(`${path(code)}/links`).send({}),
    },
    {
      titles: [
        'who may: DELETE /organisations/:code/quiz/link',
        'whose: DELETE /organisations/:code/quiz/link',
      ],
      allowed: whoAnswers,
      ask: ({ http }, code) => http.delete(`${path(code)}/link`),
    },
  ],
);

const whoEver = async (ask: (token: string, id: string) => ReturnType<TestService['http']['get']>) => {
  const token = await linkOf(service, 'V5');
  const id = await begin(service, token);
  expect(await admitted(service, 'V1', () => ask(token, id))).toEqual(everyone);
};
test('who may: GET /quizzes/:token', () => whoEver((token) => service.http.get(`/quizzes/${token}`)));
test('who may: POST /quizzes/:token/attempts', () =>
  whoEver((token) =>
    service.http.post(`/quizzes/${token}/attempts`).send({ firstName: 'Ann', lastName: 'Lee' }),
  ));
test('who may: GET /quizzes/:token/attempts/:id', () =>
  whoEver((token, id) => service.http.get(`/quizzes/${token}/attempts/${id}`)));
test('who may: PUT /quizzes/:token/attempts/:id/answers', () =>
  whoEver((token, id) => service.http.put(`/quizzes/${token}/attempts/${id}/answers`).send({ answers: [] })));

describe('the link', () => {
  test('is made, says whose quiz it is, is made anew and ended', async () => {
    const member = await as(service, 'member', 'V2');
    expect(staffQuiz.parse((await member.get(path('V2')).expect(200)).body).link).toBeNull();
    const first = await linkOf(service, 'V2');
    expect((await service.http.get(`/quizzes/${first}`).expect(200)).body).toEqual({
      organisationName: 'HOME V2',
    });
    const second = await linkOf(service, 'V2');
    expect((await service.http.get(`/quizzes/${first}`).expect(410)).body.code).toBe('quiz-link-ended');
    await service.http.get(`/quizzes/${second}`).expect(200);
    await member.delete(`${path('V2')}/link`).expect(200);
    await member.delete(`${path('V2')}/link`).expect(200);
    const refused = await service.http
      .post(`/quizzes/${second}/attempts`)
      .send({ firstName: 'A', lastName: 'B' });
    expect(refused.body.code).toBe('quiz-link-ended');
    await service.http.get('/quizzes/none').expect(404);
  });
  test('is made once by what is sent twice, and at the same time', async () => {
    const member = await as(service, 'member', 'V2');
    const requestId = randomUUID();
    const make = () => member.post(`${path('V2')}/links`, { requestId }).expect(200);
    const [one, two] = await Promise.all([make(), make()]);
    expect(one.body.link.token).toBe(two.body.link.token);
  });
});

describe('an attempt', () => {
  test('is drawn once: a reload shows the same, and nothing says what is right', async () => {
    const token = await linkOf(service, 'V3');
    const id = await begin(service, token);
    const { body } = await service.http.get(`/quizzes/${token}/attempts/${id}`).expect(200);
    const attempt = quizAttempt.parse(body);
    expect(attempt).toMatchObject({ organisationName: 'HOME V3', firstName: 'Ann', outcome: null });
    expect(attempt.questions).toHaveLength(10);
    expect(JSON.stringify(body)).not.toContain('explanation');
    expect(await open(service, token, id)).toEqual(attempt);
  });
  test('with all answers right is passed, and sent again changes nothing', async () => {
    const token = await linkOf(service, 'V3');
    const id = await begin(service, token);
    const attempt = await open(service, token, id);
    const passed = await send(service, { token, id }, rightAnswers(attempt));
    expect(passed.outcome).toMatchObject({ score: 10, total: 10, passed: true });
    const again = await send(service, { token, id }, wrongAnswers(attempt));
    expect(again).toEqual(passed);
    const results = await service.database.query('select * from quiz_results where id = $1', [id]);
    expect(results).toMatchObject([{ score: 10, passed: true }]);
  });
  test.each([
    [8, true],
    [7, false],
  ])('with %s of 10 right is passed: %s', async (right, passed) => {
    const { outcome } = await take(service, await linkOf(service, 'V3'), { right });
    expect(outcome).toMatchObject({ score: right, passed });
  });
  test('names each question without an answer, and keeps no result', async () => {
    const token = await linkOf(service, 'V3');
    const id = await begin(service, token);
    const attempt = await open(service, token, id);
    const { body } = await service.http
      .put(`/quizzes/${token}/attempts/${id}/answers`)
      .send({ answers: rightAnswers(attempt).slice(1) })
      .expect(400);
    expect(body.errors).toEqual([
      { field: attempt.questions[0]!.id, message: 'Choose an answer to question 1' },
    ]);
    expect((await open(service, token, id)).outcome).toBeNull();
  });
  test('sent twice at once is one result, and begun twice under one id is one attempt', async () => {
    const token = await linkOf(service, 'V3');
    const requestId = randomUUID();
    const [id, same] = await Promise.all([1, 2].map(() => begin(service, token, { requestId })));
    expect(same).toBe(id);
    const attempt = await open(service, token, id!);
    const [one, two] = await Promise.all(
      [rightAnswers(attempt), wrongAnswers(attempt)].map((answers) =>
        send(service, { token, id: id! }, answers),
      ),
    );
    expect(one).toEqual(two);
  });
  test('can be finished after the link has ended, and is gone after a day', async () => {
    const token = await linkOf(service, 'V4');
    const id = await begin(service, token);
    const attempt = await open(service, token, id);
    await (await as(service, 'member', 'V4')).delete(`${path('V4')}/link`).expect(200);
    expect((await send(service, { token, id }, rightAnswers(attempt))).outcome).toMatchObject({
      passed: true,
    });
    service.clock.set(new Date('2026-11-30T12:01:00Z'));
    await service.http.get(`/quizzes/${token}/attempts/${id}`).expect(404);
    await service.app.get(QuizHousekeeping).clear();
    expect(await service.database.query('select from quiz_attempts where id = $1', [id])).toEqual([]);
    expect(await service.database.query('select from quiz_results where id = $1', [id])).toHaveLength(1);
    service.clock.set(new Date('2026-11-29T12:00:00Z'));
  });
  test('is not found through the link of another organisation', async () => {
    const id = await begin(service, await linkOf(service, 'V3'));
    await service.http.get(`/quizzes/${await linkOf(service, 'V4')}/attempts/${id}`).expect(404);
  });
  test('is one too many after 300 in an hour', async () => {
    const token = await linkOf(service, 'V4');
    const id = await begin(service, token);
    await service.database.query(
      `insert into quiz_attempts select gen_random_uuid(), link_id, first_name, last_name, job, drawn, begun_at
       from quiz_attempts, generate_series(1, 299) where id = $1`,
      [id],
    );
    const named = { firstName: 'Ann', lastName: 'Lee' };
    const { body } = await service.http.post(`/quizzes/${token}/attempts`).send(named).expect(429);
    expect(body.code).toBe('quiz-link-busy');
  });
});

test('results of more than 3 years ago go, with the names that belong to no other', async () => {
  service.clock.set(new Date('2023-11-28T12:00:00Z'));
  const old = await linkOf(service, 'V5');
  await take(service, old, { right: 9, firstName: 'Olga' });
  await take(service, old, { right: 9, firstName: 'Both' });
  service.clock.set(new Date('2023-11-29T12:00:00Z'));
  await take(service, old, { right: 9, firstName: 'Both' });
  service.clock.set(new Date('2026-11-29T12:00:00Z'));
  await service.app.get(QuizHousekeeping).clear();
  const left = await service.database.query<{ first_name: string; count: string }[]>(
    `select first_name, count(r.id)::int from quiz_people p left join quiz_results r on r.person_id = p.id
     where code = 'V5' and first_name <> 'Ann' group by 1`,
  );
  expect(left).toEqual([{ first_name: 'Both', count: 1 }]);
});

test('nothing of who took the quiz is told to others', async () => {
  const outbox = await service.database.query<object[]>(`select * from outbox`);
  const audit = await service.database.query<object[]>(`select * from audit`);
  expect(JSON.stringify([outbox, audit])).not.toContain('Olga');
});
