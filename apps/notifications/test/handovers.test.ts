import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { questionsHandedOver } from '@dspt/contracts/assessment/handovers';
import type { Session } from '@dspt/contracts/identity/sessions';
import { DataSource } from 'typeorm';
import { ann, World } from './world.js';

const handoverId = '0192f0c4-6b1e-7c3a-9d55-0a1b2c3d4e60';
const nobody = '0192f0c4-6b1e-7c3a-9d55-0a1b2c3d4e50';
const event = {
  handoverId,
  code: 'V1',
  organisationName: 'ROSE HOUSE',
  edition: '2026-27',
  items: [
    { ref: '1.1.1', question: 'What is your registration number?', dueOn: '2027-03-31' },
    { ref: '1.1.2', question: 'Do you have a list?', dueOn: null },
  ],
};

let world: World;
let annId: string;
beforeAll(async () => {
  world = await World.start('assessment');
  const bearer = await world.administrator('V1', ann);
  annId = ((await world.identity('GET', '/sessions/current', undefined, bearer)) as Session).person.id;
  const { databaseUrl: url } = world.harness.otherServices['assessment']!;
  const assessment = await new DataSource({ type: 'postgres', url }).initialize();
  await assessment.query(
    `insert into handovers (id, code, edition, from_names, handed_over_at, handed_over_by, handed_over_by_name, note)
     values ($1, 'V1', '2026-27', '["Maria Lopez"]', now(), $2, 'Bob Baker', 'Look into www.folder.example')`,
    [handoverId, nobody],
  );
  await assessment.destroy();
  await world.harness.posted();
  world.sent();
});
afterAll(() => world?.close());

test('hears: assessment.questions-handed-over.v1', async () => {
  await world.harness.tell(questionsHandedOver, { ...event, personId: annId });
  const { text } = world.newest(ann.email);
  for (const told of [
    'Bob Baker has handed over 2 questions to you',
    '* 1.1.1 What is your registration number? By 31 March 2027.\n* 1.1.2 Do you have a list?',
    'Bob Baker writes:',
    '> Look into www. folder. example',
    'Who had them before: Maria Lopez',
    'https://toolkit.example/assessment?show=mine',
  ])
    expect(text).toContain(told);
  expect(world.sent()).toEqual(['ann.able@care.example: ROSE HOUSE: 2 questions handed over to you']);
});

test('hears once: assessment.questions-handed-over.v1', async () => {
  await world.harness.repeat(questionsHandedOver);
  expect(world.sent()).toEqual([]);
});

test('whoever has no account any more is not written to', async () => {
  await world.harness.tell(questionsHandedOver, { ...event, personId: nobody });
  expect(world.sent()).toEqual([]);
});
