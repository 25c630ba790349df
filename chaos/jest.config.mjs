import base from '@dspt/testing/jest.config';

/** Each run starts a platform of its own, in which it kills and breaks what it likes. */
export default {
  ...base,
  globalSetup: undefined,
  globalTeardown: undefined,
  maxWorkers: 1,
};
