import type { OwnSupplierStatement } from '@dspt/contracts/assessment/supplier-statements';
import type { Schema } from '@dspt/contracts/define';
import { InvalidInput, type FieldError } from '@dspt/contracts/problem';
import type { z } from 'zod';
import { dayFields } from '../../pages/day-fields.js';
import { Form } from '../../pages/form.js';
import type { RequestContext } from '../../pages/request-context.js';
import { datesIn } from '../documents/dates.page.js';
import { uploaded } from '../documents/uploaded.js';

/** A form with what a statement says. */
export const statementForm = (statement: OwnSupplierStatement): Form => {
  const { title, products, summary, questions, file, version } = statement;
  return Form.of({
    title,
    products,
    summary,
    questions,
    ...dayFields('effectiveOn', file.effectiveOn),
    ...dayFields('expiresOn', file.expiresOn),
    version: String(version),
  });
};

/** The texts that somebody typed. */
export const textsIn = (form: Form) => ({
  title: form.text('title'),
  products: form.text('products'),
  summary: form.text('summary'),
  questions: form.all('questions'),
});

/** The file that was uploaded with this form, or with an earlier attempt. */
export const fileIn = (form: Form): string | undefined => form.text('upload') || undefined;

/** The form with its file already with the service: whatever else is wrong, it need not be chosen again. */
export async function withFile(context: RequestContext, form: Form): Promise<Form> {
  const { file } = form.files;
  if (!file) return form;
  try {
    // The form's own id is for what it makes; a file that is sent twice is one document anyway.
    const { id, name } = await uploaded(context, form.asNew(), file);
    return form.with({ upload: id, fileName: name });
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return form.withErrors(error.details.errors ?? []);
  }
}

/** What is to be sent, with the days of the form. @throws {InvalidInput} naming every field that cannot be read */
export function statementIn<S extends Schema>(schema: S, form: Form, given: object): z.output<S> {
  const wrong = [...form.errors];
  let days = { effectiveOn: '', expiresOn: '' };
  try {
    const { effectiveOn, expiresOn } = datesIn(form);
    days = { effectiveOn, expiresOn };
  } catch (error) {
    wrong.push(...errorsOf(error));
  }
  const read = schema.safeParse({ ...given, ...days });
  if (!read.success) wrong.unshift(...errorsOf(InvalidInput.of(read.error.issues)));
  if (!read.success || wrong.length > 0) throw new InvalidInput(firstOfEach(wrong));
  return read.data;
}

/** @throws what is about no field */
function errorsOf(error: unknown): FieldError[] {
  if (!(error instanceof InvalidInput)) throw error;
  return error.details.errors ?? [];
}

/** Why a file was refused says more than that there is none. */
const firstOfEach = (errors: readonly FieldError[]): FieldError[] => [
  ...new Map(errors.map((error) => [error.field, error])).values(),
];
