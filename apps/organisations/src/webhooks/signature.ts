import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** A new secret, as whoever runs the receiver enters it. */
export const newSecret = (): string => prefix + randomBytes(32).toString('base64');

/**
 * Headers by which the receiver knows that a delivery is ours and not an old one sent again: the Standard Webhooks
 * specification, for which there are libraries in most languages (https://www.standardwebhooks.com).
 * @param id the same when the same is delivered again
 */
export function signed(
  secret: string,
  { id, at, body }: { id: string; at: Date; body: string },
): Record<string, string> {
  const seconds = Math.floor(at.getTime() / 1000);
  const key = Buffer.from(secret.slice(prefix.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': `v1,${signature}`,
  };
}
