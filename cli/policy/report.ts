import { GraphRules } from '../../schema/catalogue/graphRules';
import { readSubgraph } from '../../schema/catalogue/subgraphModel';
import { chinaDate } from '../../schema/policy/chinaDate';
import { matrixOn, type MatrixVersion } from '../../schema/policy/matrix';
import { explainField } from '../../schema/report/explainField';
import { FORMATS, formatTable, type Format } from '../../schema/report/formats';
import { policyTable } from '../../schema/report/policyTable';
import { purposeTable } from '../../schema/report/purposeTable';
import { SUBGRAPH_NAMES } from '../../schema/sdl';
import { callerOf, type CallerOptions } from './caller';

/** The options of `npm run policy`. */
export const POLICY_OPTIONS = {
  as: { type: 'string' },
  case: { type: 'string' },
  department: { type: 'string' },
  field: { type: 'string' },
  format: { type: 'string', default: 'text' },
  loa: { type: 'string' },
  purpose: { type: 'string' },
  reason: { type: 'string' },
  type: { type: 'string' },
} as const;

/** The values of these options. */
export interface PolicyValues extends CallerOptions {
  readonly field?: string | undefined;
  readonly format: string;
  readonly type?: string | undefined;
}

/**
 * The report that a command line asks for, from the schema of this installation.
 * @param word `explain`, `purposes`, or undefined for the table of all fields
 * @throws Error with one sentence that names the invalid argument
 */
export function policyReport(word: string | undefined, values: PolicyValues): string {
  const matrix = matrixOn(chinaDate(new Date()));
  switch (word) {
    case undefined:
      return table(graph(), matrix, values);
    case 'purposes':
      return purposeTable(matrix);
    case 'explain':
      if (values.field === undefined) throw new Error('explain needs --field Type.field.');
      return explainField(graph(), values.field, callerOf(values), matrix);
    default:
      throw new Error(`There is no command "${word}"; see --help.`);
  }
}

const graph = () => new GraphRules(SUBGRAPH_NAMES.map(readSubgraph));

function table(
  rules: GraphRules,
  matrix: MatrixVersion,
  { format, type }: Pick<PolicyValues, 'format' | 'type'>,
): string {
  if (!isFormat(format)) throw new Error(`There is no format "${format}".`);
  const rows = policyTable(rules, matrix).filter(
    ({ field }) => type === undefined || field.startsWith(`${type}.`),
  );
  if (rows.length === 0) throw new Error(`There is no type "${type}" with fields.`);
  return formatTable(format, rows, matrix);
}

function isFormat(name: string): name is Format {
  return (FORMATS as readonly string[]).includes(name);
}
