import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { published } from '@dspt/contracts/assessment/publications';
import { findOrganisations } from '@dspt/contracts/organisations/organisations';
import { listSitesRequest } from '@dspt/contracts/organisations/sites';
import { Requests } from '@dspt/service-kit/messaging/requests';
import type { TestService } from '@dspt/testing/service';
import { randomUUID } from 'node:crypto';
import { odsFile } from './support/ods.js';
import { importFile, publicationOf, startOrganisations, tell } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startOrganisations();
  await importFile(service, 'ecarehomehq.csv', odsFile([{ code: 'AAAC', name: 'HEAD OFFICE OF WEY HOUSE' }]));
  await importFile(
    service,
    'ecarehomesite.csv',
    odsFile([
      { code: 'VM321', name: 'WEY HOUSE NURSING HOME', parent: 'AAAC' },
      { code: 'VM322', name: 'THE ELMS', parent: 'AAAC' },
    ]),
  );
});
afterAll(() => service?.close());

test('a head office is found by postcode before its sites', async () => {
  const { body } = await service.http.get('/organisations').query({ q: 'ta41bt' });
  expect(body.total).toBe(3);
  expect(body.items.map(({ code }: { code: string }) => code)).toEqual(['AAAC', 'VM322', 'VM321']);
  expect(body.items[0]).toMatchObject({ siteCount: 2, isHeadOffice: true, mayRegister: true, twin: null });
});

test('answers: organisations.organisations.find', async () => {
  const { organisations } = await service.app
    .get(Requests)
    .ask(findOrganisations, { codes: ['VM321', 'NONE', ' aaac'] });
  expect(organisations.map(({ code }) => code)).toEqual(['VM321', 'AAAC']);
});

test('a publication shows at its sites', async () => {
  await tell(service, published, {
    ...publicationOf(service, 'AAAC'),
    publishedBy: randomUUID(),
    covered: [{ code: 'VM321', via: 'head-office' }],
  });
  const { sites } = await service.app.get(Requests).ask(listSitesRequest, { code: 'AAAC' });
  expect(sites.map(({ status }) => status.state)).toEqual(['not-published', 'published']);
  expect(sites[1].status.through).toEqual({ code: 'AAAC', name: 'HEAD OFFICE OF WEY HOUSE' });
});
