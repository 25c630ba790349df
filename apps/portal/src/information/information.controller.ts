import { Controller } from '@nestjs/common';
import { Page } from '../pages/page.js';
import { goTo, view, type Redirect, type View } from '../pages/view.js';
import { Visit, Visiting } from '../pages/visit.js';
import { paths } from '../paths.js';

@Controller()
export class InformationController {
  @Page(paths.start, 'public')
  start(@Visiting() visit: Visit): View | Redirect {
    if (visit.session && !('done' in (visit.request.query as object))) return goTo(paths.home);
    return view('information/start', {
      title: 'Data Security and Protection Toolkit',
      registerPath: paths.findCode,
      signInPath: paths.signIn,
      searchPath: paths.organisations.search,
    });
  }

  @Page(paths.information.accessibility, 'public')
  accessibility(): View {
    return view('information/accessibility', {
      title: 'Accessibility statement',
      contactPath: paths.contact,
    });
  }

  @Page(paths.information.cookies, 'public')
  cookies(@Visiting() { cookieNames }: Visit): View {
    return view('information/cookies', { title: 'Cookies', cookieNames });
  }

  @Page(paths.information.terms, 'public')
  terms(): View {
    return view('information/terms', {
      title: 'Terms and conditions',
      contactPath: paths.contact,
    });
  }

  @Page(paths.information.privacy, 'public')
  privacy(): View {
    return view('information/privacy', { title: 'Privacy', contactPath: paths.contact });
  }
}
