import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../process/root';
import { generatedPages } from './docs/generatedPages';
import { program } from './support/program';

const HELP = `Writes docs/errors.md, docs/configuration.md, docs/metrics.md, docs/case-kinds.md and
docs/snapshots.md, in both languages, and .env.example.

  npm run generate:docs            writes them
  npm run generate:docs -- --check exits with code 1 where a file differs from what would be written
  --help                           this text
`;

program(
  { name: 'generate:docs', help: HELP, options: { check: { type: 'boolean', default: false } } },
  async ({ check }) => {
    for (const { file, text } of await generatedPages()) {
      if (!check) writeFileSync(join(ROOT, file), text);
      else if (contentOf(file) !== text)
        throw new Error(`${file} is out of date; run npm run generate:docs.`);
    }
  },
);

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(join(ROOT, file), 'utf8');
  } catch {
    return undefined;
  }
}
