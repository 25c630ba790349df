import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** What a browser is told to do. */
interface Options {
  challenge: string;
  user?: { id: string };
}

const flags = { userPresent: 0x01, userVerified: 0x04, hasKey: 0x40 };
const base64url = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();

/** A device and its browser, in software: one passkey for one website. */
export class Authenticator {
  /** Whether it has checked that it is its owner. */
  verifies = true;
  counter = 0;
  private readonly id = randomBytes(16);
  private readonly keys: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
  });
  private userHandle = 'AAAA';

  constructor(private readonly origin = 'http://localhost:3000') {}

  /** Makes the passkey, as `navigator.credentials.create` does. */
  make({ challenge, user }: Options) {
    this.userHandle = user!.id;
    const { x, y } = this.keys.publicKey.export({ format: 'jwk' });
    const key = isoCBOR.encode(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x!, 'base64url'))],
        [-3, new Uint8Array(Buffer.from(y!, 'base64url'))],
      ]) as never,
    );
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const authData = Buffer.concat([
      this.authenticatorData(flags.hasKey),
      Buffer.alloc(16),
      length,
      this.id,
      key,
    ]);
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ]);
    return this.credential({
      clientDataJSON: base64url(this.clientData('webauthn.create', challenge)),
      attestationObject: base64url(isoCBOR.encode(attestation as never)),
      transports: ['internal'],
    });
  }

  /** Shows it, as `navigator.credentials.get` does. */
  show({ challenge }: Options) {
    const clientData = this.clientData('webauthn.get', challenge);
    const data = this.authenticatorData();
    const signed = Buffer.concat([data, sha256(clientData)]);
    return this.credential({
      clientDataJSON: base64url(clientData),
      authenticatorData: base64url(data),
      signature: base64url(createSign('sha256').update(signed).sign(this.keys.privateKey)),
      userHandle: this.userHandle,
    });
  }

  private credential<R extends object>(response: R) {
    const id = base64url(this.id);
    return { id, rawId: id, type: 'public-key' as const, response, clientExtensionResults: {} };
  }

  private clientData(type: string, challenge: string): string {
    return JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false });
  }

  private authenticatorData(more = 0): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    const set = flags.userPresent | (this.verifies ? flags.userVerified : 0) | more;
    return Buffer.concat([sha256(new URL(this.origin).hostname), Buffer.from([set]), counter]);
  }
}
