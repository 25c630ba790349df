import { organisationRole } from '@dspt/contracts/access';
import { admitted, bearerOf, type Who } from '@dspt/testing/access';
import type { TestService } from '@dspt/testing/service';
import { expect, test } from '@jest/globals';
import type { Test } from './people.js';

/** An operation on an organisation's things and who may do it. */
export interface Operation {
  /** Titles of its two tests, which name it. */
  titles: [whoMay: string, whose: string];
  allowed: readonly Who[];
  ask: (service: TestService, code: string) => Test;
}

export const anyRole = organisationRole.options;
export const whoAnswers = ['member', 'administrator'] as const;
export const administrators = ['administrator'] as const;

/** The two tests every operation owes. */
export function accessTests(service: () => TestService, operations: Operation[]): void {
  const whoMay = operations.map(({ titles: [title], ...operation }) => [title, operation] as const);
  test.each(whoMay)('%s', async (_, { ask, allowed }) => {
    expect(await admitted(service(), 'V1', (code) => ask(service(), code))).toEqual(allowed);
  });
  const whose = operations.map(({ titles: [, title], ...operation }) => [title, operation] as const);
  test.each(whose)('%s', async (_, { ask }) => {
    const authorization = await bearerOf(service(), 'administrator', 'V1');
    const answers = await Promise.all(
      ['V2', 'NONE'].map((code) => ask(service(), code).set('authorization', authorization)),
    );
    const seen = answers.map(({ status, body }) => ({ status, body: body as unknown }));
    expect(seen[0]).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(seen[1]).toEqual(seen[0]);
  });
}
