import { NotFound } from '@dspt/contracts/problem';
import { Controller, Param } from '@nestjs/common';
import { policies, type Policy } from '../../content/content.js';
import { Page } from '../../pages/page.js';
import type { View } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { policiesPage, policyPage } from './policies.page.js';

/** Policies to begin with, to read here and to change in a word processor. */
@Controller()
export class PoliciesController {
  /** They change with a release only: each is made when it is first asked for. */
  private readonly files = new Map<string, Promise<Buffer>>();

  @Page(paths.help.policies, 'public')
  list(): View {
    return policiesPage();
  }

  @Page(paths.help.policy(':name'), 'public')
  show(@Param('name') name: string): View {
    return policyPage(policyOf(name));
  }

  @Page(paths.help.policyFile(':name'), 'public')
  async download(@Param('name') name: string): Promise<Response> {
    const { text } = policyOf(name);
    // Most portals are not asked for one for a long time.
    const { wordFile, wordType } = await import('./word-file.js');
    const file = this.files.get(name) ?? wordFile(text);
    this.files.set(name, file);
    const headers = {
      'content-type': wordType,
      'content-disposition': `attachment; filename="${name}.docx"`,
    };
    return new Response(new Uint8Array(await file), { headers });
  }
}

function policyOf(name: string): Policy {
  const policy = policies.find((each) => each.name === name);
  if (!policy) throw new NotFound();
  return policy;
}
