import type { DocumentSummary } from '@dspt/contracts/assessment/documents';
import { dayText, momentDay } from '../../pages/dates.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { documentLine } from '../assessment/answer-words.js';
import { withdrawnText } from '../supplier-statements/statement-words.js';
import { datesLines, expiryTags, isToLookAt } from './document-words.js';

interface Visitor {
  today: string;
  mayAnswer: boolean;
  /** May write statements as a supplier. */
  maySupply: boolean;
}

/** Every document that was uploaded for an answer, with the questions that use it: what is to be looked at first. */
export function documentsPage(documents: readonly DocumentSummary[], visitor: Visitor) {
  const first = documents.filter(
    (document) => isToLookAt(document, visitor.today) || newerStatement(document, documents) !== undefined,
  );
  const others = documents.filter((document) => !first.includes(document));
  const groups = [
    { id: 'first', heading: 'Look at these first', documents: first },
    { id: 'others', heading: first.length > 0 ? 'Your other documents' : 'All documents', documents: others },
  ].filter((group) => group.documents.length > 0);
  return view('provider/documents/documents', {
    title: 'Your documents',
    back: paths.assessment.tasks,
    findPath: paths.supplierStatements.find,
    supplyPath: visitor.maySupply ? paths.ownStatements.list : undefined,
    groups: groups.map((group) => ({
      ...group,
      documents: group.documents.map((document) => documentRow(document, documents, visitor)),
    })),
  });
}

function documentRow(
  document: DocumentSummary,
  documents: readonly DocumentSummary[],
  { today, mayAnswer }: Visitor,
) {
  const { id, name, size, uploadedAt, uploadedBy, usedIn, replacedBy, statement, restorableUntil } = document;
  const line = documentLine({ kind: 'upload', id, name, size }, expiryTags([document], today));
  const lines = datesLines(document, line.tag);
  const hasDates = lines.length > 0 || line.tag !== undefined;
  return {
    ...line,
    id,
    name,
    dates: lines,
    noDates: hasDates ? undefined : 'No dates',
    replacedBy: replacedBy && { text: replacedBy.name, href: paths.assessment.document(replacedBy.id) },
    added: `${momentDay(uploadedAt)} by ${uploadedBy}`,
    usedIn: usedIn.map((ref) => ({ text: `Question ${ref}`, href: paths.assessment.item(ref) })),
    statement: statement && {
      text: `Statement of ${statement.supplier}`,
      href: paths.supplierStatements.one(statement.id),
      withdrawn: statement.withdrawnOn ? withdrawnText(statement.withdrawnOn) : undefined,
      newer: newerStatement(document, documents),
    },
    newer:
      mayAnswer && usedIn.length > 0
        ? { text: newerText(document), href: paths.assessment.newerDocument(id) }
        : undefined,
    restore:
      mayAnswer && restorableUntil
        ? {
            text: 'Put the older version back',
            until: `You can do so until ${momentDay(restorableUntil)}.`,
            href: paths.assessment.restoreDocument(id),
          }
        : undefined,
    setDates: mayAnswer
      ? { text: hasDates ? 'Change dates' : 'Set dates', href: paths.assessment.documentDates(id) }
      : undefined,
  };
}

/** Says that the supplier has written a newer version, until it has taken the place of this one. */
function newerStatement(
  { statement, replacedBy, usedIn }: DocumentSummary,
  documents: readonly DocumentSummary[],
): string | undefined {
  const newer = statement?.newer;
  if (!newer || replacedBy) return undefined;
  const isThere = documents.some(({ id }) => id === newer.id);
  return isThere && usedIn.length === 0 ? undefined : `Newer version from ${dayText(newer.from)}`;
}

const newerText = ({ statement }: DocumentSummary): string =>
  statement?.newer ? 'Put the newer version in its place' : 'Upload a newer version';
