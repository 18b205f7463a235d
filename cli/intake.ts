import { randomUUID } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { SubgraphName } from '../schema/sdl';
import { intakeDomains } from '../schema/recordDomains';
import { domainOf } from '../schema/subgraphs';
import { authorizedFetch } from './clients/authorizedFetch';
import { graphqlClient } from './clients/registryClient';
import type * as Template from './intake/template';
import { sendBatch } from './intake/sendBatch';
import { dataFolder, serviceAddress } from './support/address/config';
import { ADDRESS_HELP, ADDRESS_OPTIONS, announce } from './support/address/place';
import { demoToken } from './support/demoToken';
import { needed, program } from './support/program';

const HELP = `Sends a file of records of one kind, or of registrations, to the service and waits until every row is dealt with. Rows
that are stored already are unchanged, so a file can safely be sent again.

npm run intake -- FILE --kind KIND --department DEPARTMENT
npm run intake -- template --kind KIND [--format xlsx|csv] [--own-names] [--out FILE]

The second form writes an empty file with the headings of the kind, its code lists as drop-downs and
a sheet that explains the columns (default: KIND.xlsx).

  --kind KIND     type name of the records, such as Permit or Penalty; Organization for the
                  organisations of a department's register
  --department D  id of the department that submits them, such as market-regulation
  --dry-run       check the rows and store nothing
  --atomic        accept all rows or none (at most 5000 rows)
  --own-names     template: the kind's own field names instead of the codes of the national form
  --out FILE      template: where it is written
  --format F      csv, xlsx or jsonl (default: the file's extension)
  --key KEY       idempotency key, 8 to 64 characters; the same file with the same key is the same
                  batch (default: a new one)

${ADDRESS_HELP.url}${ADDRESS_HELP.dataDir}  --token T       a token of a steward of the department, loa 3 (default: the demo steward's, from the
                  data folder)
  --token-file F  the file that contains the token
  --dpop FILE     the private JWK that the token is bound to
${ADDRESS_HELP.quiet}  --help          this text

Exit code: 0 if every row was accepted or unchanged, 2 if rows were refused, 1 if the file or the
command was refused. The error file is written beside the file: the refused rows with what to mend.
`;

const FORMATS: Readonly<Record<string, string>> = {
  csv: 'CSV',
  xlsx: 'XLSX',
  jsonl: 'JSON_LINES',
  ndjson: 'JSON_LINES',
};
const PARTLY = 2;

/** Only the template needs the definitions of the subgraphs, whose loading takes a moment. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const loadTemplate = () => require('./intake/template') as typeof Template;

program(
  {
    name: 'intake',
    help: HELP,
    maxPositionals: 1,
    options: {
      ...ADDRESS_OPTIONS.url,
      ...ADDRESS_OPTIONS.dataDir,
      ...ADDRESS_OPTIONS.quiet,
      kind: { type: 'string' },
      department: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      atomic: { type: 'boolean', default: false },
      format: { type: 'string' },
      key: { type: 'string' },
      'own-names': { type: 'boolean', default: false },
      out: { type: 'string' },
      token: { type: 'string' },
      'token-file': { type: 'string' },
      dpop: { type: 'string' },
    },
  },
  async (values, [operand]) => {
    const file = needed(operand, 'FILE');
    const kind = needed(values.kind, '--kind KIND');
    if (file === 'template') return writeTemplateOf(kind, values);
    const { department, dpop, key = randomUUID(), 'token-file': tokenFile } = values;
    const format = formatOf(file, values.format);
    const subgraph = subgraphOf(kind);
    const domain = domainOf(subgraph);
    await access(file).catch(() => {
      throw new Error(`The file ${file} cannot be read.`);
    });
    const given = values.token ?? (tokenFile && (await readFile(tokenFile, 'utf8')).trim());
    const service = serviceAddress(values.url);
    const folder = given === undefined ? dataFolder(values['data-dir']) : undefined;
    announce([service, ...(folder ? [folder] : [])], values);
    const token =
      given ??
      (await demoToken('steward', {
        caller: { department: needed(department, '--department DEPARTMENT') },
        dataDir: folder?.dataDir,
      }));
    const send = await authorizedFetch({ token, ...(dpop !== undefined && { keyFile: dpop }) });
    const ask = graphqlClient(service.endpoint, send);
    const { state } = await sendBatch(
      { ask, send, endpoint: service.endpoint },
      {
        file,
        domain,
        department,
        input: {
          kind,
          format,
          fileName: basename(file),
          atomic: values.atomic,
          dryRun: values['dry-run'],
        },
        key,
      },
    );
    if (state === 'PARTLY_ACCEPTED') process.exitCode = PARTLY;
    else if (state !== 'ACCEPTED') process.exitCode = 1;
  },
);

function formatOf(file: string, given: string | undefined): string {
  const name = given ?? extname(file).slice(1);
  const format = FORMATS[name.toLowerCase()];
  if (format === undefined)
    throw new Error(
      given === undefined
        ? `The extension of ${file} names no format: give --format csv, xlsx or jsonl.`
        : `--format must be csv, xlsx or jsonl, not ${given}.`,
    );
  return format;
}

/** @throws Error for an unknown kind */
function subgraphOf(kind: string): SubgraphName {
  const domains = intakeDomains();
  const name = domains.get(kind);
  if (name === undefined)
    throw new Error(`--kind must be one of ${[...domains.keys()].sort().join(', ')}, not ${kind}.`);
  return name;
}

async function writeTemplateOf(
  kind: string,
  values: { readonly format?: string; readonly 'own-names': boolean; readonly out?: string },
): Promise<void> {
  const format = FORMATS[(values.format ?? 'xlsx').toLowerCase()];
  if (format !== 'XLSX' && format !== 'CSV')
    throw new Error(`--format of a template must be xlsx or csv, not ${values.format}.`);
  const file = values.out ?? `${kind}.${format.toLowerCase()}`;
  const own = values['own-names'];
  const subgraph = subgraphOf(kind);
  await loadTemplate().templateFile({ kind, subgraph, format, own, file });
  process.stdout.write(`The template is in ${file}.\n`);
}
