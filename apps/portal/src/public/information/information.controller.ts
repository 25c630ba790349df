import { Controller } from '@nestjs/common';
import { articlePage } from '../../content/content.js';
import { Page } from '../../pages/page.js';
import { goTo, view, type Redirect, type View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';

@Controller()
export class InformationController {
  @Page(paths.start, 'public')
  start(@CurrentContext() context: RequestContext): View | Redirect {
    if (context.session && !('done' in (context.request.query as object))) return goTo(paths.home);
    return view('public/information/start', {
      title: 'Data Security and Protection Toolkit',
      registerPath: paths.findCode,
      signInPath: paths.signIn,
      searchPath: paths.organisations.search,
      helpPath: paths.help.quickStart,
      verifyPath: paths.verify.start,
    });
  }

  @Page(paths.information.accessibility, 'public')
  accessibility(): View {
    return articlePage('information/accessibility', {});
  }

  @Page(paths.information.cookies, 'public')
  cookies(@CurrentContext() { cookieNames }: RequestContext): View {
    return articlePage('information/cookies', cookieNames);
  }

  @Page(paths.information.terms, 'public')
  terms(): View {
    return articlePage('information/terms', {});
  }

  @Page(paths.information.privacy, 'public')
  privacy(): View {
    return articlePage('information/privacy', {});
  }
}
