import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readSubgraph } from '../catalogue/subgraphModel';
import { checkSchema } from '../check/checkSchema';
import { findingText } from '../check/finding';
import { compareSchemas } from '../compiler/compareSchemas';
import { generateOutputs, type Outputs } from './generateOutputs';

const FOLDER = join(__dirname, '../generated');
const SUPERGRAPH = 'supergraph.graphql';

const HELP = `Usage: npm run generate [-- --check | --compare FILE_OR_DIR]

Generates schema/generated/ from the sources in schema/: the SDL and the row types of each
subgraph, the composed supergraph and the catalogue of fields.

  --check         writes nothing; fails when a generated file is out of date, when the subgraphs do
                  not compose, or when the schema violates a rule of schema/check/
  --compare PATH  writes nothing; prints how the composed schema differs from another supergraph:
                  a file, or a folder with supergraph.graphql or schema/generated/
  --help          this text
`;

/** The command line of `npm run generate`. Resolves with the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const options = optionsOf(args);
  if (typeof options === 'string') {
    process.stderr.write(`${options}; see npm run generate -- --help.\n`);
    return 1;
  }
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const outputs = generateOutputs();
  const faults = [...outputs.faults];
  if (options.compare !== undefined) compare(outputs, options.compare);
  else if (options.check) faults.push(...lint(outputs), ...drift(outputs));
  else write(outputs);
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  return faults.length === 0 ? 0 : 1;
}

/** The options, or a description of the fault in them. */
function optionsOf(args: readonly string[]) {
  const { tokens } = parseArgs({ args: [...args], options: OPTIONS, strict: false, tokens: true });
  const unknown = tokens.find(
    (token) => token.kind !== 'option' || !Object.hasOwn(OPTIONS, token.name),
  );
  if (unknown) return `There is no option ${args[unknown.index] ?? ''}`;
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch {
    return 'The option --compare needs a file or folder';
  }
}

const OPTIONS = {
  check: { type: 'boolean' },
  compare: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Prints every difference from another supergraph, a line each. */
function compare({ files }: Outputs, path: string): void {
  const now = files.get(SUPERGRAPH);
  if (now === undefined) return;
  const differences = compareSchemas(readFileSync(supergraphAt(path), 'utf8'), now);
  for (const difference of differences) process.stdout.write(`${difference}\n`);
  process.stdout.write(`${differences.length} differences\n`);
}

function supergraphAt(path: string): string {
  if (!statSync(path).isDirectory()) return path;
  const direct = join(path, SUPERGRAPH);
  return existsSync(direct) ? direct : join(path, 'schema/generated', SUPERGRAPH);
}

/** Every violation of the schema's rules, by file and line. */
function lint({ valid }: Outputs): string[] {
  return checkSchema(valid.map(readSubgraph)).map(findingText);
}

/** Every generated file that differs from the output of the current sources. */
function drift({ files }: Outputs): string[] {
  const stale = [...files]
    .filter(([name, text]) => {
      const path = join(FOLDER, name);
      return !existsSync(path) || readFileSync(path, 'utf8') !== text;
    })
    .map(([name]) => `schema/generated/${name} is out of date: run npm run generate.`);
  const stray = (existsSync(FOLDER) ? readdirSync(FOLDER) : [])
    .filter((name) => !files.has(name))
    .map((name) => `schema/generated/${name} has no source: remove it, or repair its subgraph.`);
  return [...stale, ...stray];
}

function write({ files }: Outputs): void {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(FOLDER, name), text);
  process.stdout.write(`schema/generated: ${[...files.keys()].join(', ')}\n`);
}
