import { staffRole, organisationRole, type OrganisationRole, type StaffRole } from '@dspt/contracts/access';
import type { TestService } from '@dspt/testing/service';

type Test = ReturnType<TestService['http']['get']>;
export type Who = 'stranger' | OrganisationRole | StaffRole;

/** Value of an `authorization` header for somebody of that role; people of organisations act for `code`. */
export function bearerOf(
  service: TestService,
  who: OrganisationRole | StaffRole,
  code: string,
): Promise<string> {
  const role = organisationRole.safeParse(who);
  return service.issuer.bearer(
    role.success
      ? { organisation: { code, role: role.data } }
      : { staff: { role: staffRole.parse(who), areas: ['London'] } },
  );
}

/** Everybody whom an operation does not turn away. */
export async function admitted(service: TestService, code: string, ask: () => Test): Promise<Who[]> {
  const strangers = await ask();
  const roles = await Promise.all(
    [...organisationRole.options, ...staffRole.options].map(async (who) => {
      const response = await ask().set('authorization', await bearerOf(service, who, code));
      if (response.status >= 500) throw new Error(`${who}: ${response.status} says nothing about who may`);
      return { who, turnedAway: response.status === 403 };
    }),
  );
  return [
    ...(strangers.status === 401 ? [] : (['stranger'] as const)),
    ...roles.filter(({ turnedAway }) => !turnedAway).map(({ who }) => who),
  ];
}

export const everyone: Who[] = ['stranger', ...organisationRole.options, ...staffRole.options];

/** What an administrator of another organisation gets, and what is got when there is none: to be the same. */
export async function answersToOthers(service: TestService, ask: (code: string) => Test, code: string) {
  const authorization = await bearerOf(service, 'administrator', 'SOMEBODY-ELSE');
  const answer = async (of: string) => {
    const { status, body } = await ask(of).set('authorization', authorization);
    return { status, body: body as unknown };
  };
  return { other: await answer(code), none: await answer('NONE') };
}
