import {
  describeRegisterFiles,
  downloadRegister,
  downloadRegisterAsJson,
  downloadRegisterAsWorkbook,
} from '@dspt/contracts/organisations/register';
import { Controller } from '@nestjs/common';
import { ifAvailable } from '../../api/api.js';
import { Config } from '../../config.js';
import { articlePage } from '../../content/content.js';
import { Page } from '../../pages/page.js';
import { CurrentContext, RequestContext } from '../../pages/request-context.js';
import type { View } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { registerFilesPage } from './register-files.page.js';

@Controller()
export class RegisterFilesController {
  constructor(private readonly config: Config) {}

  @Page(paths.organisations.downloads, 'public')
  async show(@CurrentContext() context: RequestContext): Promise<View> {
    return registerFilesPage(await ifAvailable(context.ask(describeRegisterFiles, {})));
  }

  @Page(paths.organisations.columns, 'public')
  columns(): View {
    const { downloadAsJson: json, forPrograms: programs } = paths.organisations;
    return articlePage('information/register-columns', { json, programs });
  }

  @Page(paths.organisations.forPrograms, 'public')
  forPrograms(): View {
    const { openApi: description } = paths.organisations;
    return articlePage('information/open-api', { address: `${this.config.PUBLIC_URL}/api/v1`, description });
  }

  @Page(paths.organisations.download, 'public')
  download(@CurrentContext() context: RequestContext): Promise<Response> {
    return context.download(downloadRegister, { query: {} });
  }

  @Page(paths.organisations.downloadAsJson, 'public')
  downloadAsJson(@CurrentContext() context: RequestContext): Promise<Response> {
    return context.download(downloadRegisterAsJson, { query: {} });
  }

  @Page(paths.organisations.downloadAsWorkbook, 'public')
  downloadAsWorkbook(@CurrentContext() context: RequestContext): Promise<Response> {
    return context.download(downloadRegisterAsWorkbook, {});
  }
}
