import base from '@dspt/testing/jest.config';

/** One platform, small and with nobody's data, for everything that is thrown at it. */
export default {
  ...base,
  globalSetup: '<rootDir>/global-setup.mjs',
  globalTeardown: '<rootDir>/global-teardown.mjs',
  // What one file changes is not looked at by another, but what it uses up is: time.
  maxWorkers: 1,
};
