import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startTestService, type TestService } from '@dspt/testing/service';
import { AppModule } from '../../src/app.module.js';
import type { Config } from '../../src/config.js';
import { assessmentDataSource } from '../../src/database/data-source.js';
import { QuestionSetLoader } from '../../src/question-sets/question-set.loader.js';
import { importSites, type SiteLine } from './organisations.js';

export const questionSets = join(process.cwd(), '../../data/question-sets');

/** The assessment service with the shipped question sets and nobody beside it. */
export async function startAssessment(config: Partial<Config> = {}): Promise<TestService> {
  return withQuestionSets(await start([], config));
}

/** The same beside the real organisations service, which knows these care sites and their head offices. */
export async function startWithOrganisations(sites: SiteLine[]): Promise<TestService> {
  const service = await withQuestionSets(await start(['organisations']));
  await importSites(service, sites);
  return service;
}

/** The same beside the real organisations and identity services, which know these sites and no account yet. */
export const startWithIdentity = async (): Promise<TestService> =>
  withQuestionSets(await start(['organisations', 'identity']));

const start = (
  otherServices: ('organisations' | 'identity')[],
  config: Partial<Config> = {},
): Promise<TestService> =>
  startTestService({
    name: 'assessment',
    module: (whole: Config) => AppModule.with(whole),
    dataSource: assessmentDataSource,
    otherServices,
    otherServicesEnv: { SECRET_KEY: randomBytes(32).toString('base64') },
    config: { DOCUMENTS_QUOTA_MB: 500, ...config },
  });

async function withQuestionSets(service: TestService): Promise<TestService> {
  await new QuestionSetLoader(service.database, service.clock).load(questionSets);
  return service;
}
