import { parseArgs } from 'node:util';
import { sourceSentence } from '../../../../schema/compiler/expand/sourceError';
import { expandedSubgraph, textOnDisk, type TextOf } from '../../../../schema/compiler/sources';
import { SUBGRAPH_NAMES } from '../../../../schema/subgraphs';
import { checkIndexes } from './checkIndexes';
import { indexTable } from './indexTable';

const HELP = `Usage: npm run check:indexes

Prints the record indexes of every subgraph, which are derived from the SDL in schema/, and the
lists, conditions and orders that each serves. Exits with 1, and prints file and line, when no index
serves a condition or an order.

  --help  this text
`;

/** The output of the command on each stream, and its exit code. */
export interface Printed {
  readonly code: 0 | 1;
  readonly out: string;
  readonly err: string;
}

/**
 * The command line of `npm run check:indexes`.
 * @param textOf reads a source file; tests replace it to change the text of one
 */
export function main(args: readonly string[], textOf: TextOf = textOnDisk): Printed {
  let help: boolean | undefined;
  try {
    ({ help } = parseArgs({ args: [...args], options: { help: { type: 'boolean' } } }).values);
  } catch {
    const given = args.find((arg) => arg !== '--help') ?? '';
    const err = `There is no option ${given}; see npm run check:indexes -- --help.\n`;
    return { code: 1, out: '', err };
  }
  if (help) return { code: 0, out: HELP, err: '' };
  const faults: string[] = [];
  const reports = SUBGRAPH_NAMES.flatMap((name) => {
    try {
      return [[name, checkIndexes(expandedSubgraph(name, textOf))] as const];
    } catch (error) {
      faults.push(`${name}: ${sourceSentence(error)}`);
      return [];
    }
  });
  const out = reports
    // The subjects subgraph stores no records.
    .filter(([, { indexes }]) => indexes.some(({ serves }) => serves.length > 0))
    .map(([name, report]) => indexTable(name, report))
    .join('\n');
  faults.push(...reports.flatMap(([, report]) => report.faults));
  const err = faults.map((fault) => `${fault}\n`).join('');
  return { code: faults.length === 0 ? 0 : 1, out, err };
}
