import type { Body as BodyOf, Output, Params } from '@dspt/contracts/define';
import {
  changeUserRole,
  inviteUser,
  inviteUsers,
  leaveOrganisation,
  listAdministrators,
  listStaffUsers,
  listUsers,
  removeUser,
} from '@dspt/contracts/identity/users';
import { Caller, CurrentCaller } from '@dspt/service-kit/http/caller';
import { Route } from '@dspt/service-kit/http/route';
import { Body, Controller, Param } from '@nestjs/common';
import { UsersService } from './users.service.js';

@Controller()
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Route(listUsers)
  async list(
    @Param({ schema: listUsers.params }) { code }: Params<typeof listUsers>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof listUsers>> {
    return { items: await this.users.list(code, caller) };
  }

  @Route(listAdministrators)
  async administrators(
    @Param({ schema: listAdministrators.params }) { code }: Params<typeof listAdministrators>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof listAdministrators>> {
    return { items: await this.users.administrators(code, caller) };
  }

  @Route(inviteUser)
  async invite(
    @Param({ schema: inviteUser.params }) { code }: Params<typeof inviteUser>,
    @Body({ schema: inviteUser.body }) invited: BodyOf<typeof inviteUser>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof inviteUser>> {
    return { items: await this.users.invite(code, caller, invited) };
  }

  @Route(inviteUsers)
  async inviteSeveral(
    @Param({ schema: inviteUsers.params }) { code }: Params<typeof inviteUsers>,
    @CurrentCaller() caller: Caller,
    @Body({ schema: inviteUsers.body }) given: BodyOf<typeof inviteUsers>,
  ): Promise<Output<typeof inviteUsers>> {
    return { items: await this.users.inviteSeveral(code, caller, given) };
  }

  @Route(changeUserRole)
  async changeRole(
    @Param({ schema: changeUserRole.params }) { code, id }: Params<typeof changeUserRole>,
    @Body({ schema: changeUserRole.body }) change: BodyOf<typeof changeUserRole>,
    @CurrentCaller() caller: Caller,
  ): Promise<Output<typeof changeUserRole>> {
    return { items: await this.users.changeRole(code, id, caller, change) };
  }

  @Route(removeUser)
  remove(
    @Param({ schema: removeUser.params }) { code, id }: Params<typeof removeUser>,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    return this.users.remove(code, id, caller);
  }

  @Route(leaveOrganisation)
  leave(
    @Param({ schema: leaveOrganisation.params }) { code }: Params<typeof leaveOrganisation>,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    return this.users.leave(code, caller);
  }

  @Route(listStaffUsers)
  async listForStaff(
    @Param({ schema: listStaffUsers.params }) { code }: Params<typeof listStaffUsers>,
  ): Promise<Output<typeof listStaffUsers>> {
    const items = await this.users.listForStaff(code);
    return { items, total: items.length };
  }
}
