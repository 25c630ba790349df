import { expect, test } from '@jest/globals';
import { newSecret, signed } from './signature.js';

test('is the one that the specification gives as its example', () => {
  const body = '{"test": 2432232314}';
  const at = new Date(1614265330 * 1000);
  expect(
    signed('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at, body }),
  ).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('has a secret of 256 bits of its own for each receiver', () => {
  const [one, other] = [newSecret(), newSecret()];
  expect(Buffer.from(one.replace('whsec_', ''), 'base64')).toHaveLength(32);
  expect(one).not.toBe(other);
});
