import base from '@dspt/testing/jest.config';

/** Browser journeys: one platform for all files, each with organisations and people of its own. */
export default {
  ...base,
  globalSetup: '<rootDir>/global-setup.mjs',
  globalTeardown: '<rootDir>/global-teardown.mjs',
};
