import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { progressChanged } from '@dspt/contracts/assessment/progress';
import type { TestService } from '@dspt/testing/service';
import { answer, readItem } from './support/assessment.js';
import { eventsOf } from '@dspt/testing/events';
import { as } from './support/people.js';
import { startAssessment } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startAssessment();
});
afterAll(() => service?.close());

const inJune = () => service.clock.set(new Date('2026-06-15T12:00:00Z'));
const inNovember = () => service.clock.set(new Date('2026-11-15T12:00:00Z'));

test('a new edition begins with the answers of the one before, as the mapping says', async () => {
  inJune();
  const person = await as(service, 'administrator', 'C1');
  for (const ref of ['1.1.1', '1.1.5', '7.1.2', '8.3.1', '9.6.9']) await answer(person, 'C1', ref);
  inNovember();
  expect(await readItem(person, 'C1', '1.1.1')).toMatchObject({
    state: 'answered',
    carriedFrom: '2025-26',
    changedBy: 'Test administrator',
    answer: { text: 'Our answer to 1.1.1' },
  });
  expect(await readItem(person, 'C1', '8.3.5')).toMatchObject({
    state: 'answered',
    answer: { text: 'Our answer to 8.3.1' },
  });
  for (const ref of ['1.1.5', '7.1.2'])
    expect(await readItem(person, 'C1', ref)).toMatchObject({ state: 'carried-over' });
  expect(await readItem(person, 'C1', '4.3.1')).toMatchObject({ state: 'not-started', version: 0 });
  await person.get('/organisations/C1/items/9.6.9').expect(404);
});

test('what is carried over counts once it is confirmed again', async () => {
  const person = await as(service, 'member', 'C1');
  const before = await readItem(person, 'C1', '1.1.5');
  // Facts about one organisation that wait together are told as one.
  await service.settled();
  const again = { state: 'answered', text: before.answer.text, version: before.version };
  const { body } = await person.put('/organisations/C1/items/1.1.5/answer', again).expect(200);
  expect(body).toMatchObject({ state: 'answered', carriedFrom: null, version: 2 });
  const told = (await eventsOf(service, progressChanged, 'C1')).map(({ edition, answered }) => [
    edition,
    answered,
  ]);
  expect(told.slice(-2)).toEqual([
    ['2026-27', 2],
    ['2026-27', 3],
  ]);
});

test('the versions told go on rising from one edition to the next', async () => {
  const versions = (await eventsOf(service, progressChanged, 'C1')).map(({ version }) => version);
  expect(versions).toEqual(versions.toSorted((a, b) => a - b));
  expect(new Set(versions).size).toBe(versions.length);
});

test('many first looks at the same moment carry over once', async () => {
  inJune();
  const person = await as(service, 'member', 'C2');
  await answer(person, 'C2', '1.1.1');
  inNovember();
  const items = await Promise.all([1, 2, 3, 4, 5].map(() => readItem(person, 'C2', '1.1.1')));
  expect(items.map(({ version, state }) => `${version} ${state}`)).toEqual(Array(5).fill('1 answered'));
  const told = (await eventsOf(service, progressChanged, 'C2')).filter(
    ({ edition }) => edition === '2026-27',
  );
  expect(told).toHaveLength(1);
});

test('the answers of the old edition stay as they were', async () => {
  const person = await as(service, 'member', 'C2');
  await answer(person, 'C2', '1.1.1', { text: 'This year' });
  inJune();
  expect((await readItem(person, 'C2', '1.1.1')).answer.text).toBe('Our answer to 1.1.1');
  inNovember();
});
