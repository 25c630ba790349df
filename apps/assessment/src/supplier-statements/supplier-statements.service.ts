import { randomUUID } from 'node:crypto';
import {
  mostSupplierStatements,
  writeSupplierStatement,
  type changeSupplierStatement,
  type OwnSupplierStatement,
} from '@dspt/contracts/assessment/supplier-statements';
import type { Body } from '@dspt/contracts/define';
import { InvalidInput, NotFound } from '@dspt/contracts/problem';
import { Audit } from '@dspt/service-kit/audit/audit';
import { Clock } from '@dspt/service-kit/clock';
import { Caller } from '@dspt/service-kit/http/caller';
import { Idempotency } from '@dspt/service-kit/idempotency/idempotency';
import { searchName } from '@dspt/service-kit/search-words';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DocumentsService } from '../documents/documents.service.js';
import { OrganisationsClient } from '../organisations/organisations.client.js';
import { StatementInput, type StatementGiven } from './statement-input.js';
import { ownStatementOutput } from './supplier-statement.output.js';
import { StatementChanged, StatementsFull, StatementWithdrawn } from './supplier-statements.problems.js';
import {
  SupplierStatementsRepository,
  type OwnStatementRow,
  type Upload,
} from './supplier-statements.repository.js';

type Written = Body<typeof writeSupplierStatement>;
type Changed = Body<typeof changeSupplierStatement>;

/** What an organisation says once, for everybody who asks its customers. */
@Injectable()
export class SupplierStatementsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: SupplierStatementsRepository,
    private readonly input: StatementInput,
    private readonly documents: DocumentsService,
    private readonly organisations: OrganisationsClient,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, code: string): Promise<{ items: OwnSupplierStatement[] }> {
    caller.mustActFor(code);
    return { items: (await this.repository.own(code)).map((row) => ownStatementOutput(row)) };
  }

  /** @throws {InvalidInput} @throws {StatementsFull} @throws {DocumentsFull} */
  async write(caller: Caller, code: string, given: Written): Promise<OwnSupplierStatement> {
    caller.mustActFor(code);
    const { requestId, ...input } = given;
    const said = await this.input.read(input);
    const supplierName = await this.organisations.nameOf(code);
    const sent = { route: writeSupplierStatement, requestId, by: caller.personId, input: { code, ...input } };
    const id = await this.dataSource.transaction((manager) =>
      this.idempotency.once(manager, sent, () =>
        this.store(manager, caller, { code, supplierName, said, file: given.file }),
      ),
    );
    return ownStatementOutput((await this.repository.ownOne(code, id))!);
  }

  /** @returns its id */
  private async store(
    manager: EntityManager,
    caller: Caller,
    { code, supplierName, said, file }: NewStatement,
  ): Promise<string> {
    const { effectiveOn, expiresOn, ...texts } = said;
    const { name, size } = await this.mustBeUpload(manager, code, file);
    await this.documents.mustFit(manager, code, size);
    if ((await this.repository.offered(manager, code)) >= mostSupplierStatements) throw new StatementsFull();
    const id = randomUUID();
    await this.repository.insert(manager, {
      id,
      code,
      supplierName,
      namedAt: this.clock.now(),
      ...texts,
      searchText: searchTextOf({ supplierName, ...texts }),
      number: 1,
      version: 1,
      withdrawnOn: null,
    });
    await this.insertVersion(manager, caller, { code, file, statementId: id, number: 1, ...said });
    await this.audit.write(manager, {
      did: 'supplier-statement.written',
      organisation: code,
      to: { title: texts.title, name, effectiveOn, expiresOn },
    });
    return id;
  }

  /**
   * Saving once more what is there already is no conflict.
   * @throws {NotFound} unless it is the organisation's own @throws {StatementChanged} @throws {StatementWithdrawn}
   */
  async change(caller: Caller, code: string, id: string, given: Changed): Promise<OwnSupplierStatement> {
    caller.mustActFor(code);
    const said = await this.input.read(given);
    return this.dataSource.transaction(async (manager) => {
      const before = await this.held(manager, code, id);
      if (before.withdrawnOn) throw new StatementWithdrawn();
      const { file } = given;
      const upload = file ? await this.mustBeUpload(manager, code, file) : undefined;
      const newer = upload?.digest?.equals(before.digest) ? undefined : upload;
      if (!newer && isSame(before, said)) return ownStatementOutput(before);
      if (upload && !newer) throw new InvalidInput([{ field: 'file', message: sameFile }]);
      if (given.version !== before.version) throw new StatementChanged();
      const number = before.number + (newer ? 1 : 0);
      await this.update(manager, before, said, number);
      if (newer) {
        await this.documents.mustFit(manager, code, newer.size);
        await this.insertVersion(manager, caller, { code, file: file!, statementId: id, number, ...said });
      }
      await this.audit.write(manager, changeLine(before, said, newer?.name));
      return ownStatementOutput((await this.repository.ownOne(code, id, manager))!);
    });
  }

  private async update(
    manager: EntityManager,
    before: OwnStatementRow,
    { effectiveOn, expiresOn, ...texts }: StatementGiven,
    number: number,
  ): Promise<void> {
    await this.repository.update(manager, before.id, {
      ...texts,
      searchText: searchTextOf({ supplierName: before.supplierName, ...texts }),
      number,
      version: before.version + 1,
    });
    if (number === before.number)
      await this.repository.updateDates(manager, before.fileId, { effectiveOn, expiresOn });
  }

  /** Withdrawing twice is withdrawing once. @throws {NotFound} @throws {StatementChanged} */
  async withdraw(caller: Caller, code: string, id: string, version: number): Promise<OwnSupplierStatement> {
    caller.mustActFor(code);
    return this.dataSource.transaction(async (manager) => {
      const before = await this.held(manager, code, id);
      if (before.withdrawnOn) return ownStatementOutput(before);
      if (version !== before.version) throw new StatementChanged();
      const withdrawn = { withdrawnOn: this.clock.today(), version: version + 1 };
      await this.repository.update(manager, id, withdrawn);
      const { title, fileName: name } = before;
      await this.audit.write(manager, {
        did: 'supplier-statement.withdrawn',
        organisation: code,
        to: { title, name },
      });
      return ownStatementOutput({ ...before, ...withdrawn });
    });
  }

  /** Statements are found, and shown, under the name that their supplier has now. */
  async renamed(manager: EntityManager, code: string, supplierName: string, namedAt: Date): Promise<void> {
    for (const { id, title, products } of await this.repository.namedBefore(manager, code, namedAt)) {
      const searchText = searchTextOf({ supplierName, title, products });
      await this.repository.update(manager, id, { supplierName, namedAt, searchText });
    }
  }

  /** @throws {NotFound} */
  private async held(manager: EntityManager, code: string, id: string): Promise<OwnStatementRow> {
    await this.repository.hold(manager, id);
    const row = await this.repository.ownOne(code, id, manager);
    if (!row) throw new NotFound('statement');
    return row;
  }

  /** @throws {InvalidInput} unless it is the organisation's own */
  private async mustBeUpload(manager: EntityManager, code: string, id: string): Promise<Upload> {
    const upload = await this.repository.upload(manager, code, id);
    if (!upload) throw new InvalidInput([{ field: 'file', message: 'Choose the file again' }]);
    return upload;
  }

  private async insertVersion(
    manager: EntityManager,
    { personId: by, name: byName }: Caller,
    { code, file, statementId, number, effectiveOn, expiresOn }: NewVersion,
  ): Promise<void> {
    const [id, at] = [randomUUID(), this.clock.now()];
    const version = { id, statementId, number, effectiveOn, expiresOn, at, by, byName };
    await this.repository.insertVersion(manager, { code, file }, version);
  }
}

