import type { Access } from '@dspt/contracts/access';
import { multipart, urlencoded } from '@dspt/service-kit/http/bodies';
import { applyDecorators, Get, HttpCode, Post } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may see the page. */
    access?: Access;
    /** A form that programs send, too: what is in its address is the only proof asked for, and no session counts. */
    fromAnywhere?: boolean;
  }
}

/**
 * A page at a path. `access` as in the contracts: everyone, whoever is signed in, or whoever holds a permission in
 * the organisation chosen. Strangers are sent to sign in and come back.
 * @example @Page(paths.users.list, 'users.manage') list(@CurrentContext() context: RequestContext) { … }
 */
export const Page = (path: string, access: Access): MethodDecorator =>
  applyDecorators(Get(path), RouteConfig({ access }));

/** What a form is sent to. A session that has ended meanwhile loses nothing of it. Only `files` lets it carry any. */
export const Submit = (
  path: string,
  access: Access,
  { files = false, fromAnywhere = false } = {},
): MethodDecorator =>
  applyDecorators(
    Post(path),
    HttpCode(200),
    RouteConfig({ access, takes: files ? [urlencoded, multipart] : [urlencoded], fromAnywhere }),
  );
