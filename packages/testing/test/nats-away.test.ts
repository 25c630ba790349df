import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { eventually } from '@dspt/testing/eventually';
import { stopwatch } from '@dspt/testing/stopwatch';
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
  const took = stopwatch();
  await expect(ask()).rejects.toMatchObject({ status: 503, code: 'service-unavailable' });
  return took();
}

test('with NATS gone a question is refused after a restart should have been over, and later at once', async () => {
  expect(await ask()).toEqual({});
  await service.nats.kill();
  expect(await refusedAfter()).toBeLessThan(3_000);
  expect(await refusedAfter()).toBeLessThan(500);
  await service.nats.restart();
  await eventually(async () => expect(await ask()).toEqual({}));
});

/** NATS as it is when it ends while somebody connects: it greets, and leaves before it has answered. */
async function greetOneAndLeave(url: string): Promise<void> {
  const server = createServer();
  server.listen(Number(new URL(url).port), '127.0.0.1');
  const [socket] = (await once(server, 'connection')) as [Socket];
  server.close();
  socket.write(
    `INFO ${JSON.stringify({ server_id: 'X', version: '2.9.0', headers: true, max_payload: 1000 })}\r\n`,
  );
  await once(socket, 'data');
  socket.destroy();
}

test('a server that ends while somebody connects holds nobody up: the next one is found in moments', async () => {
  await service.nats.kill();
  await greetOneAndLeave(service.natsUrl);
  await service.nats.restart();
  await eventually(async () => expect(await ask()).toEqual({}), 10_000);
});
