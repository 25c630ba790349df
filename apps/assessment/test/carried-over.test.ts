import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { progressChanged } from '@dspt/contracts/assessment/progress';
import {
  checkCarriedOver,
  getPreviousAnswer,
  listEditionChanges,
} from '@dspt/contracts/assessment/carry-over';
import { admitted, everyone } from '@dspt/testing/access';
import { eventsOf } from '@dspt/testing/events';
import type { TestService } from '@dspt/testing/service';
import { accessTests, anyRole, whoAnswers } from './support/access.js';
import { answer, confirm, itemPath, readAssessment, readItem, saveProfile } from './support/assessment.js';
import { as, type Person } from './support/people.js';
import { startWithOrganisations } from './support/service.js';

const codes = ['V1', 'V2', 'P1', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8'];
let service: TestService;
beforeAll(async () => {
  service = await startWithOrganisations(codes.map((code) => ({ code, parent: 'HQ' })));
});
afterAll(() => service?.close());

const inJune = () => service.clock.set(new Date('2026-06-15T12:00:00Z'));
const inNovember = () => service.clock.set(new Date('2026-11-15T12:00:00Z'));
const path = (code: string) => `/organisations/${code}/carried-over`;
const nothing = { stillRight: [], lookAgain: [] };

accessTests(
  () => service,
  [
    {
      titles: [
        'who may: GET /organisations/:code/items/:ref/previous-answer',
        'whose: GET /organisations/:code/items/:ref/previous-answer',
      ],
      allowed: anyRole,
      ask: ({ http }, code) => http.get(`${itemPath(code, '1.1.1')}/previous-answer`),
    },
    {
      titles: [
        'who may: PUT /organisations/:code/carried-over',
        'whose: PUT /organisations/:code/carried-over',
      ],
      allowed: whoAnswers,
      ask: ({ http }, code) => http.put(path(code)).send(nothing),
    },
  ],
);

/** Answers of the last edition, in this one; at the version they all begin with. */
async function carried(code: string, refs: string[], more: object = {}): Promise<Person> {
  inJune();
  const person = await as(service, 'administrator', code);
  for (const ref of refs) await answer(person, code, ref, more);
  inNovember();
  await readAssessment(person, code);
  return person;
}
const seen = (...refs: string[]) => refs.map((ref) => ({ ref, version: 1 }));

describe('the changes of an edition', () => {
  const changes = async () =>
    listEditionChanges.output.parse((await service.http.get('/editions/current/changes').expect(200)).body);

  test('who may: GET /editions/current/changes', async () => {
    const ask = () => service.http.get('/editions/current/changes');
    expect(await admitted(service, 'V1', ask)).toEqual(everyone);
  });
  test('are against the edition before, and none for the first there is', async () => {
    inNovember();
    const { edition, previous, changes: found } = await changes();
    expect([edition.id, previous?.id, found.length]).toEqual(['2026-27', '2025-26', 8]);
    inJune();
    expect(await changes()).toMatchObject({ edition: { id: '2025-26' }, previous: null, changes: [] });
    inNovember();
  });
});

describe('the answer before', () => {
  const previous = async (person: Person, code: string, ref: string) =>
    getPreviousAnswer.output.parse(
      (await person.get(`${itemPath(code, ref)}/previous-answer`).expect(200)).body,
    ).previous;

  test('is told with its question as it was, and who gave it, whatever becomes of this year’s', async () => {
    const ann = await carried('P1', ['1.1.5', '8.3.1']);
    const bo = await as(service, 'member', 'P1');
    await answer(bo, 'P1', '1.1.5', { text: 'Of this year' });
    expect(await previous(bo, 'P1', '1.1.5')).toMatchObject({
      edition: { id: '2025-26', name: '2025 to 2026' },
      change: 'reworded',
      answer: { text: 'Our answer to 1.1.5' },
      changedBy: 'Test administrator',
    });
    expect(await previous(ann, 'P1', '8.3.5')).toMatchObject({ ref: '8.3.1', change: 'renumbered' });
  });
  test('is none for what is new or was not answered, and not found for what is not asked', async () => {
    const ann = await as(service, 'administrator', 'P1');
    expect(await previous(ann, 'P1', '4.3.1')).toBeNull();
    expect(await previous(ann, 'P1', '1.1.1')).toBeNull();
    await ann.get(`${itemPath('P1', '9.6.9')}/previous-answer`).expect(404);
  });
});

describe('answers that were carried over', () => {
  test('are counted until somebody has looked at them', async () => {
    const ann = await carried('C1', ['1.1.1', '1.1.2', '1.1.5']);
    expect((await readAssessment(ann, 'C1')).carriedOver).toEqual({
      from: '2025-26',
      answers: 3,
      toLookAt: 1,
    });
    const { body } = await ann.put(path('C1'), { ...nothing, stillRight: seen('1.1.1') }).expect(200);
    expect(checkCarriedOver.output.parse(body).carriedOver).toMatchObject({ answers: 2, toLookAt: 1 });
    await answer(ann, 'C1', '1.1.5');
    await ann.put(path('C1'), { ...nothing, stillRight: seen('1.1.2') }).expect(200);
    expect((await readAssessment(ann, 'C1')).carriedOver).toBeNull();
  });
  test('become the answers of whoever says that they are still right, with a line in the history', async () => {
    await carried('C2', ['1.1.1']);
    const bo = await as(service, 'member', 'C2');
    await bo.put(path('C2'), { ...nothing, stillRight: seen('1.1.1') }).expect(200);
    expect(await readItem(bo, 'C2', '1.1.1')).toMatchObject({
      state: 'answered',
      version: 2,
      carriedFrom: null,
      changedBy: 'Test member',
      answer: { text: 'Our answer to 1.1.1' },
    });
    const { body } = await bo.get(`${itemPath('C2', '1.1.1')}/history`).expect(200);
    const [line] = (body as { items: { from: object; to: object }[] }).items;
    expect(line!.from).toEqual(line!.to);
  });
  test('that are not right any more are to be answered again, and what stood on them to be confirmed', async () => {
    const ann = await carried('C3', ['1.1.2']);
    await saveProfile(ann, 'C3', { sector: 'social-care' });
    const { assertions } = await readAssessment(ann, 'C3');
    const of = assertions.find(({ items }) => items.some(({ ref }) => ref === '1.1.2'))!;
    const left = of.items.filter(({ mandatoryFor, ref }) => mandatoryFor && ref !== '1.1.2');
    for (const { ref } of left) await answer(ann, 'C3', ref);
    await confirm(ann, 'C3', [of.ref]);
    await ann.put(path('C3'), { ...nothing, lookAgain: seen('1.1.2') }).expect(200);
    expect(await readItem(ann, 'C3', '1.1.2')).toMatchObject({
      state: 'carried-over',
      carriedFrom: '2025-26',
      answer: { documents: [{ kind: 'location' }] },
    });
    const after = (await readAssessment(ann, 'C3')).assertions.find(({ ref }) => ref === of.ref)!;
    expect([after.confirmed, after.confirmable]).toEqual([false, false]);
    await service.settled();
    const told = await eventsOf(service, progressChanged, 'C3');
    expect(told.at(-1)!.answered).toBe((await readAssessment(ann, 'C3')).progress.met.complete);
  });
  test('stay confirmed when they are still right', async () => {
    const ann = await carried('C4', ['1.1.2']);
    const { assertions } = await readAssessment(ann, 'C4');
    const of = assertions.find(({ items }) => items.some(({ ref }) => ref === '1.1.2'))!;
    for (const { ref, mandatoryFor } of of.items)
      if (mandatoryFor && ref !== '1.1.2') await answer(ann, 'C4', ref);
    await confirm(ann, 'C4', [of.ref]);
    await ann.put(path('C4'), { ...nothing, stillRight: seen('1.1.2') }).expect(200);
    const after = (await readAssessment(ann, 'C4')).assertions.find(({ ref }) => ref === of.ref)!;
    expect(after.confirmed).toBe(true);
  });
  test('are not confirmed with others when their question has changed', async () => {
    const ann = await carried('C5', ['1.1.1', '1.1.5']);
    const { body } = await ann
      .put(path('C5'), { ...nothing, stillRight: seen('1.1.1', '1.1.5') })
      .expect(409);
    expect(body).toMatchObject({ code: 'asks-again', refs: ['1.1.5'] });
    expect((await readItem(ann, 'C5', '1.1.1')).carriedFrom).toBe('2025-26');
  });
  test('are refused as a whole when somebody has changed one meanwhile, with who did', async () => {
    const ann = await carried('C6', ['1.1.1', '1.1.2']);
    const bo = await as(service, 'member', 'C6');
    await answer(bo, 'C6', '1.1.1', { text: 'Another' });
    const { body } = await ann
      .put(path('C6'), { ...nothing, stillRight: seen('1.1.1', '1.1.2') })
      .expect(409);
    expect(body).toMatchObject({
      code: 'carried-over-changed',
      changed: [{ ref: '1.1.1', by: 'Test member' }],
    });
    expect((await readItem(ann, 'C6', '1.1.2')).carriedFrom).toBe('2025-26');
  });
  test('are checked once, however often the same is said, also at once', async () => {
    const ann = await carried('C7', ['1.1.1', '1.1.2']);
    const said = { stillRight: seen('1.1.1'), lookAgain: seen('1.1.2') };
    const replies = await Promise.all([1, 2, 3].map(() => ann.put(path('C7'), said)));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await readItem(ann, 'C7', '1.1.1')).version).toBe(2);
    expect((await readItem(ann, 'C7', '1.1.2')).version).toBe(2);
  });
  test('to questions that a certificate waives need not be looked at', async () => {
    const ann = await carried('C8', ['9.1.1']);
    expect((await readAssessment(ann, 'C8')).carriedOver).toMatchObject({ answers: 1 });
    const certificate = { cyberEssentialsPlus: 'yes', cyberEssentialsPlusAwardedOn: '2026-10-01' };
    await saveProfile(ann, 'C8', { sector: 'social-care', ...certificate });
    const item = await readItem(ann, 'C8', '9.1.1');
    const { carriedOver } = await readAssessment(ann, 'C8');
    expect([item.exemptBy !== null, carriedOver === null]).toEqual([true, true]);
  });
  test('of a question that is not asked are not found', async () => {
    const ann = await as(service, 'administrator', 'C8');
    await ann.put(path('C8'), { ...nothing, stillRight: seen('9.6.9') }).expect(404);
  });
});
