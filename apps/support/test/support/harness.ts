import { randomBytes } from 'node:crypto';
import { staffRole, type StaffRole } from '@dspt/contracts/access';
import type { ServiceConfig } from '@dspt/service-kit/config';
import { startTestService, type TestService, type TestServiceOptions } from '@dspt/testing/service';
import { AppModule } from '../../src/app.module.js';
import { supportDataSource } from '../../src/database/data-source.js';

/** The support service under test, beside the other services asked for. */
export const startSupport = (
  otherServices: NonNullable<TestServiceOptions<ServiceConfig>['otherServices']>,
): Promise<TestService> =>
  startTestService({
    name: 'support',
    module: (config: ServiceConfig) => AppModule.with(config),
    dataSource: supportDataSource,
    otherServices,
    otherServicesEnv: { SECRET_KEY: randomBytes(32).toString('base64') },
  });

export interface Member {
  id: string;
  name: string;
  role: StaffRole;
  areas?: string[];
}
export const olive: Member = {
  id: '6f1c1c0e-6f0e-4d8e-9a55-3f4a0b8a2f10',
  name: 'Olive Demo',
  role: 'helpdesk-operator',
};
export const otto: Member = {
  id: '1a1c1c0e-6f0e-4d8e-9a55-3f4a0b8a2f11',
  name: 'Otto Demo',
  role: 'helpdesk-operator',
};
export const sam: Member = {
  id: 'b3f0a1f4-2a55-4c37-8f3c-9d0a4a7f1f01',
  name: 'Sam Demo',
  role: 'helpdesk-supervisor',
};

/** Requests of one member of staff. */
export function as(service: TestService, { id, name, role, areas = [] }: Member) {
  const bearer = () => service.issuer.bearer({ sub: id, name, staff: { role, areas } });
  const sending = (method: 'get' | 'post' | 'put') => async (path: string, body?: object) => {
    const request = service.http[method](path).set('authorization', await bearer());
    return body ? request.send(body) : request;
  };
  return { get: sending('get'), post: sending('post'), put: sending('put') };
}

/** Which staff roles an operation lets in; a provider and a stranger must be turned away. */
export async function admitted(
  service: TestService,
  ask: (member: ReturnType<typeof as>) => Promise<{ status: number }>,
): Promise<StaffRole[]> {
  const letIn: StaffRole[] = [];
  for (const role of staffRole.options) {
    const { status } = await ask(as(service, { ...olive, role }));
    if (status >= 500) throw new Error(`${role}: ${status} says nothing about who may`);
    if (![401, 403].includes(status)) letIn.push(role);
  }
  return letIn;
}

export const helpdesk: StaffRole[] = ['helpdesk-operator', 'helpdesk-supervisor', 'system-administrator'];
