import type { OwnSupplierStatement, SupplierStatement } from '@dspt/contracts/assessment/supplier-statements';
import { compareRefs } from '../question-sets/question-set.js';
import type { OwnStatementRow, StatementRow } from './supplier-statements.repository.js';

/** As everybody reads it. */
export const statementOutput = (row: StatementRow): SupplierStatement => ({
  id: row.id,
  supplier: { code: row.code, name: row.supplierName },
  title: row.title,
  products: row.products,
  summary: row.summary,
  questions: row.questions.toSorted(compareRefs),
  file: {
    id: row.fileId,
    number: row.number,
    name: row.fileName,
    size: row.size,
    writtenAt: row.writtenAt.toISOString(),
    effectiveOn: row.effectiveOn,
    expiresOn: row.expiresOn,
  },
  withdrawnOn: row.withdrawnOn,
});

/** As those who wrote it read it. */
export const ownStatementOutput = (row: OwnStatementRow): OwnSupplierStatement => ({
  ...statementOutput(row),
  version: row.version,
  writtenBy: row.writtenByName,
  addedBy: row.addedBy,
});
