import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { draw, height, towards, width, yearOf, type Boundaries } from './boundaries.js';

const shipped = new URL('../../../../../data/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, shipped), 'utf8');
const boundaries = JSON.parse(read('areas/england-areas.topo.json')) as Boundaries;
const authorities = read('ods/local-authorities.csv')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => /^(\w+),.*?,(E\d+),/.exec(line)!)
  .map(([, code, upper]) => [code!, upper!] as const);

test('each authority of the year is drawn once, inside the map', () => {
  const { shapes, others } = draw(boundaries, new Map(authorities.map(([code]) => [code, code])), 2026);
  expect(shapes).toHaveLength(296);
  expect(others).toBe('');
  for (const { outline, centre } of shapes) {
    expect(outline).toMatch(/^M/);
    expect(centre[0]).toBeGreaterThan(0);
    expect(centre[0]).toBeLessThan(width);
    expect(centre[1]).toBeGreaterThan(0);
    expect(centre[1]).toBeLessThan(height);
  }
});
test('districts make one upper-tier area', () => {
  const { shapes } = draw(boundaries, new Map(authorities), 2026);
  expect(shapes).toHaveLength(153);
});
test('of one county its districts fill the map, and all else is behind them', () => {
  const kent = authorities.filter(([, upper]) => upper === 'E10000016');
  const { shapes, others } = draw(boundaries, new Map(kent.map(([code]) => [code, code])), 2026);
  expect(shapes).toHaveLength(12);
  expect(others).toMatch(/^M/);
});
test('a year of councils begins on 1 April', () => {
  expect(yearOf(Date.parse('2027-03-30T12:00:00Z'))).toBe(2026);
  expect(yearOf(Date.parse('2027-04-01T12:00:00Z'))).toBe(2027);
});
test('arrow keys go to the nearest area on that side', () => {
  const at = (code: string, x: number, y: number) => ({
    code,
    outline: '',
    centre: [x, y] as [number, number],
  });
  const [middle, left, right, below] = [at('M', 50, 50), at('L', 20, 55), at('R', 60, 50), at('B', 50, 90)];
  const all = [middle, left, right, below, at('far', 99, 50)];
  expect(towards('ArrowLeft', middle, all)?.code).toBe('L');
  expect(towards('ArrowRight', middle, all)?.code).toBe('R');
  expect(towards('ArrowDown', middle, all)?.code).toBe('B');
  expect(towards('ArrowUp', middle, all)).toBeUndefined();
  expect(towards('Enter', middle, all)).toBeUndefined();
});
