import { organisationRole, roleNames, type OrganisationRole } from '@dspt/contracts/access';

/** One line of a list, as far as it says who somebody is. */
interface TypedPerson {
  email: string;
  firstName: string;
  lastName: string;
  /** Whoever has no role in the list is a member. */
  role: OrganisationRole;
}

/**
 * People from a list as it is typed, or copied out of a spreadsheet: tabs, semicolons, commas or blanks between what is said,
 * in any order, with headings or without. What is wrong with an address stays as it is: it is shown to be corrected.
 * @example peopleIn('bo@rose.example, Bo, Ray, auditor')
 */
export const peopleIn = (text: string): TypedPerson[] =>
  text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '' && !isHeading(line))
    .map((line) => personIn(cellsOf(line)));

const isHeading = (line: string): boolean => !line.includes('@') && /e-?mail/i.test(line);

/** The strongest separator that is there; blanks only where there is no other. */
function cellsOf(line: string): string[] {
  const separator = ['\t', ';', ','].find((sign) => line.includes(sign));
  const cells = separator === undefined ? line.split(/\s+/) : quotedCells(line, separator);
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
}

/** Spreadsheets put quotation marks around what has a separator in it, and double those that are inside. */
function quotedCells(line: string, separator: string): string[] {
  const cells = [''];
  let quoted = false;
  for (const sign of line) {
    if (sign === '"') quoted = !quoted;
    else if (sign === separator && !quoted) cells.push('');
    else cells[cells.length - 1] += sign;
  }
  return cells;
}

function personIn(cells: string[]): TypedPerson {
  const roles = cells.flatMap((cell) => roleOf(cell) ?? []);
  const names = cells.filter((cell) => !cell.includes('@') && !roleOf(cell)).flatMap(namesOf);
  return {
    email: cells.filter((cell) => cell.includes('@')).join('; '),
    firstName: names[0] ?? '',
    lastName: names.slice(1).join(' '),
    role: roles[0] ?? 'member',
  };
}

/** A whole name in one cell. */
const namesOf = (cell: string, _: number, cells: string[]): string[] =>
  cells.length === 1 ? cell.split(/\s+/) : [cell];

const roleOf = (cell: string): OrganisationRole | undefined =>
  organisationRole.options.find((role) => {
    const said = cell.toLowerCase();
    return (
      said === role ||
      said === roleNames[role].toLowerCase() ||
      (role === 'administrator' && said === 'admin')
    );
  });
