import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';

const ivBytes = 12;
const tagBytes = 16;

/** Everything done with the installation's secret key; each purpose has a key of its own derived from it. */
@Injectable()
export class Vault {
  private readonly keys = new Map<string, Buffer>();

  constructor(private readonly config: Config) {}

  /** Encrypts with AES-256-GCM. What was sealed for one purpose cannot be opened for another. */
  seal(purpose: string, text: string): string {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', this.key(`seal ${purpose}`), iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** @throws when it was changed, or sealed for another purpose or with another key */
  open(purpose: string, sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.key(`seal ${purpose}`), bytes.subarray(0, ivBytes));
    decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    return decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
  }

  /** HMAC-SHA-256. */
  sign(purpose: string, text: string): Buffer {
    return createHmac('sha256', this.key(`sign ${purpose}`))
      .update(text)
      .digest();
  }

  private key(purpose: string): Buffer {
    const known = this.keys.get(purpose);
    if (known) return known;
    const key = Buffer.from(
      hkdfSync('sha256', Buffer.from(this.config.SECRET_KEY, 'base64'), '', purpose, 32),
    );
    this.keys.set(purpose, key);
    return key;
  }
}
