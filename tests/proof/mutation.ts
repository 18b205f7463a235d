import { parseArgs } from 'node:util';
import { catchMutant, isEquivalent } from './catchMutant';
import { deletions, weakenings, type Mutant } from './mutants';

const HELP = `Takes each protection of the SDL away in turn, in memory, and counts what notices it.

  node --import tsx tests/proof/mutation.ts [options]

  --subgraph NAME   only the files of one subgraph
  --limit N         only the first N mutants of each kind
  --verbose         a line for each mutant
  --help            this text

Deletions: every @access and every @mask deleted. Weakenings: every alternative, every term of an
alternative and every consent cluster dropped. Exits with 1 when one is noticed by nothing.
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      subgraph: { type: 'string' },
      limit: { type: 'string' },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const limit = values.limit === undefined ? Infinity : Number(values.limit);
  if (Number.isNaN(limit) || limit < 1) throw new Error('--limit must be a number from 1.');
  const chosen = (mutants: Mutant[]) =>
    mutants
      .filter(({ subgraphs }) => subgraphs.some((name) => (values.subgraph ?? name) === name))
      .slice(0, limit);
  let survived = 0;
  for (const [kind, mutants] of [
    ['deletions', chosen(deletions())],
    ['weakenings', chosen(weakenings())],
  ] as const) {
    survived += await score(kind, mutants, values.verbose);
  }
  return survived === 0 ? 0 : 1;
}

async function score(kind: string, mutants: readonly Mutant[], verbose: boolean): Promise<number> {
  const by = { lint: 0, decisions: 0, types: 0 };
  let caught = 0;
  let equivalent = 0;
  for (const mutant of mutants) {
    const found = await catchMutant(mutant);
    const names = (['lint', 'decisions', 'types'] as const).filter((name) => found[name]);
    for (const name of names) by[name]++;
    if (names.length > 0) caught++;
    else if (kind === 'weakenings' && isEquivalent(mutant)) {
      equivalent++;
      continue;
    }
    if (verbose || names.length === 0)
      process.stdout.write(
        `${mutant.file}:${mutant.line}: ${mutant.what}: ${names.join(', ') || 'SURVIVED'}\n`,
      );
  }
  process.stdout.write(
    `${kind}: ${caught} of ${mutants.length - equivalent} caught (lint ${by.lint}, decision table ${by.decisions}, table of types ${by.types})${equivalent > 0 ? `; ${equivalent} more change no field` : ''}\n`,
  );
  return mutants.length - equivalent - caught;
}

main().then(
  (code) => void (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`mutation: ${(error as Error).message}\n`);
    process.exitCode = 1;
  },
);
