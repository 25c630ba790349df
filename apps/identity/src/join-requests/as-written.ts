import type { JoinRequest } from '@dspt/contracts/identity/join-requests';

/** A request as the person wrote it. */
export function asWritten(request: Omit<JoinRequest, 'requestedAt'> & { requestedAt: Date }): JoinRequest {
  const { id, email, firstName, lastName, telephone, message, requestedAt } = request;
  return { id, email, firstName, lastName, telephone, message, requestedAt: requestedAt.toISOString() };
}
