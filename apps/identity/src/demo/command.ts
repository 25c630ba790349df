import { runCommand } from '../command.module.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { PasswordsService } from '../passwords/passwords.service.js';
import { PeopleService } from '../people/people.service.js';
import { SecondFactorsService } from '../second-factors/second-factors.service.js';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { demoAccounts, demoOrganisations, demoPassword, emailOf, type DemoAccount } from './accounts.js';

await runCommand(async (app) => {
  const passwordHash = await app.get(PasswordsService, { strict: false }).hash(demoPassword);
  for (const account of demoAccounts) {
    await make(app, account, passwordHash);
    process.stdout.write(`${JSON.stringify(await describe(app, account))}\n`);
  }
});

/** Does nothing when there is such an account already. */
async function make(app: INestApplicationContext, account: DemoAccount, passwordHash: string): Promise<void> {
  const people = app.get(PeopleService, { strict: false });
  const { firstName, lastName } = account;
  const details = { email: emailOf(account), firstName, lastName, telephone: '01632 960000' };
  await app.get(DataSource).transaction(async (manager) => {
    const person = await people.add(manager, details);
    if (!person) return;
    await app.get(PasswordsService, { strict: false }).set(manager, person.id, passwordHash);
    await giveRoles(app, manager, account, person);
  });
}

async function giveRoles(
  app: INestApplicationContext,
  manager: EntityManager,
  { roles, staff }: DemoAccount,
  { id: personId, email }: { id: string; email: string },
): Promise<void> {
  for (const [code, role] of Object.entries(roles))
    await app.get(MembershipsService, { strict: false }).add(manager, {
      code,
      organisationName: demoOrganisations[code] ?? code,
      personId,
      email,
      role,
      changedBy: null,
    });
  if (!staff) return;
  await app.get(PeopleService, { strict: false }).makeStaff(manager, personId, staff.role, staff.areas);
  await app.get(SecondFactorsService, { strict: false }).give(manager, personId);
}

/** What somebody needs to know to sign in with it. */
async function describe(app: INestApplicationContext, account: DemoAccount): Promise<object> {
  const email = emailOf(account);
  const person = await app.get(PeopleService, { strict: false }).findByEmail(email);
  const secretOf = (id: string) => app.get(SecondFactorsService, { strict: false }).secretOf(id);
  const codes = Object.keys(account.roles);
  return {
    who: account.who,
    email,
    password: demoPassword,
    ...(codes.length > 0 && {
      organisation: codes.map((code) => `${demoOrganisations[code]} (${code})`).join(', '),
    }),
    role: account.staff?.role ?? Object.values(account.roles)[0],
    ...(account.staff && person && { secondFactorSecret: await secretOf(person.id) }),
  };
}
