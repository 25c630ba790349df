import { organisationRole, staffRole, type OrganisationRole, type StaffRole } from '@dspt/contracts/access';
import { expect, test } from '@jest/globals';
import type { TestService } from '@dspt/testing/service';
import type { Test } from './people.js';

export type Who = 'stranger' | OrganisationRole | StaffRole;

/** An operation on an organisation's things and who may do it. */
export interface Operation {
  /** Titles of its two tests, which name it. */
  titles: [whoMay: string, whose: string];
  allowed: readonly Who[];
  ask: (service: TestService, code: string) => Test;
}

export const everyone: readonly Who[] = ['stranger', ...organisationRole.options, ...staffRole.options];
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

/** Everybody whom an operation does not turn away. */
export async function admitted(
  service: TestService,
  code: string,
  ask: (code: string) => Test,
): Promise<Who[]> {
  const admittedOnes: Who[] = (await ask(code)).status === 401 ? [] : ['stranger'];
  for (const who of [...organisationRole.options, ...staffRole.options]) {
    const { status } = await ask(code).set('authorization', await bearerOf(service, who, code));
    if (status >= 500) throw new Error(`${who}: ${status} says nothing about who may`);
    if (![401, 403].includes(status)) admittedOnes.push(who);
  }
  return admittedOnes;
}

function bearerOf(service: TestService, who: OrganisationRole | StaffRole, code: string): Promise<string> {
  const role = organisationRole.safeParse(who);
  return service.issuer.bearer(
    role.success
      ? { organisation: { code, role: role.data } }
      : { staff: { role: staffRole.parse(who), areas: [] } },
  );
}
