import type {
  addSupplierStatement,
  findSupplierStatements,
  SupplierStatement,
} from '@dspt/contracts/assessment/supplier-statements';
import type { Body, Output, Query } from '@dspt/contracts/define';
import { NotFound } from '@dspt/contracts/problem';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import { tellingWords, wordsOf } from '@dspt/service-kit/search-words';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { statementOutput } from './supplier-statement.output.js';
import { NewerStatement, StatementWithdrawn } from './supplier-statements.problems.js';
import { SupplierStatementsRepository, type StatementRow } from './supplier-statements.repository.js';

const mostWords = 8;

/** What everybody who is signed in finds of suppliers, reads, and takes among their documents. */
@Injectable()
export class FoundStatementsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: SupplierStatementsRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async find({
    q,
    ...page
  }: Query<typeof findSupplierStatements>): Promise<Output<typeof findSupplierStatements>> {
    const words = wordsOf(q).slice(0, mostWords);
    const wanted = {
      code: q.toUpperCase().replaceAll(/\s/g, ''),
      words,
      telling: tellingWords(words),
    };
    const { rows, total } = await this.repository.find(wanted, page);
    return { items: rows.map((row) => statementOutput(row)), total };
  }

  /** @throws {NotFound} */
  async get(id: string): Promise<SupplierStatement> {
    return statementOutput(await this.mustBeThere(id));
  }

  /** @throws {NotFound} also when it was withdrawn */
  async download(id: string): Promise<{ name: string; content: Buffer }> {
    const { withdrawnOn, fileId } = await this.mustBeThere(id);
    const found = withdrawnOn ? undefined : await this.repository.content(fileId);
    if (!found) throw new NotFound('statement');
    return found;
  }

  /** @throws {NotFound} @throws {StatementWithdrawn} @throws {NewerStatement} */
  async add(
    caller: Caller,
    code: string,
    { statement, version }: Body<typeof addSupplierStatement>,
  ): Promise<Output<typeof addSupplierStatement>> {
    caller.mustActFor(code);
    return this.dataSource.transaction(async (manager) => {
      await this.repository.hold(manager, statement);
      const row = await this.repository.get(statement, manager);
      if (!row) throw new NotFound('statement');
      if (row.withdrawnOn) throw new StatementWithdrawn();
      if (row.fileId !== version) throw new NewerStatement();
      const by = { at: this.clock.now(), id: caller.personId, name: caller.name };
      const { fileName: name, size, title } = row;
      if (await this.repository.add(manager, code, row, by))
        await this.audit.write(manager, {
          did: 'supplier-statement.added',
          organisation: code,
          to: { name, title, supplier: row.code },
        });
      return { id: version, name, size };
    });
  }

  /** @throws {NotFound} */
  private async mustBeThere(id: string): Promise<StatementRow> {
    const row = await this.repository.get(id);
    if (!row) throw new NotFound('statement');
    return row;
  }
}
