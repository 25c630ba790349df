import { describe, expect, test } from '@jest/globals';
import { Circuit } from './circuit.js';

const broken = (circuit: Circuit): Circuit => {
  for (let time = 0; time < 3; time++) circuit.failed();
  return circuit;
};

describe('a circuit', () => {
  test('opens after three failures in a row, and a success forgets them', () => {
    const circuit = new Circuit(async () => undefined);
    circuit.failed();
    circuit.failed();
    circuit.succeeded();
    circuit.failed();
    circuit.failed();
    expect(circuit.closed).toBe(true);
    circuit.failed();
    expect(circuit.closed).toBe(false);
  });
  test('lets nobody through to a part that is away, and looks at it once for all who come', async () => {
    let looks = 0;
    const circuit = broken(
      new Circuit(async () => {
        looks += 1;
        throw new Error('away');
      }),
    );
    expect(await Promise.all([1, 2, 3].map(() => circuit.passable()))).toEqual([false, false, false]);
    expect(looks).toBe(1);
  });
  test('makes nobody wait for a part that is frozen', async () => {
    const circuit = broken(new Circuit(() => new Promise(() => undefined)));
    const begun = performance.now();
    expect(await circuit.passable()).toBe(false);
    expect(performance.now() - begun).toBeLessThan(1500);
  });
  test('closes for the first who comes after the part is back', async () => {
    const circuit = broken(new Circuit(async () => undefined));
    expect(await circuit.passable()).toBe(true);
    expect(circuit.closed).toBe(true);
  });
});
