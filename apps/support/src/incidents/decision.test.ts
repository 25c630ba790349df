import { describe, expect, test } from '@jest/globals';
import type { IncidentFacts } from '@dspt/contracts/support/incidents';
import { decisionOf, mustBeComplete, tellBy } from './decision.js';

const facts: IncidentFacts = {
  title: 'Letter to the wrong family',
  kind: 'wrong-person',
  description: 'A care plan went to another family.',
  foundOn: '2026-11-27',
  foundAt: '14:30',
  personal: 'yes',
  whom: ['families'],
  people: 1,
  likelihood: 'likely',
  severity: 'minor',
  done: '',
  regulatorToldOn: null,
  regulatorReference: '',
};

describe('whether the regulator must be told', () => {
  test.each<[Partial<IncidentFacts>, ReturnType<typeof decisionOf>]>([
    [{}, 'tell-regulator'],
    [{ personal: 'not-sure' }, 'tell-regulator'],
    [{ personal: 'no', likelihood: null, severity: null }, 'need-not-tell'],
    [{ likelihood: 'unlikely', severity: 'gravest' }, 'need-not-tell'],
    [{ severity: 'none' }, 'need-not-tell'],
    [{ severity: 'none', whom: ['people-cared-for'] }, 'tell-regulator'],
    [{ severity: 'serious' }, 'people-too'],
    [{ personal: null }, undefined],
    [{ severity: null }, undefined],
    [{ likelihood: null }, undefined],
  ])('%j: %s', (change, decision) => {
    expect(decisionOf({ ...facts, ...change })).toBe(decision);
  });
});

describe('until when', () => {
  test.each<[Partial<IncidentFacts>, string | undefined]>([
    [{}, '2026-11-30T14:30:00.000Z'],
    [{ foundAt: '' }, '2026-11-30T00:00:00.000Z'],
    // The clocks go back on 25 October: 72 hours are 72 hours.
    [{ foundOn: '2026-10-24', foundAt: '09:00' }, '2026-10-27T08:00:00.000Z'],
    [{ foundOn: null }, undefined],
    [{ personal: 'no' }, undefined],
  ])('%j: %s', (change, moment) => {
    expect(tellBy({ ...facts, ...change })?.toISOString()).toBe(moment);
  });
});

test('what is missing is named, and what need not be known is not asked for', () => {
  const missing = (change: Partial<IncidentFacts>) => {
    try {
      mustBeComplete({ ...facts, ...change }, '2026-11-29');
      return [];
    } catch (error) {
      const { details } = error as { details: { errors: { field: string }[] } };
      return details.errors.map(({ field }) => field);
    }
  };
  expect(missing({})).toEqual([]);
  expect(missing({ personal: 'no', whom: [], likelihood: null, severity: null })).toEqual([]);
  expect(missing({ title: '', whom: [], severity: null })).toEqual(['title', 'whom', 'severity']);
  expect(missing({ foundOn: '2026-11-30' })).toEqual(['foundOn']);
});
