import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** Counts what passed and failed. Test runs write their counts into `folder`: see packages/testing/reporter.mjs. */
export function openResults(/** @type {string} */ folder) {
  mkdirSync(folder, { recursive: true });
  const total = { passed: 0, failed: 0 };
  const failures = [];
  const fail = (what) => {
    total.failed += 1;
    failures.push(what);
  };
  const collect = () => {
    const files = readdirSync(folder).map((name) => join(folder, name));
    const runs = files.map((file) => JSON.parse(readFileSync(file, 'utf8')));
    for (const file of files) rmSync(file);
    for (const run of runs) {
      total.passed += run.passed;
      run.failures.forEach(fail);
    }
    return runs.flatMap((run) => run.failures).length;
  };
  const attempt = async (name, act) => {
    console.log(`\n== ${name}`);
    try {
      if (!(await act())) return true;
    } catch (error) {
      console.error(error.message);
    }
    console.error(`${name} failed`);
    fail(name);
    return false;
  };

  return {
    fail,
    /** Something the tests need: counts only when it fails. `act` gives an exit code or throws. @returns success */
    step: attempt,
    /** A check that counts as one. `act` gives an exit code or throws. */
    async check(/** @type {string} */ name, /** @type {() => Promise<number>} */ act) {
      if (await attempt(name, act)) total.passed += 1;
    },
    /** Test runs that count their own tests. One that fails without a failed test counts as one failure. */
    async tests(/** @type {string} */ name, /** @type {() => Promise<number>} */ act) {
      console.log(`\n== ${name}`);
      const code = await act();
      if (collect() === 0 && code !== 0) fail(name);
    },
    /** Prints what failed and, as the last line, the counts. @returns the exit code */
    print() {
      if (failures.length > 0) console.log(`\nFailed:\n${failures.map(asListed).join('\n')}`);
      console.log(`\n${total.passed} passed, ${total.failed} failed`);
      return total.failed > 0 || total.passed === 0 ? 1 : 0;
    },
  };
}

const linesOfWhy = 25;

/** What failed, and the first lines of why: who reads only the end of a long log learns both. */
const asListed = (/** @type {string} */ failure) => {
  const [name, ...why] = stripVTControlCharacters(failure).trimEnd().split('\n');
  return [`  ${name}`, ...why.slice(0, linesOfWhy).map((line) => `      ${line}`)].join('\n');
};
