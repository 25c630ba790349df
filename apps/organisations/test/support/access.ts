import { bearerOf } from '@dspt/testing/access';
import type { TestService } from '@dspt/testing/service';

type Test = ReturnType<TestService['http']['get']>;

/** What an administrator of another organisation gets, and what is got when there is none: to be the same. */
export async function answersToOthers(service: TestService, ask: (code: string) => Test, code: string) {
  const authorization = await bearerOf(service, 'administrator', 'SOMEBODY-ELSE');
  const answer = async (of: string) => {
    const { status, body } = await ask(of).set('authorization', authorization);
    return { status, body: body as unknown };
  };
  return { other: await answer(code), none: await answer('NONE') };
}
