import { DataSource } from 'typeorm';
import { runCommand } from '../command.module.js';
import { InvitationsService } from '../invitations/invitations.service.js';
import { readArguments, usage, type NewStaff } from './arguments.js';

const staff = readOrExit();
await runCommand(async (app) => {
  const invitations = app.get(InvitationsService, { strict: false });
  const offer = {
    kind: 'staff',
    code: null,
    organisationName: null,
    telephone: '',
    invitedBy: null,
  } as const;
  await app.get(DataSource).transaction((manager) => invitations.invite(manager, { ...staff, ...offer }));
  process.stdout.write(`${staff.email} is sent a link that works for 24 hours\n`);
});

function readOrExit(): NewStaff {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(2);
  }
}
