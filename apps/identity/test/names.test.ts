import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Harness } from './harness.js';
import { Names } from '../src/organisations/names.js';
import { loadOrganisations } from './ods.js';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.open({ otherServices: ['organisations'] });
  const sites = [
    { code: 'VONE', name: 'HOUSE ONE' },
    { code: 'VTWO', name: 'HOUSE TWO' },
  ];
  await loadOrganisations(harness.service.otherServices, {
    sites,
    others: [{ code: 'RTRUST', name: 'A TRUST' }],
  });
});
afterAll(() => harness?.close());

const names = () =>
  harness.service.database.query<object[]>('select code, name from organisations order by code');

test('a name that was told and never heard is right the next day, and one that nobody else knows is left alone', async () => {
  await harness.person({ roles: { VONE: 'administrator', VTWO: 'member', VGONE: 'member' } });
  const kept = await names();
  await harness.service.database.query(`update organisations set name = 'FORMERLY ONE' where code = 'VONE'`);
  await harness.get(Names).putRight();
  expect(await names()).toEqual(
    kept.map((row) => ({
      ...row,
      ...{ VONE: { name: 'HOUSE ONE' }, VTWO: { name: 'HOUSE TWO' } }[(row as { code: string }).code],
    })),
  );
});

test('what was told since it was asked counts more', async () => {
  await harness.service.database.query(
    `update organisations set name = 'NEWEST NAME', named_at = now() + interval '1 minute' where code = 'VTWO'`,
  );
  await harness.get(Names).putRight();
  expect(await names()).toContainEqual({ code: 'VTWO', name: 'NEWEST NAME' });
});
