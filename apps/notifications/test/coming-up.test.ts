import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { thingsComingUp } from '@dspt/contracts/assessment/coming-up';
import { addDays } from '@dspt/contracts/days';
import { runSql } from '@dspt/testing/database';
import { runCommand } from '@dspt/testing/service-process';
import { ann, bob, cara, World } from './world.js';

let world: World;
let today: string;

/** Ann administers a home in which Bob is to answer a question, and is late. Nothing is due at Cara's. */
beforeAll(async () => {
  world = await World.start('assessment');
  today = world.harness.clock.today();
  const { databaseUrl } = world.harness.otherServices['assessment']!;
  await runCommand(databaseUrl, 'apps/assessment/dist/question-sets/command.js', 'data/question-sets');
  const anns = await world.administrator('V1', ann);
  await world.administrator('V3', cara);
  const { telephone: _, ...invited } = bob;
  await world.identity('POST', '/organisations/V1/users', { ...invited, role: 'member' }, anns);
  await world.harness.posted();
  await world.accept(bob);
  const { items } = (await world.identity('GET', '/organisations/V1/users', undefined, anns)) as Users;
  const owner = items.find(({ email }) => email === bob.email)!.id;
  const dueOn = addDays(today, 30);
  const action = { ref: '1.1.1', action: 'Register', owner: 'The manager', dueOn, version: 0 };
  await world.assessment('PUT', '/organisations/V1/action-plan', { actions: [action] }, anns);
  const given = { items: [{ ref: '1.1.2', version: 0 }], owner, dueOn };
  await world.assessment('PUT', '/organisations/V1/assignments', given, anns);
  await runSql(databaseUrl, `update assignments set due_on = due_on - 60`);
  await world.harness.posted();
  world.sent();
});
afterAll(() => world?.close());

interface Users {
  items: { id: string; email: string }[];
}

test('hears: assessment.things-coming-up.v1', async () => {
  await world.harness.tell(thingsComingUp, { code: 'V1' });
  const [toAnn, toBob] = [ann, bob].map(({ email }) => world.newest(email).text);
  for (const text of [toAnn, toBob]) {
    expect(text).toContain('Bob Baker was to answer it by');
    expect(text).toContain('https://toolkit.example/assessment/items/1.1.2');
    expect(text).toContain('https://toolkit.example/stop-emails/coming-up/');
  }
  expect(toAnn).toContain('(The manager)');
  expect(toAnn).toContain('https://toolkit.example/action-plan');
  expect(toBob).not.toContain('1.1.1');
  expect(world.sent()).toEqual([
    'ann.able@care.example: What is coming up at ROSE HOUSE',
    'bob.baker@care.example: What is coming up at ROSE HOUSE',
  ]);
});

test('hears once: assessment.things-coming-up.v1', async () => {
  await world.harness.repeat(thingsComingUp);
  expect(world.sent()).toEqual([]);
});

test('nobody is written to when there is nothing any more, or the organisation is not there', async () => {
  for (const code of ['V3', 'GONE']) await world.harness.tell(thingsComingUp, { code });
  expect(world.sent()).toEqual([]);
});
