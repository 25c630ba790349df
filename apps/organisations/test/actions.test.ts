import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { executeAction, previewAction } from '@dspt/contracts/organisations/actions';
import { headOfficeFunctionSwitched, siteListCorrected } from '@dspt/contracts/organisations/corrections';
import type { getStaffOrganisation } from '@dspt/contracts/organisations/staff';
import { listSitesRequest } from '@dspt/contracts/organisations/sites';
import type { Output } from '@dspt/contracts/define';
import type { ActionInput, ActionKind } from '@dspt/contracts/support/catalogue';
import { Requests } from '@dspt/service-kit/messaging/requests';
import type { TestService } from '@dspt/testing/service';
import { odsFile } from './support/ods.js';
import { askRaw, emptied, heard, imported, staff, startOrganisations } from './support/service.js';

const olive = { id: randomUUID(), name: 'Olive Demo', role: 'helpdesk-operator' as const };
const evidence = 'Letter of 3 November, signed by both owners';

let service: TestService;
let corrected: ReturnType<typeof heard<typeof siteListCorrected>>;
beforeAll(async () => {
  service = await startOrganisations();
  corrected = heard(service, siteListCorrected);
});
afterAll(() => service?.close());

const sites = (parents: Record<string, string>) =>
  Object.entries(parents).map(([code, parent]) => ({ code, name: `HOUSE ${code}`, parent }));
const odsSays = async (parents: Record<string, string>) => {
  await imported(service, 'ecarehomesite.csv', odsFile(sites(parents)), { force: true });
};
beforeEach(async () => {
  await emptied(service);
  const offices = ['H1', 'H2'].map((code) => ({ code, name: `OFFICE ${code}` }));
  await imported(service, 'ecarehomehq.csv', odsFile(offices));
  await odsSays({ V1: 'H1', V2: 'H1', V3: 'H2' });
});

const ask: Requests['ask'] = (contract, input) => service.app.get(Requests).ask(contract, input);
const preview = <K extends ActionKind>(kind: K, input: ActionInput<K>, undoes: string | null = null) =>
  ask(previewAction, { kind, input, undoes, by: olive });
async function execute<K extends ActionKind>(kind: K, input: ActionInput<K>, undoes: string | null = null) {
  const { fingerprint } = await preview(kind, input, undoes);
  const id = randomUUID();
  const about = { reason: 'They rang', caseNumber: 'C-2026-000001', requestedBy: olive, approvedBy: null };
  expect(await ask(executeAction, { kind, input, undoes, id, fingerprint, ...about })).toEqual({
    outcome: 'done',
  });
  return id;
}
const sitesOf = async (code: string) =>
  (await ask(listSitesRequest, { code })).sites.map((site) => site.code).toSorted();
const page = async (code: string): Promise<Output<typeof getStaffOrganisation>> => {
  const authorization = await staff(service, 'helpdesk-operator');
  return (await service.http.get(`/staff/organisations/${code}`).set('authorization', authorization)).body;
};
const today = () => service.clock.today();

