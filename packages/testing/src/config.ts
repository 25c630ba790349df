/** What the run of the tests tells every file of it. */
export const environment = process.env;

/** Where the databases of the tests are made. @throws when the tests are not run with `npm test` */
export function testDatabaseUrl(): string {
  const url = environment['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run the tests with `npm test`');
  return url;
}
