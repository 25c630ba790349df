import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EventContract } from '@dspt/contracts/define';
import * as corrections from '@dspt/contracts/organisations/corrections';
import * as cases from '@dspt/contracts/support/cases';
import { DataSource } from 'typeorm';
import { ann, cara, World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await World.start();
  await world.register('V1', ann);
  await world.accept(ann);
  world.sent();
});
afterAll(() => world?.close());

test('hears: support.case-opened.v1', async () => {
  const message = 'Everybody has left.';
  await world.openCase({ topic: 'no-administrator', code: 'V1', ...cara, message });
  const toHelpdesk = world.newest('helpdesk@toolkit.example');
  expect(toHelpdesk.text).toContain('https://toolkit.example/admin/cases/');
  expect(toHelpdesk.text).not.toContain(message);
  expect(world.sent()).toEqual([
    expect.stringMatching(/^cara\.cook@care\.example: We have your request for help: C-\d{4}-\d{6}$/),
    expect.stringMatching(
      /^helpdesk@toolkit\.example: C-\S+: Nobody who could let me in works here any more, ROSE HOUSE$/,
    ),
  ]);
});

test('hears: support.case-email-written.v1', async () => {
  const databaseUrl = world.harness.otherServices['support']!.databaseUrl;
  const support = await new DataSource({ type: 'postgres', url: databaseUrl }).initialize();
  const [entry] = await support.query<{ case_id: string; id: string; number: string }[]>(
    `insert into case_entries (id, case_id, kind, at, text)
     select gen_random_uuid(), id, 'email', now(), 'Please ring us.' from cases
     returning id, case_id, (select number from cases) as number`,
  );
  await support.destroy();
  const { id: entryId, case_id: caseId, number } = entry!;
  await world.harness.tell(cases.caseEmailWritten, { caseId, entryId, number, code: 'V1' });
  expect(world.newest(cara.email).text).toContain('> Please ring us.');
  expect(world.sent()).toEqual([`cara.cook@care.example: ${number}: an answer from the helpdesk`]);
});

test('hears: organisations.site-list-corrected.v1', async () => {
  const list = {
    headOffice: 'HQ1',
    headOfficeName: 'HEAD OFFICE OF ROSE',
    site: 'V1',
    siteName: 'ROSE HOUSE',
  };
  await world.harness.tell(corrections.siteListCorrected, { ...list, change: 'removed', from: '2026-11-01' });
  expect(world.newest(ann.email).text).toContain('Removed from: HEAD OFFICE OF ROSE (HQ1)');
  expect(world.sent()).toEqual([
    'ann.able@care.example: ROSE HOUSE is no longer a site of HEAD OFFICE OF ROSE',
  ]);
});

test('hears: organisations.head-office-function-switched.v1', async () => {
  const about = { code: 'V1', name: 'ROSE HOUSE' };
  await world.harness.tell(corrections.headOfficeFunctionSwitched, { ...about, enabled: true });
  expect(world.sent()).toEqual(['ann.able@care.example: The head-office function of ROSE HOUSE is on']);
});

test.each<[string, EventContract]>([
  ['hears once: organisations.site-list-corrected.v1', corrections.siteListCorrected],
  ['hears once: organisations.head-office-function-switched.v1', corrections.headOfficeFunctionSwitched],
  ['hears once: support.case-opened.v1', cases.caseOpened],
  ['hears once: support.case-email-written.v1', cases.caseEmailWritten],
])('%s', async (_, event) => {
  const ids = () => world.harness.database.query('select id from emails order by id');
  const before = await ids();
  await world.harness.repeat(event);
  expect(world.sent()).toEqual([]);
  expect(await ids()).toEqual(before);
});
