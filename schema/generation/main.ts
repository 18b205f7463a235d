import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSubgraph } from '../catalogue/subgraphModel';
import { checkSchema } from '../check/checkSchema';
import { findingText } from '../check/finding';
import { SUBGRAPH_NAMES } from '../sdl';
import { generateOutputs, type Outputs } from './generateOutputs';

const FOLDER = join(__dirname, '../generated');

const HELP = `Usage: npm run generate [-- --check]

Makes schema/generated/ from the SDL files of schema/: resolver types per subgraph, the composed
supergraph and the catalogue of fields.

  --check   writes nothing; fails when a generated file is not what the SDL makes, when the
            subgraphs do not compose, or when the schema breaks a rule of schema/check/
  --help    this text
`;

/** The command line of `npm run generate`. Resolves to the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const unknown = args.find((arg) => arg !== '--check' && arg !== '--help');
  if (unknown !== undefined) {
    process.stderr.write(`There is no option ${unknown}; see npm run generate -- --help.\n`);
    return 1;
  }
  if (args.includes('--help')) {
    process.stdout.write(HELP);
    return 0;
  }
  const outputs = await generateOutputs();
  const faults = [...outputs.faults];
  faults.push(...outputs.missing.map((name) => `schema/${name}.graphql does not exist.`));
  if (args.includes('--check')) faults.push(...lint(outputs), ...drift(outputs));
  else write(outputs);
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  return faults.length === 0 ? 0 : 1;
}

/** Every breach of the schema's rules, by file and line. */
function lint({ missing }: Outputs): string[] {
  const present = SUBGRAPH_NAMES.filter((name) => !missing.includes(name));
  return checkSchema(present.map(readSubgraph)).map(findingText);
}

/** Every generated file that is not what the SDL makes now. */
function drift({ files }: Outputs): string[] {
  const stale = [...files]
    .filter(([name, text]) => {
      const path = join(FOLDER, name);
      return !existsSync(path) || readFileSync(path, 'utf8') !== text;
    })
    .map(([name]) => `schema/generated/${name} is not what the SDL makes: run npm run generate.`);
  const stray = (existsSync(FOLDER) ? readdirSync(FOLDER) : [])
    .filter((name) => !files.has(name))
    .map((name) => `schema/generated/${name} is made by nothing: remove it or mend its subgraph.`);
  return [...stale, ...stray];
}

function write({ files }: Outputs): void {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(FOLDER, name), text);
  process.stdout.write(`schema/generated: ${[...files.keys()].join(', ')}\n`);
}
