import { documentReference, type DocumentReference } from '@dspt/contracts/assessment/documents';
import { saveAnswer, settledAs, type AnswerValue, type Item } from '@dspt/contracts/assessment/assessments';
import type { Body } from '@dspt/contracts/define';
import { InvalidInput, type FieldError } from '@dspt/contracts/problem';
import { dayFields } from '../../pages/day-fields.js';
import { Form } from '../../pages/form.js';

export type GivenAnswer = Body<typeof saveAnswer>;
type TickChoice = 'yes' | 'not-yet' | 'settled' | 'not-applicable';

/** The form of a question, filled with the answer as it is. */
export function formOf({ answer, version, answerType, settles }: Item): Form {
  return Form.of({
    tick: answerType === 'tick' ? chosen(answer, settles?.statement) : null,
    planned: answer.planned,
    text: answer.text,
    ...dayFields('date', answer.date),
    document: answer.documents.map((document) => JSON.stringify(document)),
    notApplicable: answer.reason === null ? null : 'yes',
    reason: answer.reason,
    comment: answer.comment,
    version: String(version),
  });
}

/** Which of the choices of a tick an answer is; one that was carried over still says what it was. */
function chosen({ state, tick, text, reason }: AnswerValue, statement?: string): TickChoice | null {
  if (statement && [text, reason].includes(statement)) return 'settled';
  if (state === 'not-yet') return 'not-yet';
  if (tick) return 'yes';
  return reason === null ? null : 'not-applicable';
}

/** Documents in the form: those that were there, and those added since. */
export function documentsIn(form: Form): DocumentReference[] {
  return references(form, 'document');
}

function references(form: Form, field: string): DocumentReference[] {
  return form.all(field).flatMap((text) => {
    const { success, data } = documentReference.safeParse(parsed(text));
    return success ? [data] : [];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const asText = (document: DocumentReference): string => JSON.stringify(document);

/**
 * The form after its buttons: what was typed as a new document is one of its documents, the one to remove is gone.
 * What cannot be used stays where it was typed.
 */
export function withDocuments(
  form: Form,
  uploaded: DocumentReference | undefined,
  failed: FieldError[],
): Form {
  const kept = documentsIn(form).filter((_, index) => String(index) !== form.text('remove'));
  const [link, linkErrors] = typed(form, 'link', (url) => ({ kind: 'link', url }));
  const [location, locationErrors] = typed(form, 'location', (description) => ({
    kind: 'location',
    description,
  }));
  const existing = references(form, 'existing');
  const added = [...(uploaded ? [uploaded] : []), ...existing, ...link, ...location];
  const errors = [...failed, ...linkErrors, ...locationErrors];
  const nothing = form.text('action') === 'add' && added.length + errors.length === 0;
  const values = {
    ...form.values,
    document: [...kept, ...added].map((document) => asText(document)),
    existing: [],
    ...(link.length > 0 ? { link: [] } : {}),
    ...(location.length > 0 ? { location: [] } : {}),
  };
  return new Form(values, nothing ? [nothingAdded] : errors);
}

const nothingAdded: FieldError = {
  field: 'file',
  message: 'Choose a document, give a link to it, or say where it is kept',
};

function typed(
  form: Form,
  field: 'link' | 'location',
  make: (text: string) => DocumentReference,
): [DocumentReference[], FieldError[]] {
  const text = form.text(field);
  if (!text) return [[], []];
  const { success, data, error } = documentReference.safeParse(make(text));
  return success ? [[data], []] : [[], [{ field, message: error.issues[0]!.message }]];
}

/**
 * What is to be saved.
 * @throws {InvalidInput} with every field that cannot be used
 */
export function givenAnswer(item: Item, form: Form): GivenAnswer {
  if (form.errors.length > 0) throw new InvalidInput(form.errors);
  const said = { comment: form.text('comment'), version: form.version };
  const given = item.answerType === 'tick' ? chosenTick(item, form) : typedAnswer(item, form);
  return form.parse(saveAnswer.body, { ...given, ...said });
}

function chosenTick(item: Item, form: Form) {
  const state = form.text('tick');
  switch (state as TickChoice | '') {
    case 'yes':
      return { state: 'answered', tick: true };
    case 'not-yet':
      return { state, planned: form.text('planned') };
    case 'settled':
      return { state };
    case 'not-applicable':
      return { state, reason: form.text('reason') };
    default:
      mustNotBeTyped(item, form);
      return { state: 'not-started' };
  }
}

function typedAnswer(item: Item, form: Form) {
  if (form.text('notApplicable')) return { state: 'not-applicable', reason: form.text('reason') };
  if (form.text('reason') && item.notApplicableAllowed)
    throw new InvalidInput([
      {
        field: 'notApplicable',
        message: 'Tick the box if this does not apply to you, or delete your reason',
      },
    ]);
  const value = valueOf(item, form);
  return value ? { state: 'answered', ...value } : { state: 'not-started' };
}

/** An old browser shows the fields of every choice: what was typed in one is not lost because none was chosen. */
function mustNotBeTyped(item: Item, form: Form): void {
  const typedIn = [
    ...(form.text('planned') ? ['Not yet'] : []),
    ...(form.text('reason') && item.notApplicableAllowed ? ['It does not apply to us'] : []),
  ];
  if (typedIn.length > 0)
    throw new InvalidInput([
      { field: 'tick', message: `Select ‘${typedIn[0]}’, or delete what you have written under it` },
    ]);
}

/** `undefined` when nothing was answered. */
function valueOf({ answerType }: Item, form: Form): Partial<AnswerValue> | undefined {
  switch (answerType) {
    case 'text':
      return form.text('text') ? { text: form.text('text') } : undefined;
    case 'date':
      return form.day('date') ? { date: form.day('date') } : undefined;
    case 'document': {
      const documents = documentsIn(form);
      return documents.length > 0 ? { documents } : undefined;
    }
    default:
      return undefined;
  }
}

/** Saving would change nothing: a question left for later leaves no trace in the history. */
export const changesNothing = ({ answer }: Item, given: GivenAnswer): boolean =>
  given.state === 'not-started' && answer.state === 'not-started' && given.comment === answer.comment;

/** As it would be stored, to show it beside what somebody else saved. */
export function asValue({ settles }: Item, given: GivenAnswer): AnswerValue {
  const none = { tick: null, text: null, date: null, documents: [], reason: null, planned: null };
  const { version: _, ...value } = given;
  if (value.state !== 'settled') return { ...none, ...value };
  return { ...none, ...settledAs(settles!), comment: value.comment };
}
