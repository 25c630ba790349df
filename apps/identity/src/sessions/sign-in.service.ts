import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AttemptsService } from '../attempts/attempts.service.js';
import { PasswordsService } from '../passwords/passwords.service.js';
import { PeopleService } from '../people/people.service.js';
import { SignInFailed } from './sessions.problems.js';
import { SessionsService, type NewSession } from './sessions.service.js';

@Injectable()
export class SignInService {
  constructor(
    private readonly source: DataSource,
    private readonly attempts: AttemptsService,
    private readonly people: PeopleService,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
  ) {}

  async signIn(
    { email, password }: { email: string; password: string },
    address: string,
  ): Promise<NewSession> {
    await this.attempts.beginSignIn(email, address);
    const person = await this.people.findByUserName(email);
    const passwordHash = await this.passwords.match(person?.id, password);
    if (!person || !passwordHash) throw new SignInFailed();
    await this.attempts.signedIn(email, address);
    return this.source.transaction(async (manager) => {
      if (!(await this.passwords.holds(manager, person.id, passwordHash))) throw new SignInFailed();
      return this.sessions.begin(manager, person.id);
    });
  }
}
