import { uploadDocument } from '@dspt/contracts/assessment/documents';
import type { Output } from '@dspt/contracts/define';
import { InvalidInput, Problem, type FieldError } from '@dspt/contracts/problem';
import { requestIdProblem } from '@dspt/contracts/request-id';
import type { Form } from '../../pages/form.js';
import type { RequestContext } from '../../pages/request-context.js';

/**
 * The file of a form, once the service has it: whatever else is wrong with the form, it need not be sent again.
 * @throws {InvalidInput} when it cannot be kept, and why
 */
export async function uploaded(
  context: RequestContext,
  form: Form,
  file: File,
): Promise<Output<typeof uploadDocument>> {
  const given = { params: { code: context.code }, query: { requestId: form.requestId } };
  try {
    return await context.upload(uploadDocument, given, file);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // A page gone back to, with another document: it is wanted as well.
    if (isSentAlready(error)) return uploaded(context, form.asNew(), file);
    throw isAboutTheFile(error) ? new InvalidInput([fileError(error)]) : error;
  }
}

const isSentAlready = ({ code }: Problem): boolean =>
  code === requestIdProblem.enum['sent-with-other-contents'];

/** What was typed stays on the page, and the document may be said to be kept elsewhere. */
const isAboutTheFile = ({ status, code }: Problem): boolean =>
  [400, 413, 415, 422].includes(status) || code === 'document-not-scanned' || code === 'too-many-files';

const fileError = ({ details }: Problem): FieldError => ({
  field: 'file',
  message: details.errors?.[0]?.message ?? [details.title, details.detail].filter(Boolean).join('. '),
});
