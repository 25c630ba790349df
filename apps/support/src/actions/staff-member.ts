import { type Caller, NotAllowed } from '@dspt/service-kit/http/caller';
import type { StaffMember } from './action.entity.js';

/** @throws {NotAllowed} for anybody who is no member of staff */
export function memberOf({ personId: id, name, claims }: Caller): StaffMember {
  if (!claims.staff) throw new NotAllowed();
  return { id, name, role: claims.staff.role };
}
