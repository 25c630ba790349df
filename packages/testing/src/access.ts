import { organisationRole, staffRole, type OrganisationRole, type StaffRole } from '@dspt/contracts/access';
import type { TestService } from './service.js';

type Request = ReturnType<TestService['http']['get']>;

export type Who = 'stranger' | OrganisationRole | StaffRole;

const roles = [...organisationRole.options, ...staffRole.options];
export const everyone: readonly Who[] = ['stranger', ...roles];

/** Value of an `authorization` header for somebody of that role; people of organisations act for `code`. */
export function bearerOf(
  { issuer }: TestService,
  who: OrganisationRole | StaffRole,
  code: string,
): Promise<string> {
  const role = organisationRole.safeParse(who);
  return issuer.bearer(
    role.success
      ? { organisation: { code, role: role.data } }
      : { staff: { role: staffRole.parse(who), areas: ['London'] } },
  );
}

/**
 * Everybody whom an operation does not turn away, asked one after the other.
 * @throws when it fails for one of them: that says nothing about who may
 */
export async function admitted(
  service: TestService,
  code: string,
  ask: (code: string) => Request,
): Promise<Who[]> {
  const strangers = await ask(code);
  const found: Who[] = turnedAway('stranger', strangers) ? [] : ['stranger'];
  for (const who of roles) {
    const answer = await ask(code).set('authorization', await bearerOf(service, who, code));
    if (!turnedAway(who, answer)) found.push(who);
  }
  return found;
}

function turnedAway(who: Who, { status }: { status: number }): boolean {
  if (status >= 500) throw new Error(`${who}: ${status} says nothing about who may`);
  return status === (who === 'stranger' ? 401 : 403);
}
