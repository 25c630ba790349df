import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@dspt/testing/eventually';
import { Processes } from '@dspt/testing/processes';

let house: Processes;
beforeAll(async () => {
  house = await Processes.launch();
});
afterAll(() => house?.stop());

const labels = () => [...house.all.keys()];
const services = () => labels().filter((label) => label !== 'portal');

interface Ready {
  status: number;
  parts: Record<string, string>;
}
const readyOf = async (label: string): Promise<Ready> => {
  const response = await fetch(`${house.get(label).url}/ready`);
  const { parts = {} } = (await response.json()) as Partial<Ready>;
  return { status: response.status, parts };
};
const waitingFor = (...parts: string[]) => ({
  status: 503,
  parts: Object.fromEntries([['service', 'is starting'], ...parts.map((part) => [part, 'is out of reach'])]),
});

test('whatever is away at the start is waited for: alive, saying so, and at work when it comes, without a restart', async () => {
  for (const label of services())
    await eventually(async () => expect(await readyOf(label)).toEqual(waitingFor('database', 'nats')));
  await eventually(async () => expect(await readyOf('portal')).toEqual(waitingFor('nats')));
  for (const label of labels())
    expect(await (await fetch(`${house.get(label).url}/health`)).json()).toEqual({ healthy: true });
  const page = await house.browse('/');
  expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('Try again in a minute')]);
  expect(page.headers.get('x-frame-options')).toBe('DENY');
  for (const label of labels())
    await eventually(async () => expect(house.get(label).output.join('')).toMatch(/waits for NATS/));
  for (const label of services())
    expect(house.get(label).output.join('')).toMatch(/Waiting for the database/);

  await house.startNats();
  for (const label of services())
    await eventually(async () => expect(await readyOf(label)).toEqual(waitingFor('database')));
  await house.openDatabase();
  await Promise.all(labels().map((label) => house.get(label).ready()));
  expect(await house.ended()).toEqual([]);
}, 120_000);
