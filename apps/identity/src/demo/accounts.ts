import type { OrganisationRole, StaffRole } from '@dspt/contracts/access';

export interface DemoAccount {
  who: string;
  firstName: string;
  lastName: string;
  /** By ODS code. */
  roles: Record<string, OrganisationRole>;
  staff?: { role: StaffRole; areas: string[] };
}

/** One for all: demo accounts exist only beside a database made for trying things out. */
export const demoPassword = 'Try-The-Toolkit-2026';

/** Real codes of the shipped open data; the head office has 13 sites. */
export const demoOrganisations: Record<string, string> = {
  VL8HA: 'KINGSLEIGH RESIDENTIAL',
  VM6HH: 'ABBEYFIELD (SOMERSET) SOCIETY',
  VM8KL: 'ARTHURS COURT',
  AADH: 'HEAD OFFICE OF MAINWARING TERRACE',
};

const staff = (who: string, firstName: string, role: StaffRole, areas: string[] = []): DemoAccount => ({
  who,
  firstName,
  lastName: 'Demo',
  roles: {},
  staff: { role, areas },
});

const provider = (who: string, firstName: string, roles: Record<string, OrganisationRole>): DemoAccount => ({
  who,
  firstName,
  lastName: 'Demo',
  roles,
});

export const demoAccounts: DemoAccount[] = [
  provider('Administrator of a care home', 'Alice', { VL8HA: 'administrator' }),
  provider('Member of the same care home', 'Mo', { VL8HA: 'member' }),
  provider('Auditor of the same care home', 'Audrey', { VL8HA: 'auditor' }),
  provider('Administrator of a head office', 'Henry', { AADH: 'administrator' }),
  provider('Administrator of two organisations', 'Tara', { VM6HH: 'administrator', VM8KL: 'administrator' }),
  staff('Helpdesk operator', 'Olive', 'helpdesk-operator'),
  staff('Helpdesk supervisor', 'Sam', 'helpdesk-supervisor'),
  staff('Regional officer for Somerset', 'Rita', 'regional-officer', ['Somerset']),
  staff('National programme', 'Nadia', 'national-programme'),
  staff('Content editor', 'Clara', 'content-editor'),
  staff('System administrator', 'Sid', 'system-administrator'),
];

export const emailOf = ({ firstName }: DemoAccount): string => `${firstName.toLowerCase()}@demo.example.org`;
