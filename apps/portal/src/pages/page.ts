import type { Access } from '@dspt/contracts/access';
import { applyDecorators, Get, HttpCode, Post, SetMetadata } from '@nestjs/common';

export const PAGE_ACCESS = 'portal:access';

/**
 * A page at a path. `access` as in the contracts: everyone, whoever is signed in, or whoever holds a permission in
 * the organisation chosen. Strangers are sent to sign in and come back.
 * @example @Page(paths.users.list, 'users.manage') list(@Visiting() visit: Visit) { … }
 */
export const Page = (path: string, access: Access): MethodDecorator =>
  applyDecorators(Get(path), SetMetadata(PAGE_ACCESS, access));

/** What a form is sent to. A session that has ended meanwhile loses nothing of it. */
export const Submit = (path: string, access: Access): MethodDecorator =>
  applyDecorators(Post(path), HttpCode(200), SetMetadata(PAGE_ACCESS, access));
