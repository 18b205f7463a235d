import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { apiChanges } from './apiChanges';
import { API_FILE } from './clientFiles';
import { mayBreak, readRelease, releaseText } from './release';

const ROOT = join(__dirname, '../..');
const RELEASED = join(ROOT, 'schema/released', API_FILE);
const CURRENT = join(ROOT, 'schema/generated', API_FILE);

const HELP = `Usage: npm run check:api [-- --release]

Compares the API schema in schema/generated/ with that of the last release in schema/released/, and
lists every change as breaking, dangerous or safe. Fails when a change is breaking and the version in
package.json does not allow it: a higher major version does, and below 1.0.0 a higher minor version.

  --release   then stores the current schema as that of the version in package.json
  --help      this text
`;

/** The command line of `npm run check:api`. Resolves with the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(HELP);
    return 0;
  }
  const unknown = args.find((argument) => argument !== '--release');
  if (unknown !== undefined)
    return fail(`There is no option ${unknown}; see npm run check:api -- --help.`);
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  const sdl = readFileSync(CURRENT, 'utf8');
  const isFirst = !existsSync(RELEASED);
  if (!isFirst) {
    const released = readRelease(readFileSync(RELEASED, 'utf8'));
    const changes = await apiChanges(released.sdl, sdl);
    for (const { effect, message } of changes) process.stdout.write(`${effect}: ${message}\n`);
    process.stdout.write(`${changes.length} changes since release ${released.version}.\n`);
    if (changes.some(({ effect }) => effect === 'breaking') && !mayBreak(released.version, version))
      return fail(
        `Version ${version} must not break clients of ${released.version}: deprecate the element and keep it for a release, or raise the version in package.json.`,
      );
  } else if (!args.includes('--release'))
    return fail('There is no released schema yet; store one with npm run check:api -- --release.');
  if (args.includes('--release')) {
    mkdirSync(dirname(RELEASED), { recursive: true });
    writeFileSync(RELEASED, releaseText({ version, sdl }));
    process.stdout.write(`schema/released/${API_FILE} is the schema of ${version}.\n`);
  }
  return 0;
}

function fail(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}
