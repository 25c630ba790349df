import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { TestService } from '@dspt/testing/service';
import { complete, saveProfile } from './support/assessment.js';
import { as } from './support/people.js';
import { startWithOrganisations } from './support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startWithOrganisations([{ code: 'V1', parent: 'HQ' }]);
});
afterAll(() => service?.close());

const path = '/organisations/V1/publications';

test('what is published is the profile that was confirmed: changed since, it is refused, and who changed what is said', async () => {
  const admin = await as(service, 'administrator', 'V1');
  await complete(admin, 'V1', 'met');
  const body = { level: 'met', requestId: randomUUID(), profileConfirmed: true, profileVersion: 1 };
  await saveProfile(admin, 'V1', { siro: 'Bo' });
  const refused = await admin.post(path, body).expect(409);
  expect(refused.body).toMatchObject({
    code: 'profile-changed',
    profile: { version: 2, changes: { siro: { version: 2, by: 'Test administrator' } } },
  });
  const made = await admin.post(path, { ...body, profileVersion: 2 }).expect(200);
  expect((await admin.post(path, body).expect(200)).body.id).toBe(made.body.id);
});