const sameFile = 'This is the file that there is already. Choose the newer one';

interface NewStatement {
  code: string;
  supplierName: string;
  said: StatementGiven;
  file: string;
}

type NewVersion = Pick<StatementGiven, 'effectiveOn' | 'expiresOn'> & {
  code: string;
  file: string;
  statementId: string;
  number: number;
};

const searchTextOf = ({
  supplierName,
  title,
  products,
}: Pick<StatementGiven, 'title' | 'products'> & { supplierName: string }): string =>
  searchName([supplierName, title, products].join(' '));

/** All that a statement says, in an order that can be compared. */
const sayings = ({ title, products, summary, questions, effectiveOn, expiresOn }: StatementGiven) => ({
  title,
  products,
  summary,
  questions: questions.toSorted(),
  effectiveOn,
  expiresOn,
});

const isSame = (before: OwnStatementRow, now: StatementGiven): boolean =>
  JSON.stringify(sayings(before)) === JSON.stringify(sayings(now));

/** @param file name of the newer version */
function changeLine(before: OwnStatementRow, after: StatementGiven, file: string | undefined) {
  const { code: organisation } = before;
  const { summary: _, ...from } = sayings(before);
  const { summary: __, ...to } = sayings(after);
  if (file === undefined) return { did: 'supplier-statement.changed', organisation, from, to };
  return {
    did: 'supplier-statement.replaced',
    organisation,
    from: { ...from, name: before.fileName },
    to: { ...to, name: file },
  };
}
