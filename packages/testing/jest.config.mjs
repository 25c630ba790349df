import { fileURLToPath } from 'node:url';

const here = (file) => fileURLToPath(new URL(file, import.meta.url));

/** The one jest configuration of the repository: TypeScript through swc, real PostgreSQL and NATS. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.test.ts', '<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2022',
        },
        module: { type: 'es6' },
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/', '/dist/'],
  reporters: ['default', here('./reporter.mjs')],
  globalSetup: here('./global-setup.mjs'),
  globalTeardown: here('./global-teardown.mjs'),
  testTimeout: 300_000,
  // A test file whose set-up failed may leave something running; the run must end all the same.
  forceExit: true,
  maxWorkers: 2,
  passWithNoTests: true,
};
