import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR } from '@nestjs/core';
import { Api } from '../api/api.js';
import { Assets } from '../assets/assets.js';
import { Sessions } from '../sessions/sessions.js';
import { PageFilter } from './page.filter.js';
import { PageGuard } from './page.guard.js';
import { PageList } from './page-list.js';
import { PageInterceptor } from './page.interceptor.js';
import { Renderer } from './renderer.js';
import { Views } from './views.js';
import { RequestContexts } from './request-context.js';

/** What every page needs: who contexts, the way to the services, and how a view becomes HTML. */
@Global()
@Module({
  providers: [
    Api,
    Assets,
    PageGuard,
    PageList,
    Renderer,
    Sessions,
    Views,
    RequestContexts,
    { provide: APP_FILTER, useClass: PageFilter },
    { provide: APP_INTERCEPTOR, useClass: PageInterceptor },
  ],
  exports: [Api, Assets, Sessions, RequestContexts, Views],
})
export class PagesModule {}
