import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { admitted } from '@dspt/testing/access';
import type { TestService } from '@dspt/testing/service';
import { saveProfile } from './support/assessment.js';
import { importAuthorities, importLocations } from './support/organisations.js';
import { as } from './support/people.js';
import { startWithOrganisations } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startWithOrganisations(['V1', 'V2', 'V3'].map((code) => ({ code, parent: `HQ${code}` })));
  await importLocations(service, [
    ['V1', 'Leeds', 'Yorkshire and the Humber'],
    ['V3', 'Ashford', 'South East'],
  ]);
  await importAuthorities(service);
});
afterAll(() => service?.close());

const path = (code: string) => `/staff/organisations/${code}/support-contact`;

test('who may: GET /staff/organisations/:code/support-contact', async () => {
  expect(await admitted(service, 'V1', () => service.http.get(path('V1')))).toEqual([
    'helpdesk-operator',
    'helpdesk-supervisor',
    'regional-officer',
    'national-programme',
    'system-administrator',
  ]);
});

test('whose: a regional officer is told of the organisations of their areas, and no others exist', async () => {
  const ann = await as(service, 'administrator', 'V1');
  const named = {
    supportContactName: 'Ann',
    supportContactTelephone: '0113 496 0000',
    supportMayCall: 'yes',
  };
  await saveProfile(ann, 'V1', named as Parameters<typeof saveProfile>[2]);
  const asked = async (code: string, areas: string[]) => {
    const authorization = await service.issuer.bearer({ staff: { role: 'regional-officer', areas } });
    return (await service.http.get(path(code)).set('authorization', authorization)).body;
  };
  const contact = { name: 'Ann', telephone: '0113 496 0000', mayCall: 'yes' };
  expect(await asked('V1', ['Leeds'])).toEqual({ contact });
  expect(await asked('V1', ['London'])).toMatchObject({ code: 'not-found' });
  expect(await asked('V1', [])).toMatchObject({ code: 'not-found' });
  expect(await asked('V3', ['Kent'])).toEqual({ contact: null });
  expect(await asked('V3', ['Surrey'])).toMatchObject({ code: 'not-found' });
});

test('who has named nobody has no contact', async () => {
  const authorization = await service.issuer.bearer({ staff: { role: 'helpdesk-operator', areas: [] } });
  const { body } = await service.http.get(path('V2')).set('authorization', authorization);
  expect(body).toEqual({ contact: null });
});

test('leave to call needs a number to call', async () => {
  const ann = await as(service, 'administrator', 'V2');
  const { body } = await ann.put('/organisations/V2/profile', {
    supportContactName: 'Ann',
    supportContactTelephone: ' ',
    supportMayCall: 'yes',
    version: 0,
  });
  expect(body.errors).toEqual([
    {
      field: 'supportContactTelephone',
      message: 'Enter the telephone number that your local support team may call',
    },
  ]);
});
