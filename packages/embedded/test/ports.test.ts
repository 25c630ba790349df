import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { assertFree, freePorts } from '../lib/ports.js';

test('free ports are different ones', async () => {
  expect(new Set(await freePorts(20)).size).toBe(20);
});

test.each(['127.0.0.1', '::1'])(
  'a port that another program has on %s is named, with how to choose another',
  async (host) => {
    const other = createServer();
    await once(other.listen(0, host), 'listening');
    const { port } = other.address() as AddressInfo;
    const [free] = await freePorts(1);
    await expect(assertFree({ 'mail-box': port, portal: free! })).rejects.toThrow(
      `Port ${port}, meant for mail-box, is used by another program.\n` +
        `Stop that program, or choose other ports: MAIL_BOX_PORT=${Math.min(port + 1000, 65_535)} npm start`,
    );
    await new Promise((resolve) => other.close(resolve));
    await assertFree({ 'mail-box': port });
  },
);
