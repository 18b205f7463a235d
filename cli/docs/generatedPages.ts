import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { casesPage } from './casesPage';
import { configurationPage } from './configurationPage';
import { envExample } from './envExample';
import { errorsPage } from './errorsPage';
import { metricsDocument } from './metricsDocument';
import { LANGUAGES, type Page } from './page';
import { snapshotsPage } from './snapshotsPage';

const ROOT = join(__dirname, '../..');

/** The pages that are generated from the code, formatted like the other files. */
export async function generatedPages(): Promise<Page[]> {
  const options = await resolveConfig(join(ROOT, 'README.md'));
  const pages = LANGUAGES.flatMap((language) => [
    errorsPage(language),
    configurationPage(language),
    metricsDocument(language),
    casesPage(language),
    snapshotsPage(language),
  ]);
  const formatted = pages.map(async ({ file, text }) => ({
    file,
    text: await format(text, { ...options, parser: 'markdown' }),
  }));
  return [...(await Promise.all(formatted)), envExample()];
}
