import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { eventually } from '@dspt/testing/eventually';
import type { TestService } from '@dspt/testing/service';
import { read, startNames } from './names.js';

let service: TestService;
beforeAll(async () => {
  service = await startNames();
});
afterAll(() => service?.close());

const ask = () => service.app.get(Requests).ask(read, {});

/** @returns how long it took until somebody was told that it cannot be done now, in ms */
async function refusedAfter(): Promise<number> {
  const before = performance.now();
  await expect(ask()).rejects.toMatchObject({ status: 503, code: 'service-unavailable' });
  return performance.now() - before;
}

test('with NATS gone a question is refused after a restart should have been over, and later at once', async () => {
  expect(await ask()).toEqual({});
  await service.nats.kill();
  expect(await refusedAfter()).toBeLessThan(3_000);
  expect(await refusedAfter()).toBeLessThan(500);
  await service.nats.restart();
  await eventually(async () => expect(await ask()).toEqual({}));
});
