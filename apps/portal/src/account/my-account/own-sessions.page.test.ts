import { expect, test } from '@jest/globals';
import { ownSessionsPage } from './own-sessions.page.js';

const session = {
  id: '0192f0c4-6b1e-7c3a-9d55-0a1b2c3d4e5f',
  device: 'Chrome on Windows',
  startedAt: '2026-05-03T13:05:00.000Z',
  lastUsedAt: '2026-05-03T14:05:00.000Z',
  current: false,
};

test('this device is the first, and is not ended here', () => {
  const { model } = ownSessionsPage([session, { ...session, device: null, current: true }]);
  expect(model).toMatchObject({
    sessions: [
      { name: 'This device', end: undefined },
      { name: 'Chrome on Windows', end: `/account/sessions/${session.id}/end` },
    ],
    endOthers: '/account/sessions/others/end',
  });
});

test('where somebody is signed in here alone there is nothing to end', () => {
  const { model } = ownSessionsPage([{ ...session, current: true }]);
  expect(model).toMatchObject({ endOthers: undefined });
});
