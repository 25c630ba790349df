import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Worker } from 'node:worker_threads';
import type { TestService } from '@dspt/testing/service';
import { startNames } from './names.js';

let service: TestService;
beforeAll(async () => {
  service = await startNames();
  await service.app.listen(0, '127.0.0.1');
});
afterAll(() => service?.close());

/** Sends a change from another thread, and goes away; the service does nothing before it has gone. */
async function sendAndLeave(name: string): Promise<void> {
  const { port } = service.app.getHttpServer().address() as { port: number };
  const left = new Int32Array(new SharedArrayBuffer(4));
  const body = JSON.stringify({ name });
  const worker = new Worker(
    `const { workerData: { port, text, left } } = require('node:worker_threads');
     const socket = require('node:net').connect(port, '127.0.0.1', () =>
       socket.write(text, () => { socket.end(); socket.destroy(); }));
     socket.on('close', () => { Atomics.store(left, 0, 1); Atomics.notify(left, 0); });`,
    {
      eval: true,
      workerData: {
        port,
        left,
        text: `POST /names HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      },
    },
  );
  await new Promise((resolve) => worker.once('online', resolve));
  expect(Atomics.wait(left, 0, 0, 10_000)).not.toBe('timed-out');
  await worker.terminate();
}

test('a change that was given up before it could be begun is not begun', async () => {
  await sendAndLeave('given up');
  expect((await service.http.post('/names').send({ name: 'waited for' })).body).toEqual({ ok: true });
  expect(await service.database.query('select name from told')).toEqual([{ name: 'waited for' }]);
});
