import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generatedPages } from './docs/generatedPages';

const ROOT = join(__dirname, '..');
const HELP = `Writes docs/errors.md and docs/configuration.md, in both languages, and .env.example.

  npm run generate:docs            writes them
  npm run generate:docs -- --check exits with code 1 where a file differs from what would be written
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  for (const { file, text } of await generatedPages()) {
    if (!values.check) writeFileSync(join(ROOT, file), text);
    else if (contentOf(file) !== text)
      throw new Error(`${file} is out of date; run npm run generate:docs.`);
  }
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(join(ROOT, file), 'utf8');
  } catch {
    return undefined;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