describe('a site', () => {
  test('answers: organisations.actions.preview', async () => {
    const input = { headOffice: 'H1', site: 'V3', from: '2026-11-01', evidence };
    expect(await preview('add-site', input)).toMatchObject({
      effects: [
        {
          about: 'HOUSE V3 (V3)',
          what: 'Head office from 1 November 2026',
          from: 'OFFICE H2 (H2)',
          to: 'OFFICE H1 (H1)',
        },
      ],
      told: { length: 3 },
      organisations: ['H1', 'H2', 'V3'],
    });
    expect(await sitesOf('H1')).toEqual(['V1', 'V2']);
  });

  test('answers: organisations.actions.execute', async () => {
    await execute('add-site', { headOffice: 'H1', site: 'V3', from: today(), evidence });
    expect([await sitesOf('H1'), await sitesOf('H2')]).toEqual([['V1', 'V2', 'V3'], []]);
    expect((await page('V3')).headOffice).toMatchObject({ code: 'H1' });
    expect(await corrected()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ headOffice: 'H1', site: 'V3', change: 'added' }),
        expect.objectContaining({ headOffice: 'H2', site: 'V3', change: 'removed' }),
      ]),
    );
  });

  test('that was added stays, whatever the next ODS file says, and the page shows where they differ', async () => {
    await execute('add-site', { headOffice: 'H1', site: 'V3', from: '2026-11-01', evidence });
    await odsSays({ V1: 'H1', V2: 'H1', V3: 'H2' });
    await odsSays({ V1: 'H1', V2: 'H2', V3: 'H2' });
    expect([await sitesOf('H1'), await sitesOf('H2')]).toEqual([['V1', 'V3'], ['V2']]);
    const { corrections, headOffices } = await page('V3');
    expect(corrections).toMatchObject([
      {
        kind: 'added',
        headOffice: 'H1',
        evidence,
        madeBy: 'Olive Demo',
        odsSays: { code: 'H2' },
        differs: true,
      },
    ]);
    expect(headOffices).toMatchObject([
      { code: 'H1', from: '2026-11-01', until: null },
      { code: 'H2', until: '2026-11-01' },
    ]);
    await odsSays({ V1: 'H1', V2: 'H2', V3: 'H1' });
    expect(await sitesOf('H1')).toEqual(['V1', 'V3']);
    expect((await page('H1')).corrections).toMatchObject([{ site: 'V3', differs: false }]);
  });

  test('that was removed stays removed from there, and may get another head office by ODS', async () => {
    await execute('remove-site', { headOffice: 'H1', site: 'V2', from: today(), evidence });
    await odsSays({ V1: 'H1', V2: 'H1', V3: 'H2' });
    expect(await sitesOf('H1')).toEqual(['V1']);
    expect((await page('H1')).corrections).toMatchObject([{ kind: 'removed', site: 'V2', differs: true }]);
    await odsSays({ V1: 'H1', V2: 'H2', V3: 'H2' });
    expect([await sitesOf('H1'), await sitesOf('H2')]).toEqual([['V1'], ['V2', 'V3']]);
    expect((await page('H1')).corrections).toMatchObject([{ differs: false }]);
  });

  test('is moved twice, and the last word counts', async () => {
    await execute('add-site', { headOffice: 'H2', site: 'V1', from: '2026-10-01', evidence });
    await execute('remove-site', { headOffice: 'H2', site: 'V1', from: '2026-11-01', evidence });
    expect([await sitesOf('H1'), await sitesOf('H2')]).toEqual([['V1', 'V2'], ['V3']]);
    await execute('add-site', { headOffice: 'H2', site: 'V1', from: today(), evidence });
    expect([await sitesOf('H1'), await sitesOf('H2')]).toEqual([['V2'], ['V1', 'V3']]);
  });

  test('is put back as it was when the correction is taken back', async () => {
    const added = { headOffice: 'H1', site: 'V3', from: '2026-11-01', evidence };
    const id = await execute('add-site', added);
    await execute('add-site', added, id);
    expect([await sitesOf('H1'), await sitesOf('H2')]).toEqual([['V1', 'V2'], ['V3']]);
    expect((await page('V3')).headOffices).toMatchObject([{ code: 'H2', until: null }]);
    const removed = { headOffice: 'H1', site: 'V1', from: '2026-11-01', evidence };
    await execute('remove-site', removed, await execute('remove-site', removed));
    expect(await sitesOf('H1')).toEqual(['V1', 'V2']);
  });

  test('whoever was told of an addition is told that it was taken back', async () => {
    const input = { headOffice: 'H1', site: 'V3', from: '2026-11-01', evidence };
    const done = await preview('add-site', input);
    const id = await execute('add-site', input);
    const undone = await preview('add-site', input, id);
    expect(undone.told.map(({ who }) => who)).toEqual(done.told.map(({ who }) => who));
    const before = (await corrected()).length;
    await execute('add-site', input, id);
    expect((await corrected()).slice(before)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ headOffice: 'H1', site: 'V3', change: 'removed' }),
        expect.objectContaining({ headOffice: 'H2', site: 'V3', change: 'added' }),
      ]),
    );
  });

  test.each([
    ['that is one already', { headOffice: 'H1', site: 'V1' }],
    ['of itself', { headOffice: 'V1', site: 'V1' }],
    ['that its head office is under', { headOffice: 'V3', site: 'H2' }],
    ['nobody knows', { headOffice: 'H1', site: 'NOPE' }],
    ['of nobody known', { headOffice: 'NOPE', site: 'V1' }],
    ['from tomorrow', { headOffice: 'H1', site: 'V3', from: '2199-01-01' }],
  ])('%s cannot be added', async (_, change) => {
    const input = { from: '2026-11-01', evidence, ...change };
    await expect(preview('add-site', input)).rejects.toMatchObject({ code: 'action-impossible' });
  });
  test('that is none cannot be removed', async () => {
    const input = { headOffice: 'H1', site: 'V3', from: '2026-11-01', evidence };
    await expect(preview('remove-site', input)).rejects.toMatchObject({ code: 'action-impossible' });
  });
});

