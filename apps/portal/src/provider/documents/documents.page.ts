import type { DocumentSummary } from '@dspt/contracts/assessment/documents';
import { momentDay } from '../../pages/dates.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { documentLine } from '../assessment/answer-words.js';
import { datesLines, expiryTags, isToLookAt } from './document-words.js';

interface Visitor {
  today: string;
  mayAnswer: boolean;
}

/** Every document that was uploaded for an answer, with the questions that use it: what is to be looked at first. */
export function documentsPage(documents: readonly DocumentSummary[], visitor: Visitor) {
  const first = documents.filter((document) => isToLookAt(document, visitor.today));
  const others = documents.filter((document) => !first.includes(document));
  const groups = [
    { id: 'first', heading: 'Look at these first', documents: first },
    { id: 'others', heading: first.length > 0 ? 'Your other documents' : 'All documents', documents: others },
  ].filter((group) => group.documents.length > 0);
  return view('provider/documents/documents', {
    title: 'Your documents',
    back: paths.assessment.tasks,
    groups: groups.map((group) => ({
      ...group,
      documents: group.documents.map((document) => documentRow(document, visitor)),
    })),
  });
}

function documentRow(document: DocumentSummary, { today, mayAnswer }: Visitor) {
  const { id, name, size, uploadedAt, uploadedBy, usedIn, replacedBy } = document;
  const line = documentLine({ kind: 'upload', id, name, size }, expiryTags([document], today));
  const lines = datesLines(document, line.tag);
  const hasDates = lines.length > 0 || line.tag !== undefined;
  return {
    ...line,
    name,
    dates: lines,
    noDates: hasDates ? undefined : 'No dates',
    replacedBy: replacedBy && { text: replacedBy.name, href: paths.assessment.document(replacedBy.id) },
    added: `${momentDay(uploadedAt)} by ${uploadedBy}`,
    usedIn: usedIn.map((ref) => ({ text: `Question ${ref}`, href: paths.assessment.item(ref) })),
    newer:
      mayAnswer && usedIn.length > 0
        ? { text: 'Upload a newer version', href: paths.assessment.newerDocument(id) }
        : undefined,
    setDates: mayAnswer
      ? { text: hasDates ? 'Change dates' : 'Set dates', href: paths.assessment.documentDates(id) }
      : undefined,
  };
}
