import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TestService } from '@dspt/testing/service';
import { disagreements } from '@dspt/testing/tables';
import { startHarness } from './harness.js';

let service: TestService;
beforeAll(async () => {
  service = await startHarness();
});
afterAll(() => service?.close());

test('every table has its entity, and they agree', async () => {
  expect(await disagreements(service.database)).toEqual([]);
});