describe('a head office', () => {
  const under = (headOffice: string, site: string) => ({ headOffice, site, from: today(), evidence });
  const wholeTree = async (code: string) =>
    (await ask(listSitesRequest, { code, depth: 'all' })).sites.map((site) => site.code).toSorted();

  test('comes under another, and keeps its sites', async () => {
    expect(await preview('add-site', under('H1', 'H2'))).toMatchObject({
      warnings: [
        expect.any(String),
        'OFFICE H2 (H2) keeps its own site. When OFFICE H1 (H1) publishes, it chooses whether it publishes for them too.',
      ],
    });
    await execute('add-site', under('H1', 'H2'));
    expect([await sitesOf('H1'), await sitesOf('H2')]).toEqual([['H2', 'V1', 'V2'], ['V3']]);
    expect(await wholeTree('H1')).toEqual(['H2', 'V1', 'V2', 'V3']);
  });
  test('cannot come under who is under it at whatever depth, and it is said what to do', async () => {
    await execute('add-site', under('H1', 'H2'));
    await expect(preview('add-site', under('V3', 'H1'))).rejects.toMatchObject({
      details: {
        code: 'action-impossible',
        title: 'HOUSE V3 (V3) is itself under OFFICE H1 (H1), on that day or since',
        detail: 'An organisation cannot be under itself. Correct first who is above the head office.',
      },
    });
  });
  test('may come under who was under it only before', async () => {
    await execute('add-site', { ...under('H1', 'H2'), from: '2026-01-01' });
    await execute('remove-site', { ...under('H1', 'H2'), from: '2026-06-01' });
    await expect(preview('add-site', { ...under('H2', 'H1'), from: '2026-05-31' })).rejects.toMatchObject({
      code: 'action-impossible',
    });
    await execute('add-site', { ...under('H2', 'H1'), from: '2026-06-01' });
    expect(await wholeTree('H2')).toEqual(['H1', 'V1', 'V2', 'V3']);
  });
  test('and another cannot come under each other, though it be asked for at the same time', async () => {
    const both = await Promise.allSettled([
      execute('add-site', under('H1', 'H2')),
      execute('add-site', under('H2', 'H1')),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'action-impossible' },
    });
  });
  test('does not come back under another by a way back, once it is above it', async () => {
    await execute('add-site', under('H1', 'H2'));
    const removed = await execute('remove-site', under('H1', 'H2'));
    await execute('add-site', under('V3', 'H1'));
    await expect(preview('remove-site', under('H1', 'H2'), removed)).rejects.toMatchObject({
      code: 'action-impossible',
    });
    expect(await wholeTree('H2')).toEqual(['H1', 'V1', 'V2', 'V3']);
  });
});

describe('the head-office function', () => {
  test('is switched on, told, and taken back by switching it off', async () => {
    const told = heard(service, headOfficeFunctionSwitched);
    const id = await execute('switch-head-office-function', { code: 'H1', enabled: true });
    expect(await page('H1')).toMatchObject({ headOfficeFunction: true });
    await execute('switch-head-office-function', { code: 'H1', enabled: true }, id);
    expect(await page('H1')).toMatchObject({ headOfficeFunction: false });
    expect(await told()).toMatchObject([
      { code: 'H1', enabled: true },
      { code: 'H1', enabled: false },
    ]);
  });
  test('cannot be switched to what it is, and a warning says when there are no sites', async () => {
    await expect(
      preview('switch-head-office-function', { code: 'H1', enabled: false }),
    ).rejects.toMatchObject({
      code: 'action-impossible',
    });
    expect(await preview('switch-head-office-function', { code: 'V1', enabled: true })).toMatchObject({
      warnings: [expect.stringContaining('It has no open sites')],
    });
  });
});

test('refuses bad input: organisations.actions.preview', async () => {
  const input = { kind: 'add-site', input: { headOffice: 'H1' }, undoes: null, by: olive };
  expect(await askRaw(service, previewAction.subject, input)).toMatchObject({
    code: 'invalid-input',
    errors: [{ field: 'site' }, { field: 'from' }, { field: 'evidence' }],
  });
});
test('refuses bad input: organisations.actions.execute', async () => {
  expect(await askRaw(service, executeAction.subject, { kind: 'x' })).toMatchObject({
    code: 'invalid-input',
  });
});
