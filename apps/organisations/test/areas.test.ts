import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { admitted } from '@dspt/testing/access';
import type { TestService } from '@dspt/testing/service';
import { locationsFile, odsFile } from './support/ods.js';
import { imported, staff, startOrganisations } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startOrganisations();
  const codes = ['V1', 'V2', 'V3', 'V4'];
  await imported(service, 'ecarehomehq.csv', odsFile([{ code: 'A1' }]));
  await imported(service, 'ecarehomesite.csv', odsFile(codes.map((code) => ({ code, parent: 'A1' }))));
  await imported(
    service,
    'cqc-locations.csv',
    locationsFile([
      ['V1', '1-1', 'York', 'Yorkshire and The Humber'],
      ['V2', '1-2', 'Leeds', 'Yorkshire and The Humber'],
      ['V3', '1-3', 'Leeds', 'Yorkshire and The Humber'],
      ['V4', '1-4', 'Camden', 'London'],
    ]),
  );
});
afterAll(() => service?.close());

test('staff see the regions and local authorities there are, each once and in order', async () => {
  const response = await service.http
    .get('/staff/areas')
    .set('authorization', await staff(service, 'helpdesk-operator'));
  expect(response.body).toEqual({
    regions: [
      { name: 'London', localAuthorities: ['Camden'] },
      { name: 'Yorkshire and The Humber', localAuthorities: ['Leeds', 'York'] },
    ],
  });
});

test('who may: GET /staff/areas', async () => {
  expect(await admitted(service, 'V1', () => service.http.get('/staff/areas'))).toEqual([
    'helpdesk-operator',
    'helpdesk-supervisor',
    'regional-officer',
    'national-programme',
    'system-administrator',
  ]);
});
