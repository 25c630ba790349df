import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { quizPaper } from '@dspt/contracts/assessment/quiz-papers';
import { listQuizPeople, quizPersonPage, quizShare } from '@dspt/contracts/assessment/quiz-results';
import type { TestService } from '@dspt/testing/service';
import { readQuestions } from '../src/quiz/questions.js';
import { accessTests, whoAnswers } from './support/access.js';
import { as, type Person } from './support/people.js';
import { linkOf, take } from './support/quiz.js';
import { startWithOrganisations } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  const codes = ['V1', 'V2', 'V3', 'V4', 'V5', 'V6'];
  service = await startWithOrganisations(codes.map((code) => ({ code, parent: 'A1' })));
  service.clock.set(new Date('2026-11-29T12:00:00Z'));
});
afterAll(() => service?.close());

const path = (code: string) => `/organisations/${code}/quiz`;
const result = { firstName: 'Ann', lastName: 'Lee', takenOn: '2026-11-28', sheet: 4821, score: 9 };

accessTests(
  () => service,
  [
    {
      titles: [
        'who may: GET /organisations/:code/quiz/papers/:sheet',
        'whose: GET /organisations/:code/quiz/papers/:sheet',
      ],
      allowed: whoAnswers,
      ask: ({ http }, code) => http.get(`${path(code)}/papers/4821`),
    },
    {
      titles: [
        'who may: POST /organisations/:code/quiz/results',
        'whose: POST /organisations/:code/quiz/results',
      ],
      allowed: whoAnswers,
      ask: ({ http }, code) => http.post(`${path(code)}/results`).send(result),
    },
  ],
);

const record = (person: Person, code: string, more: object = {}) =>
  person.post(`${path(code)}/results`, { ...result, ...more });
const people = async (person: Person, code: string) =>
  listQuizPeople.output.parse((await person.get(`${path(code)}/people`).expect(200)).body).items;

describe('a sheet to print', () => {
  test('has the name of the home, and says which answer is right', async () => {
    const member = await as(service, 'member', 'V2');
    const { body } = await member.get(`${path('V2')}/papers/4821`).expect(200);
    const paper = quizPaper.parse(body);
    expect(paper).toMatchObject({ organisationName: 'SITE V2', sheet: 4821 });
    expect(paper.questions).toHaveLength(10);
    const known = new Map(readQuestions().map((one) => [one.id, one]));
    for (const { id, choices, right } of paper.questions)
      expect(choices[right - 1]).toBe(known.get(id)!.right);
    expect((await member.get(`${path('V2')}/papers/4821`)).body).toEqual(body);
    expect((await member.get(`${path('V2')}/papers/4822`)).body).not.toEqual(body);
  });
  test.each(['999', '10000', '1e9', 'x', '1.5'])('with the number %s there is not', async (sheet) => {
    await (await as(service, 'member', 'V2')).get(`${path('V2')}/papers/${sheet}`).expect(400);
  });
});

describe('a result from paper', () => {
  test('is kept and counted as one by link is, and says who entered it', async () => {
    const member = await as(service, 'member', 'V3');
    await take(service, await linkOf(service, 'V3'), { right: 3, firstName: 'Ann' });
    const { body } = await record(member, 'V3', { firstName: ' ANN ', job: 'Nights' }).expect(200);
    const { personId } = body as { personId: string };
    const page = quizPersonPage.parse(
      (await member.get(`${path('V3')}/people/${personId}`).expect(200)).body,
    );
    expect(page).toMatchObject({
      firstName: 'Ann',
      job: 'Nights',
      standing: 'passed',
      passedOn: '2026-11-28',
    });
    expect(page.results).toMatchObject([
      { score: 3, takenOn: '2026-11-29', onPaper: null },
      { score: 9, takenOn: '2026-11-28', passed: true, onPaper: { sheet: 4821, enteredBy: 'Test member' } },
    ]);
    const share = quizShare.parse((await member.get(`${path('V3')}/share`).expect(200)).body);
    expect(share.passed).toBe(1);
  });
  test.each([
    [7, false],
    [8, true],
    [0, false],
    [10, true],
  ])('with %s of 10 right: passed is %s', async (score, passed) => {
    const member = await as(service, 'member', 'V4');
    await record(member, 'V4', { firstName: `Ann ${score}`, score }).expect(200);
    const found = (await people(member, 'V4')).find(({ firstName }) => firstName === `Ann ${score}`);
    expect(found!.standing).toBe(passed ? 'passed' : 'not-passed');
  });
  test('sent twice is entered once', async () => {
    const member = await as(service, 'member', 'V5');
    const requestId = randomUUID();
    const first = await record(member, 'V5', { requestId }).expect(200);
    expect((await record(member, 'V5', { requestId }).expect(200)).body).toEqual(first.body);
    const { body } = await member.get(`${path('V5')}/people/${first.body.personId}`).expect(200);
    expect(quizPersonPage.parse(body).results).toHaveLength(1);
    const refused = await record(member, 'V5', { requestId, score: 1 }).expect(409);
    expect(refused.body).toMatchObject({ code: 'sent-with-other-contents' });
  });
  test.each<[object, string, string]>([
    [{ takenOn: '2026-11-30' }, 'takenOn', 'has not come yet'],
    [{ takenOn: '2025-11-29' }, 'takenOn', 'more than 12 months ago'],
    [{ takenOn: '' }, 'takenOn', 'date'],
    [{ score: 11 }, 'score', 'There are 10 questions'],
    [{ score: -1 }, 'score', '0 or more'],
    [{ score: undefined }, 'score', 'how many answers are right'],
    [{ sheet: 12 }, 'sheet', 'from 1000 to 9999'],
    [{ firstName: ' ' }, 'firstName', 'first name'],
    [{ lastName: '' }, 'lastName', 'last name'],
  ])('with %j is refused', async (more, field, message) => {
    const member = await as(service, 'member', 'V6');
    const { body } = await record(member, 'V6', more).expect(400);
    expect(body.errors).toEqual([{ field, message: expect.stringContaining(message) }]);
    expect(await people(member, 'V6')).toEqual([]);
  });
  test('of the first day that still counts is taken', async () => {
    const member = await as(service, 'member', 'V1');
    await record(member, 'V1', { firstName: 'Old', takenOn: '2025-11-30' }).expect(200);
    expect((await people(member, 'V1')).find(({ firstName }) => firstName === 'Old')!.standing).toBe(
      'passed',
    );
  });
  test('is in the audit trail without a name', async () => {
    const lines = await service.database.query<object[]>(
      `select did, before, after from audit where did = 'quiz-result.recorded'`,
    );
    expect(lines.length).toBeGreaterThan(3);
    expect(JSON.stringify(lines)).toContain('"sheet":4821');
    expect(JSON.stringify(lines)).not.toMatch(/Ann|Lee/);
  });
});
