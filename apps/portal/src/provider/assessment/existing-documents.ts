import type { DocumentSummary } from '@dspt/contracts/assessment/documents';
import type { Form } from '../../pages/form.js';
import type { DocumentTags } from '../documents/document-words.js';
import { documentLine } from './answer-words.js';
import { documentsIn } from './given-answer.js';

const referenceTo = ({ id, name, size }: DocumentSummary): string =>
  JSON.stringify({ kind: 'upload', id, name, size });

/** What to tick of the documents there are when somebody comes back with one that they have just added. */
export const chosenAmong = (documents: readonly DocumentSummary[], id: string | undefined): string[] =>
  documents.filter((document) => document.id === id).map((document) => referenceTo(document));

/** Documents that other questions have already, to tick; `undefined` when this one has them all. */
export function existingDocuments(form: Form, documents: readonly DocumentSummary[], tags: DocumentTags) {
  const attached = new Set(
    documentsIn(form).flatMap((document) => (document.kind === 'upload' ? [document.id] : [])),
  );
  const others = documents.filter(({ id, replacedBy }) => !attached.has(id) && !replacedBy);
  if (others.length === 0) return undefined;
  return {
    open: form.all('existing').length > 0,
    box: form.checkboxes('existing', {
      label: 'Choose from the documents you already have',
      options: others.map((document) => ({
        value: referenceTo(document),
        text: documentLine({ kind: 'upload', ...document }).text,
        hint: hintTo(document, tags),
      })),
    }),
  };
}

const hintTo = ({ id, usedIn, statement }: DocumentSummary, tags: DocumentTags): string =>
  [statement ? `Statement of ${statement.supplier}` : '', usedText(usedIn), tags.get(id)?.text]
    .filter(Boolean)
    .join('. ');

/** @example usedText(['1.1.2', '4.1.1']) // 'Used in questions 1.1.2 and 4.1.1' */
function usedText(refs: readonly string[]): string {
  if (refs.length === 0) return 'Not used in an answer now';
  if (refs.length === 1) return `Used in question ${refs[0]}`;
  return `Used in questions ${refs.slice(0, -1).join(', ')} and ${refs.at(-1)}`;
}
