import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import nunjucks from 'nunjucks';
import { Config } from '../config.js';
import { Assets } from '../assets/assets.js';
import type { View } from './view.js';

const source = fileURLToPath(new URL('../../src', import.meta.url));
const designSystem = dirname(dirname(createRequire(import.meta.url).resolve('nhsuk-frontend')));

/** Turns views into HTML; templates are compiled once. */
@Injectable()
export class Views {
  private readonly environment: nunjucks.Environment;

  constructor(assets: Assets, { OPENID_NAME }: Config) {
    const loader = new nunjucks.FileSystemLoader([source, designSystem], { noCache: false, watch: false });
    this.environment = new nunjucks.Environment(loader, { autoescape: true, throwOnUndefined: false });
    /** Another service to sign in with. */
    this.environment.addGlobal('signInService', OPENID_NAME);
    this.environment.addGlobal('asset', (name: string) => assets.path(name));
  }

  /** @throws when the template has a mistake */
  compile(file: string): void {
    this.environment.getTemplate(file, true);
  }

  render({ template, model }: View, layout: object): string {
    return this.environment.render(join(`${template}.njk`), { page: model, layout, template });
  }
}
