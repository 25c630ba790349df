import { Clock } from '@dspt/service-kit/clock';
import { readConfig, serviceConfig } from '@dspt/service-kit/config';
import { assessmentDataSource } from '../database/data-source.js';
import { QuestionSetLoader } from './question-set.loader.js';

const [folder = 'data/question-sets'] = process.argv.slice(2);
const { DATABASE_URL, TODAY } = readConfig(serviceConfig.pick({ DATABASE_URL: true, TODAY: true }));
const source = await assessmentDataSource(DATABASE_URL).initialize();
try {
  for (const { edition, version, changed } of await new QuestionSetLoader(source, new Clock(TODAY)).load(
    folder,
  ))
    process.stdout.write(
      `${edition}: version ${version}, ${changed === 0 ? 'nothing has changed' : `${changed} changes`}\n`,
    );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nNothing was changed.\n`);
  process.exitCode = 1;
} finally {
  await source.destroy();
}
