import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
  if (args.includes('--check')) faults.push(...drift(outputs));
  else write(outputs);
  for (const name of outputs.missing) {
    process.stdout.write(`schema/${name}.graphql does not exist yet; left out.\n`);
  }
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  return faults.length === 0 ? 0 : 1;
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
