import type { DocumentSummary } from '@dspt/contracts/assessment/documents';
import type {
  findSupplierStatements,
  SupplierStatement,
} from '@dspt/contracts/assessment/supplier-statements';
import type { Output } from '@dspt/contracts/define';
import type { Status } from '@dspt/contracts/organisations/register';
import { dayText } from '../../pages/dates.js';
import { Form } from '../../pages/form.js';
import { pagination } from '../../pages/pagination.js';
import { summaryRows } from '../../pages/summary.js';
import { view } from '../../pages/view.js';
import { counted } from '../../pages/words.js';
import { paths, withQuery } from '../../paths.js';
import { statusTag } from '../../public/organisations/status.js';
import { expiryTag } from '../documents/document-words.js';
import { fileLink, supplierText, versionText, withdrawnText } from './statement-words.js';

/** The register gives the status of so many at a time. */
export const perPage = 20;

interface Results {
  found: Output<typeof findSupplierStatements>;
  page: number;
  /** What the world sees of the suppliers, by code; without those it cannot be asked of now. */
  statuses: ReadonlyMap<string, Status>;
}

/** Number of the question that somebody comes from, and goes back to; `undefined` when it is none. */
export const questionIn = (text: unknown): string | undefined =>
  typeof text === 'string' && /^\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(text) ? text : undefined;

const backTo = (question: string | undefined): string =>
  question ? paths.assessment.item(question) : paths.assessment.documents;

/** @param form what is looked for (`q`), and the question it is for (`for`) */
export function findPage(form: Form, results?: Results) {
  const question = questionIn(form.text('for'));
  const query = { for: question };
  return view('provider/supplier-statements/find', {
    title: results ? `Statements of suppliers for “${form.text('q')}”` : 'Find a supplier’s statement',
    back: backTo(question),
    form,
    action: paths.supplierStatements.find,
    question,
    search: form.input('q', {
      label: 'Name or ODS code of the supplier, product or service',
      hint: 'For example, the name of your rota or payroll software',
      spellcheck: false,
    }),
    count: results && `${counted(results.found.total, 'statement')} found`,
    results: results?.found.items.map((statement) => ({
      text: statement.title,
      href: withQuery(paths.supplierStatements.one(statement.id), query),
      supplier: supplierText(statement.supplier),
      products: statement.products,
      version: versionText(statement.file),
      status: statusOf(results.statuses.get(statement.supplier.code)),
    })),
    pages:
      results &&
      pagination({
        total: results.found.total,
        page: results.page,
        perPage,
        path: paths.supplierStatements.find,
        query: { q: form.text('q'), ...query },
      }),
  });
}

const statusOf = (status: Status | undefined) => (status ? statusTag(status) : undefined);

interface Reader {
  today: string;
  mayAnswer: boolean;
  /** What the world sees of the supplier; `undefined` while it cannot be asked. */
  status: Status | undefined;
  documents: readonly DocumentSummary[];
  question: string | undefined;
}

/** One statement, and whether it is among the documents already. */
export function statementPage(statement: SupplierStatement, reader: Reader, form = new Form()) {
  const { id, title, supplier, products, summary, questions, file, withdrawnOn } = statement;
  const { today, mayAnswer, status, documents, question } = reader;
  const query = { for: question };
  const isThere = documents.some((document) => document.id === file.id);
  const older = documents.find((document) => document.statement?.id === id && document.id !== file.id);
  return view('provider/supplier-statements/statement', {
    title,
    back: withQuery(paths.supplierStatements.find, query),
    form,
    withdrawn: withdrawnOn ? `${withdrawnText(withdrawnOn)}.` : undefined,
    supplier: { text: supplierText(supplier), href: paths.organisations.one(supplier.code) },
    status: statusOf(status),
    tag: expiryTag(file, today),
    facts: summaryRows([
      ['Products or services', products],
      ['What it says', summary],
      ['Version', versionText(file)],
      ['In use from', dayText(file.effectiveOn)],
      ...(file.expiresOn ? [['Look at it again by', dayText(file.expiresOn)] as const] : []),
    ]),
    questions: questions.map((ref) => ({ text: `Question ${ref}`, href: paths.assessment.item(ref) })),
    file: withdrawnOn ? undefined : fileLink(statement),
    more: withQuery(paths.supplierStatements.find, { q: supplier.code, ...query }),
    there: isThere ? 'You have this statement among your documents.' : undefined,
    older: older && !isThere ? { text: older.name, href: paths.assessment.documents } : undefined,
    add:
      mayAnswer && !withdrawnOn
        ? {
            action: withQuery(paths.supplierStatements.one(id), query),
            hidden: [{ name: 'version', value: file.id }],
            submit: addText(question, isThere),
          }
        : undefined,
    contact: paths.contact,
  });
}

/** Without a question there is nothing to do with what is there already. */
function addText(question: string | undefined, isThere: boolean): string | undefined {
  if (question) return `Use it in question ${question}`;
  return isThere ? undefined : 'Add it to your documents';
}
