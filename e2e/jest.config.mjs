import base from '@dspt/testing/jest.config';

/** Browser journeys: one platform for all files, one file after the other. */
export default {
  ...base,
  globalSetup: '<rootDir>/global-setup.mjs',
  globalTeardown: '<rootDir>/global-teardown.mjs',
  testTimeout: 180_000,
  maxWorkers: 1,
};
