import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

/** Writes the counts of one jest run into TEST_RESULTS_DIR, where `npm test` sums them up. */
export default class CountReporter {
  onRunComplete(_contexts, results) {
    const folder = process.env.TEST_RESULTS_DIR;
    if (!folder) return;
    const workspace = basename(process.cwd());
    const failures = results.testResults.flatMap((file) => {
      const where = `${workspace}/${relative(process.cwd(), file.testFilePath)}`;
      // A file that could not even be run has no tests to fail.
      if (file.testExecError && file.numFailingTests === 0)
        return [`${where}: could not be run\n${file.testExecError.message}`];
      return file.testResults
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => [`${where}: ${fullName}`, ...failureMessages].join('\n'));
    });
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${workspace}-${process.pid}.json`);
    writeFileSync(file, JSON.stringify({ passed: results.numPassedTests, failures }));
  }
}
