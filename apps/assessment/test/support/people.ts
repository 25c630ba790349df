import type { OrganisationRole } from '@dspt/contracts/access';
import type { TestService } from '@dspt/testing/service';

/** A call on its way. */
export type Test = ReturnType<TestService['http']['get']>;

/** Somebody signed in for an organisation. */
export interface Person {
  get: (path: string) => Test;
  put: (path: string, body?: object) => Test;
  post: (path: string, body?: object) => Test;
  delete: (path: string) => Test;
  /** Sends a file as a form does. */
  send: (method: 'put' | 'post', path: string, content: Buffer, name: string) => Test;
}

export async function as(service: TestService, role: OrganisationRole, code: string): Promise<Person> {
  const authorization = await service.issuer.bearer({ name: `Test ${role}`, organisation: { code, role } });
  return bearing(service, authorization);
}

/** Whoever has this `authorization` header. */
export function bearing(service: TestService, authorization: string): Person {
  const call = (test: Test): Test => test.set('authorization', authorization);
  return {
    get: (path) => call(service.http.get(path)),
    put: (path, body) => call(service.http.put(path)).send(body),
    post: (path, body) => call(service.http.post(path)).send(body),
    delete: (path) => call(service.http.delete(path)),
    send: (method, path, content, name) => call(service.http[method](path)).attach('file', content, name),
  };
}
