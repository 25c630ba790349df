import type { OrganisationRole } from '@dspt/contracts/access';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface ActiveUser {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  telephone: string;
  role: OrganisationRole;
  lastSignInAt: Date | null;
}

@Injectable()
export class UsersRepository {
  constructor(private readonly source: DataSource) {}

  active(code: string): Promise<ActiveUser[]> {
    return this.source.query(
      `select p.id, p.email, p.first_name as "firstName", p.last_name as "lastName", p.telephone, m.role,
         p.last_sign_in_at as "lastSignInAt"
       from memberships m join people p on p.id = m.person_id
       where m.code = $1
       order by p.last_name, p.first_name, p.email`,
      [code],
    );
  }
}
