import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mappingFile, type MappingStep } from '../../src/question-sets/mapping.js';
import { QuestionSet, questionSetFile, type QuestionSetFile } from '../../src/question-sets/question-set.js';

const folder = join(process.cwd(), '../../data/question-sets');
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));

/** An edition as it is shipped. */
export const shippedFile = (edition: string): QuestionSetFile => questionSetFile.parse(read(edition));
export const shippedSet = (edition: string): QuestionSet => new QuestionSet(shippedFile(edition), 1);
export const shippedMapping = (): MappingStep[] => mappingFile.parse(read('mapping-2025-26-to-2026-27'));
