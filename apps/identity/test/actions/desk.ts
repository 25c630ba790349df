import { randomUUID } from 'node:crypto';
import type { StaffRole } from '@dspt/contracts/access';
import type { Output } from '@dspt/contracts/define';
import { executeAction, previewAction } from '@dspt/contracts/identity/actions';
import { catalogue, type ActionInput, type ActionKind } from '@dspt/contracts/support/catalogue';
import { Requests } from '@dspt/service-kit/messaging/requests';
import { Harness, type Account } from '../harness.js';

interface Staff {
  id: string;
  name: string;
  role: StaffRole;
}
export const olive: Staff = { id: randomUUID(), name: 'Olive Demo', role: 'helpdesk-operator' };
export const sam: Staff = { id: randomUUID(), name: 'Sam Demo', role: 'helpdesk-supervisor' };

interface Order {
  id?: string;
  fingerprint?: string;
  undoes?: string | null;
  requestedBy?: Staff;
  approvedBy?: Staff | null;
}
type Done = Output<typeof executeAction> & { id: string };

/** The helpdesk, as the support service asks for its actions. */
export class Desk {
  constructor(readonly harness: Harness) {}

  preview<K extends ActionKind>(kind: K, input: ActionInput<K>, undoes: string | null = null, by = olive) {
    return this.harness.get(Requests).ask(previewAction, { kind, input, undoes, by });
  }

  /** Looks first, unless it says what it saw. */
  async execute<K extends ActionKind>(kind: K, input: ActionInput<K>, order: Order = {}): Promise<Done> {
    const { id = randomUUID(), undoes = null, requestedBy = olive } = order;
    const seen = order.fingerprint ? undefined : await this.preview(kind, input, undoes);
    const { approvedBy = seen?.secondPerson || catalogue[kind].secondPerson ? sam : null } = order;
    const fingerprint = order.fingerprint ?? seen!.fingerprint;
    const why = { reason: 'The manager rang', caseNumber: 'C-2026-000001' };
    const asked = { id, kind, input, undoes, fingerprint, requestedBy, approvedBy, ...why };
    return { id, ...(await this.harness.get(Requests).ask(executeAction, asked)) };
  }

  /** Takes an action back. */
  undo<K extends ActionKind>(kind: K, input: ActionInput<K>, undoes: string): Promise<Done> {
    return this.execute(kind, input, { undoes });
  }

  /** Whoever works there, by address. */
  async roles(code: string): Promise<Record<string, string>> {
    const rows = await this.harness.service.database.query<{ email: string; role: string }[]>(
      'select email, role from memberships m join people p on p.id = m.person_id where code = $1 order by email',
      [code],
    );
    return Object.fromEntries(rows.map(({ email, role }) => [email, role]));
  }

  /** What the trail says about an action. */
  async audited(actionId: string): Promise<string[]> {
    const rows = await this.harness.service.database.query<{ did: string }[]>(
      `select did from audit where action_id = $1 and actor_name = 'Olive Demo' and reason = 'The manager rang'
         and case_number = 'C-2026-000001' order by seq`,
      [actionId],
    );
    return rows.map(({ did }) => did);
  }

  administrator(code: string, email: string): Promise<Account> {
    return this.harness.person({ email, roles: { [code]: 'administrator' } });
  }
}

/** How people are written about. */
export const words = ({ email }: Pick<Account, 'email'>): string => `Ann Bell (${email})`;
