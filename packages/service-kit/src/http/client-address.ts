import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

/**
 * Where the person's request came from: the left-most address of `x-forwarded-for`. Only the portal reaches a
 * service, and it replaces what a browser sends in that header by the address it saw.
 */
export const ClientAddress = createParamDecorator(
  (_: unknown, context: ExecutionContext): string => context.switchToHttp().getRequest<{ ip: string }>().ip,
);
