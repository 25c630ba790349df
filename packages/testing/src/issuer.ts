import { randomUUID } from 'node:crypto';
import type { Claims } from '@dspt/contracts/access';
import { listKeys } from '@dspt/contracts/identity/sessions';
import type { NatsConnection } from '@nats-io/transport-node';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';

export type TestClaims = Partial<
  Pick<Claims, 'sub' | 'sid' | 'name' | 'organisation' | 'staff' | 'impersonation' | 'secondFactorPending'>
>;

/** Signs tokens in place of identity, so that a service can be tested for every role without the whole platform. */
export class TestIssuer {
  private constructor(private readonly key: CryptoKey) {}

  /** Offers its public key to every service on this NATS server, over the real request, unless identity does. */
  static async open(connection: NatsConnection, besideIdentity = false): Promise<TestIssuer> {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256' };
    if (!besideIdentity)
      connection.subscribe(listKeys.subject, {
        callback: (_, message) => void message.respond(JSON.stringify({ keys: [jwk] })),
      });
    return new TestIssuer(privateKey);
  }

  /** Value of an `authorization` header. */
  async bearer(claims: TestClaims): Promise<string> {
    const token = await new SignJWT({
      sid: claims.sid ?? randomUUID(),
      name: claims.name ?? 'Test Person',
      organisation: claims.organisation ?? null,
      staff: claims.staff ?? null,
      ...(claims.impersonation ? { impersonation: true } : {}),
      ...(claims.secondFactorPending ? { secondFactorPending: true } : {}),
    })
      .setProtectedHeader({ alg: 'ES256', kid: 'test' })
      .setSubject(claims.sub ?? randomUUID())
      .setIssuedAt(Date.now() / 1000)
      .setExpirationTime('2m')
      .sign(this.key);
    return `Bearer ${token}`;
  }
}
