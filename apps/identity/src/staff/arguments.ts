import { parseArgs } from 'node:util';
import { staffRole } from '@dspt/contracts/access';
import { email, requiredText } from '@dspt/contracts/values';
import { z } from 'zod';

export const usage =
  'Usage: node apps/identity/dist/staff/command.js --email <address> --first-name <name> --last-name <name>\n' +
  `  --role <${staffRole.options.join(' | ')}> [--areas "Somerset,Leeds"]\n`;

const newStaff = z
  .object({
    email,
    firstName: requiredText('--first-name is missing', 100),
    lastName: requiredText('--last-name is missing', 100),
    role: z.enum(staffRole.options, `--role must be one of ${staffRole.options.join(', ')}`),
    areas: z.array(z.string()),
  })
  .refine(({ role, areas }) => role !== 'regional-officer' || areas.length > 0, {
    error: 'A regional officer needs --areas: local authorities or regions, separated by commas',
  });
export type NewStaff = z.infer<typeof newStaff>;

/** @throws an error whose message says what is wrong with the command line */
export function readArguments(args: string[]): NewStaff {
  const { values } = parseArgs({
    args,
    options: {
      email: { type: 'string', default: '' },
      'first-name': { type: 'string', default: '' },
      'last-name': { type: 'string', default: '' },
      role: { type: 'string' },
      areas: { type: 'string', default: '' },
    },
  });
  const { email: address, 'first-name': firstName, 'last-name': lastName, role, areas } = values;
  const { data, error } = newStaff.safeParse({
    email: address,
    firstName,
    lastName,
    role,
    areas: listed(areas),
  });
  if (error) throw new Error(error.issues.map(({ message }) => message).join('\n'));
  return data;
}

const listed = (text: string): string[] =>
  text
    .split(',')
    .map((area) => area.trim())
    .filter((area) => area !== '');
