import { permissions, type Claims, type OrganisationRole, type Permission } from '@dspt/contracts/access';
import { sessionProblem } from '@dspt/contracts/identity/sessions';
import { impersonationProblem } from '@dspt/contracts/identity/impersonations';
import { NotFound, Problem } from '@dspt/contracts/problem';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

/** Who is calling, as proved by the signed token. */
export class Caller {
  readonly personId: string;
  readonly sessionId: string;
  readonly name: string;
  private readonly granted: Set<Permission>;

  constructor(readonly claims: Claims) {
    this.personId = claims.sub;
    this.sessionId = claims.sid;
    this.name = claims.name;
    this.granted = new Set(permissions(claims));
  }

  may(permission: Permission): boolean {
    return this.granted.has(permission);
  }

  /** Member of staff who sees what an organisation sees, and may change nothing. */
  get impersonation(): boolean {
    return this.claims.impersonation === true;
  }

  /** Role in the organisation acted for; `null` for staff and for people who have not chosen yet. */
  get role(): OrganisationRole | null {
    return this.claims.organisation?.role ?? null;
  }

  /** Areas a regional officer is limited to; `null` when not limited. */
  get areas(): string[] | null {
    return this.claims.staff?.role === 'regional-officer' ? this.claims.staff.areas : null;
  }

  /**
   * The tenant check every organisation-bound operation starts with.
   * @throws {NotFound} for any organisation but the one acted for: the same answer as for none.
   */
  mustActFor(code: string): void {
    if (this.claims.organisation?.code !== code) throw new NotFound('organisation');
  }
}

export class SignInRequired extends Problem {
  constructor() {
    super({ code: 'sign-in-required', status: 401, title: 'Sign in to continue' });
  }
}

/** A password alone is not enough for this account: whoever has only that is nobody yet. */
export class SecondFactorMissing extends Problem {
  constructor() {
    super({
      code: sessionProblem.enum['second-factor-missing'],
      status: 403,
      title: 'Show the code of your authenticator app first',
      detail: 'Finish signing in: enter the code, or set up an authenticator app if you have none yet.',
    });
  }
}

export class NotAllowed extends Problem {
  constructor() {
    super({
      code: 'not-allowed',
      status: 403,
      title: 'You are not allowed to do this',
      detail: 'Ask an administrator of your organisation if you need to.',
    });
  }
}

/** Whoever views as a provider only looks. */
export class OnlyImpersonating extends Problem {
  constructor() {
    super({
      code: impersonationProblem.enum['only-viewing'],
      status: 403,
      title: 'You are only viewing',
      detail:
        'You see what this organisation sees. Nothing can be changed while you do, and nothing has been.',
    });
  }
}

/** The caller of an operation that is not public. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<{ caller?: Caller }>();
  if (!caller) throw new SignInRequired();
  return caller;
});
