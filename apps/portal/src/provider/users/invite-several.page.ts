import { organisationRole, roleNames } from '@dspt/contracts/access';
import { mostInvitedAtOnce, type inviteUsers, type User } from '@dspt/contracts/identity/users';
import type { GivenBody } from '@dspt/contracts/define';
import { InvalidInput, type FieldError } from '@dspt/contracts/problem';
import { email } from '@dspt/contracts/values';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { peopleIn } from './typed-people.js';

type Person = GivenBody<typeof inviteUsers>['people'][number];

const leaveOut = 'leave-out';
const columns = ['email', 'firstName', 'lastName', 'role'] as const;
const fieldOf = (row: number, column: (typeof columns)[number]): string => `people.${row}.${column}`;

/** Where a list is typed or pasted. */
export const inviteSeveralPage = (form: Form) =>
  view('provider/users/invite-several', {
    title: 'Invite several people',
    back: paths.users.list,
    form,
    action: paths.users.inviteSeveral,
    lines: form.textarea('lines', {
      label: 'One person on each line',
      hint: `Email address, first name, last name, role. At most ${mostInvitedAtOnce} lines. You can paste them from a spreadsheet.`,
      rows: 10,
    }),
  });

/** The list as one row of fields for each person. @throws {InvalidInput} when it is empty, or too long */
export function rowsOf(form: Form): Form {
  const people = peopleIn(form.raw('lines'));
  if (people.length === 0) throw wrong('lines', 'Enter at least one person');
  if (people.length > mostInvitedAtOnce)
    throw wrong(
      'lines',
      `There are ${people.length} people in the list. Invite ${mostInvitedAtOnce} of them first, and then the others`,
    );
  const values = people.flatMap((person, row) =>
    columns.map((column) => [fieldOf(row, column), person[column]] as const),
  );
  return Form.of({ ...Object.fromEntries(values), rows: String(people.length) });
}

/** What becomes of each row, and the fields to put it right. Says nothing of whoever does not belong to the organisation. */
export const invitePreviewPage = (form: Form, users: User[]) => {
  const rows = rowNumbers(form).map((row) => ({
    heading: `Person ${row + 1}`,
    fate: fateOf(form, row, users).text,
    fields: [
      form.input(fieldOf(row, 'email'), { label: 'Work email address', type: 'email', spellcheck: false }),
      form.input(fieldOf(row, 'firstName'), { label: 'First name', spellcheck: false }),
      form.input(fieldOf(row, 'lastName'), { label: 'Last name', spellcheck: false }),
    ],
    role: form.select(fieldOf(row, 'role'), { label: 'What may they do?', options: roleOptions }),
  }));
  const invited = rowNumbers(form).filter((row) => fateOf(form, row, users).invited).length;
  return view('provider/users/invite-preview', {
    title: 'Check who you invite',
    back: paths.users.inviteSeveral,
    form,
    action: paths.users.inviteSeveral,
    summary:
      invited === 1
        ? '1 person will be sent an invitation.'
        : `${invited} people will be sent an invitation.`,
    hidden: [{ name: 'rows', value: form.text('rows') }],
    rows,
  });
};

/** Everybody who is not left out, and in which rows they stand. */
export function invitedIn(form: Form): { people: Person[]; rows: number[] } {
  const rows = rowNumbers(form).filter((row) => form.text(fieldOf(row, 'role')) !== leaveOut);
  const people = rows.map((row) =>
    Object.fromEntries(columns.map((column) => [column, form.text(fieldOf(row, column))])),
  ) as Person[];
  return { people, rows };
}

/** What was wrong with the people sent, at the rows in which they stand. */
export const atRows = (errors: FieldError[], rows: number[]): InvalidInput =>
  new InvalidInput(
    errors.map(({ field, message }) => ({
      field: field.replace(/^people\.(\d+)\./, (_, index: string) => `people.${rows[Number(index)]}.`),
      message,
    })),
  );

const roleOptions = [
  ...organisationRole.options.toReversed().map((role) => ({ value: role, text: roleNames[role] })),
  { value: leaveOut, text: 'Do not invite them' },
];

const wrong = (field: string, message: string) => new InvalidInput([{ field, message }]);

function rowNumbers(form: Form): number[] {
  const rows = Math.min(Number(form.text('rows')) || 0, mostInvitedAtOnce);
  return Array.from({ length: rows }, (_, row) => row);
}

/** What is wrong with an address is said when the form is sent: the fields are there to put it right. */
function fateOf(form: Form, row: number, users: User[]): { invited: boolean; text: string } {
  if (form.text(fieldOf(row, 'role')) === leaveOut) return { invited: false, text: 'Will not be invited.' };
  const read = email.safeParse(form.text(fieldOf(row, 'email')));
  if (!read.success) return { invited: true, text: `${read.error.issues[0]!.message}.` };
  const known = users.find((user) => user.email === read.data);
  if (known?.state === 'active')
    return { invited: false, text: 'Is a user of your organisation already. Will not be invited.' };
  if (known?.state === 'invited')
    return { invited: false, text: 'Has an invitation that still works. Will not be sent another one.' };
  return { invited: true, text: 'Will be sent an invitation.' };
}
