import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerCopy, type AnswerCopy, type CopyTarget } from '@dspt/contracts/assessment/answer-copies';
import { Identity } from '@dspt/testing/identity';
import { runCommand } from '@dspt/testing/service-process';
import type { TestService } from '@dspt/testing/service';
import { line } from './organisations.js';
import { bearing, type Person } from './people.js';
import { startWithIdentity } from './service.js';

export const copiesPath = (code: string): string => `/organisations/${code}/answer-copies`;

/** The service beside identity and organisations, with people of many organisations. */
export class Group {
  private constructor(
    readonly service: TestService,
    readonly identity: Identity,
  ) {}

  static async open(codes: readonly string[]): Promise<Group> {
    const service = await startWithIdentity();
    const group = new Group(service, await Identity.of(service));
    await group.import(codes);
    return group;
  }

  /** By command: tokens are identity's here. */
  private async import(codes: readonly string[]): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'dspt-ods-'));
    const file = join(folder, 'ecarehomesite.csv');
    await writeFile(file, codes.map((code) => `${line({ code, parent: 'HQ' })}\n`).join(''));
    const { databaseUrl } = this.service.otherServices['organisations']!;
    await runCommand(databaseUrl, 'apps/organisations/dist/imports/command.js', file);
    await rm(folder, { recursive: true });
  }

  /** Somebody with these roles, acting for the first of the codes in their order. */
  async person(firstName: string, roles: Record<string, string>): Promise<Person & { id: string }> {
    const id = await this.identity.account({ email: `${randomUUID()}@rose.example`, firstName, roles });
    return { id, ...(await this.again(id)) };
  }

  /** The same person with a new token. */
  async again(id: string): Promise<Person> {
    return bearing(this.service, await this.identity.bearer(id));
  }

  async leave(personId: string, code: string): Promise<void> {
    await this.identity.database.query('delete from memberships where person_id = $1 and code = $2', [
      personId,
      code,
    ]);
  }

  /** All that is kept of these organisations but histories and versions, which only rise. */
  async everything(codes: readonly string[]): Promise<unknown> {
    const of = (table: string, without: string[]) =>
      this.service.database.query(
        `select to_jsonb(t) - $2::text[] as row from ${table} t where code = any($1) order by to_jsonb(t)::text`,
        [codes, without],
      );
    return {
      answers: await of('answers', ['version']),
      assessments: await of('assessments', ['version', 'assertion_versions']),
      documents: await of('documents', []),
    };
  }

  async close(): Promise<void> {
    await this.identity.close();
    await this.service.close();
  }
}

/** Previews answers for others. */
export async function preview(
  person: Person,
  code: string,
  refs: readonly string[],
  to: readonly string[],
): Promise<AnswerCopy> {
  const { body } = await person.post(copiesPath(code), { refs, to, requestId: randomUUID() }).expect(200);
  return read(person, code, (body as { id: string }).id);
}

export const read = async (person: Person, code: string, id: string): Promise<AnswerCopy> =>
  answerCopy.parse((await person.get(`${copiesPath(code)}/${id}`).expect(200)).body);

export const make = async (person: Person, code: string, { id }: AnswerCopy): Promise<AnswerCopy> =>
  answerCopy.parse((await person.put(`${copiesPath(code)}/${id}/done`).expect(200)).body);

export const undo = async (person: Person, code: string, { id }: AnswerCopy): Promise<AnswerCopy> =>
  answerCopy.parse((await person.put(`${copiesPath(code)}/${id}/undone`).expect(200)).body);

export const targetOf = ({ targets }: AnswerCopy, code: string): CopyTarget =>
  targets.find((target) => target.code === code)!;

/** How many rows there are of each kind. */
export function countedBy(copy: AnswerCopy, by: 'plan' | 'result'): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of copy.targets.flatMap(({ rows }) => rows)) {
    const key = row[by] ?? 'none';
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
