import { parseArgs } from 'node:util';
import { GraphRules } from '../catalogue/graphRules';
import { readSubgraph } from '../catalogue/subgraphModel';
import { DEPARTMENTS } from '../policy/departments';
import { matrixOn, type MatrixVersion } from '../policy/matrix';
import { PURPOSES, purposeOf } from '../policy/purposes';
import { HIGHEST_ASSURANCE } from '../policy/rules';
import { SUBGRAPH_NAMES } from '../sdl';
import { CALLER_CLASSES, callerClass, type Caller } from './callers';
import { explainField } from './explainField';
import { FORMATS, formatTable, type Format } from './formats';
import { policyTable } from './policyTable';
import { purposeTable } from './purposeTable';

const HELP = `Usage: npm run policy -- [--format text|html|csv] [--type TYPE]
       npm run policy -- explain --as CLASS --field TYPE.FIELD [--purpose P] [--case REF]
                         [--reason TEXT] [--department D] [--loa N]
       npm run policy -- purposes

Prints which callers may read which fields, from the SDL in schema/: one line per field, one column
per class of callers. Cells: yes; no; if …, with the relations and the purpose required; masked.

  --format F       the format of the table: ${FORMATS.join(', ')} (text)
  --type TYPE      the fields of one type only

explain shows which rule decides whether a caller may read a field, and why. purposes lists every
purpose with the roles that may state it, its proof, the clusters it opens, and its legal basis.

  --as CLASS       ${CALLER_CLASSES.map(({ id }) => id).join(', ')}
  --field F        the field, or a path of fields: NaturalPerson.contact.phone
  --purpose P      ${PURPOSES.map(({ code }) => code).join(', ')}
  --case REF       the case that an officer names
  --reason TEXT    the reason of an emergency access
  --department D   the department of an officer or steward: justice, market-regulation, …
  --loa N          the level of assurance of the login, 0 to ${HIGHEST_ASSURANCE}
  --help           this text
`;

/** The command line of `npm run policy`: its exit code and its output. */
export function main(args: readonly string[]): { readonly code: number; readonly text: string } {
  try {
    return { code: 0, text: answer(args) };
  } catch (error) {
    if (error instanceof RangeError || isArgumentError(error)) {
      return { code: 1, text: `${firstSentence(error.message)} See npm run policy -- --help.\n` };
    }
    throw error;
  }
}

function answer(args: readonly string[]): string {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      case: { type: 'string' },
      department: { type: 'string' },
      field: { type: 'string' },
      format: { type: 'string', default: 'text' },
      help: { type: 'boolean' },
      loa: { type: 'string' },
      purpose: { type: 'string' },
      reason: { type: 'string' },
      type: { type: 'string' },
    },
  });
  if (values.help) return HELP;
  const [command, ...rest] = positionals;
  const known = command === undefined || command === 'explain' || command === 'purposes';
  if (!known || rest.length > 0) {
    throw new RangeError(`There is no command "${positionals.join(' ')}".`);
  }
  const matrix = matrixOn(today());
  if (command === 'purposes') return purposeTable(matrix);
  const graph = new GraphRules(SUBGRAPH_NAMES.map(readSubgraph));
  if (command === undefined) return table(graph, matrix, values.format, values.type);
  if (values.field === undefined) throw new RangeError('explain needs --field Type.field.');
  return explainField(graph, values.field, callerOf(values), matrix);
}

function table(
  graph: GraphRules,
  matrix: MatrixVersion,
  format: string,
  type: string | undefined,
): string {
  if (!isFormat(format)) throw new RangeError(`There is no format "${format}".`);
  const rows = policyTable(graph, matrix).filter(
    ({ field }) => type === undefined || field.startsWith(`${type}.`),
  );
  if (rows.length === 0) throw new RangeError(`There is no type "${type}" with fields.`);
  return formatTable(format, rows, matrix);
}

interface CallerOptions {
  readonly as?: string | undefined;
  readonly purpose?: string | undefined;
  readonly case?: string | undefined;
  readonly reason?: string | undefined;
  readonly department?: string | undefined;
  readonly loa?: string | undefined;
}

function callerOf(options: CallerOptions): Caller {
  const { as, purpose, department, loa, reason } = options;
  const callers = as === undefined ? undefined : callerClass(as);
  if (callers === undefined) {
    const known = CALLER_CLASSES.map(({ id }) => id).join(', ');
    throw new RangeError(`explain needs --as with one of ${known}.`);
  }
  const entry = purpose === undefined ? undefined : purposeOf(purpose);
  if (purpose !== undefined && entry === undefined) {
    throw new RangeError(`There is no purpose "${purpose}".`);
  }
  if (entry && !entry.roles.some((role) => role === callers.id)) {
    throw new RangeError(
      `Purpose ${entry.code} is for ${entry.roles.join(', ')}, not for ${callers.id}.`,
    );
  }
  if (department !== undefined && !DEPARTMENTS.some(({ id }) => id === department)) {
    throw new RangeError(`There is no department "${department}".`);
  }
  if (loa !== undefined && !(/^\d$/.test(loa) && Number(loa) <= HIGHEST_ASSURANCE)) {
    throw new RangeError(`--loa is a level from 0 to ${HIGHEST_ASSURANCE}.`);
  }
  return {
    class: callers,
    ...(purpose === undefined ? {} : { purpose }),
    ...(options.case === undefined ? {} : { caseReference: options.case }),
    ...(reason === undefined ? {} : { reason }),
    ...(department === undefined ? {} : { department }),
    ...(loa === undefined ? {} : { assurance: Number(loa) }),
  };
}

function isFormat(name: string): name is Format {
  return (FORMATS as readonly string[]).includes(name);
}

/** parseArgs reports a fault as an error with a code of its own. */
function isArgumentError(error: unknown): error is { readonly message: string } {
  return (
    typeof error === 'object' &&
    error !== null &&
    'message' in error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('ERR_PARSE_ARGS')
  );
}

function firstSentence(message: string): string {
  const first = /^.*?\.(?=\s|$)/.exec(message)?.[0] ?? message;
  return first.endsWith('.') ? first : `${first}.`;
}

/** Today in China Standard Time, YYYY-MM-DD. */
function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
}
