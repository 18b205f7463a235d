import { parseArgs } from 'node:util';
import { readGatewayConfig } from '../gateway/config';
import { demoClaims } from '../gateway/identity/demoCallers';
import { openDemoIssuer } from '../gateway/identity/demoIssuer';
import { runMain } from '../process/runMain';
import { parseDate } from '../schema/identifiers/date';
import type { LogItem } from '../schema/log/logItem';
import { pruneLog } from '../subgraphs/subjects/disclosure/prune';
import { exportLog } from './audit/exportLog';
import { readServer } from './audit/logClient';
import { readLogFile } from './audit/logFile';
import { reportOf, reportText, resume } from './audit/logState';
import { openLogDatabase } from './audit/openLogDatabase';
import { writeSeenHead, readSeenHead } from './audit/seenHead';
import { summaryText, verifyLog } from './audit/verifyLog';
import { readDatabaseConfig } from './config';
import { progressBar } from './keys/progressBar';

const BASE = 'http://127.0.0.1:4000/graphql';
const HELP = `Verifies, exports and prunes the disclosure log, and resumes sealing after a fault.

npm run audit -- verify [--url BASE] [--token T] | --file FILE  [--key ID,ID] [--seen FILE]
  verifies every entry, the order and number of entries and every signed head of a running service
  or of an export; reports the first fault and exits with code 1
  --key ID,...  ids of the keys that may sign (default: every key that the log names)
  --seen FILE   stores the head; the next run requires the log to extend it, so that an end that was
                cut off with its heads is found too
npm run audit -- status
  reports whether sealing has stopped, and checks the whole log in the database; exits with code 1
  when sealing has stopped or the check finds a fault
npm run audit -- resume [--accept-loss]
  after the data was restored: checks the whole log, lets services that are started afterwards
  seal again, and logs that; reports the first fault when there still is one
  --accept-loss  accepts that entries at the end cannot be restored, and logs which
npm run audit -- export --out FILE [--url BASE] [--token T]
  writes the log with its heads to a file, one JSON object per line
npm run audit -- prune --before YYYY-MM-DD
  removes entries logged before a date, after the retention of the term retention.disclosureLog;
  their hashes stay

status, resume and prune work on MONGODB_URI, or on the embedded store of DATA_DIR, beside a running product.
  --url BASE    the GraphQL endpoint (default ${BASE})
  --token T     an auditor's token (default: the demo auditor's, from DATA_DIR)
  --help        shows this
`;

void runMain('audit', async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      token: { type: 'string' },
      file: { type: 'string' },
      out: { type: 'string' },
      key: { type: 'string' },
      seen: { type: 'string' },
      before: { type: 'string' },
      'accept-loss': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const [command, ...rest] = positionals;
  if (rest.length > 0) throw new Error(`Unknown argument ${rest[0]}. See --help.`);
  const { file, out, key, seen, before } = values;
  switch (command) {
    case 'verify':
      if (file !== undefined && (values.url ?? values.token) !== undefined)
        throw new Error('Use either --file, or --url and --token.');
      return verify(file === undefined ? await served(values) : readLogFile(file), key, seen);
    case 'export': {
      if (!out) throw new Error('export requires --out FILE.');
      const entries = await exportLog(shown(await served(values)), out);
      process.stdout.write(`Exported ${entries} entries to ${out}.\n`);
      return;
    }
    case 'prune':
      if (!before) throw new Error('prune requires --before YYYY-MM-DD.');
      return prune(before);
    case 'status':
      return status();
    case 'resume':
      return resumeSealing(values['accept-loss']);
    default:
      throw new Error('Use verify, status, resume, export or prune. See --help.');
  }
});

async function served({
  url = BASE,
  token,
}: {
  url?: string | undefined;
  token?: string | undefined;
}) {
  if (!URL.canParse(url)) throw new Error(`--url ${url} is not a URL.`);
  return readServer({ url, token: token ?? (await demoToken()) });
}

/** The demo auditor's token. @throws Error in production, which has no demo issuer */
async function demoToken(): Promise<string> {
  const config = readGatewayConfig({ store: false, auth: false, signing: false });
  if (config.production || config.auth.kind === 'oidc')
    throw new Error('--token is missing. Obtain one from the issuer of AUTH_JWKS_URI.');
  const issuer = await openDemoIssuer(config.dataDir);
  return issuer.issue(await demoClaims('auditor', {}, config.dataDir), '1h');
}

async function verify(
  items: AsyncIterable<LogItem>,
  key: string | undefined,
  seenFile: string | undefined,
): Promise<void> {
  const seen = seenFile === undefined ? undefined : await readSeenHead(seenFile);
  if (key === undefined)
    process.stderr.write('audit: without --key, every key that the log names may sign.\n');
  const summary = await verifyLog(shown(items), {
    ...(key !== undefined && { pinned: key.split(',') }),
    ...(seen && { seen }),
  });
  if (seenFile !== undefined && summary.head) await writeSeenHead(seenFile, summary.head);
  process.stdout.write(summaryText(summary));
}

async function status(): Promise<void> {
  const database = await openLogDatabase(readDatabaseConfig());
  try {
    const report = await reportOf(database.log);
    process.stdout.write(reportText(report));
    if (report.open ?? report.found) process.exitCode = 1;
  } finally {
    await database.close();
  }
}

async function resumeSealing(acceptLoss: boolean): Promise<void> {
  const database = await openLogDatabase(readDatabaseConfig());
  try {
    const resolved = await resume(database.log, { acceptLoss, now: new Date() });
    process.stdout.write(
      resolved === undefined
        ? 'Sealing has not stopped, and the check found no fault.\n'
        : 'Sealing can resume: restart the services that write the log.\n',
    );
  } finally {
    await database.close();
  }
}

async function prune(before: string): Promise<void> {
  parseDate(before);
  const database = await openLogDatabase(readDatabaseConfig());
  const bar = progressBar('entries');
  try {
    const statement = await pruneLog(database.log, {
      before,
      now: new Date(),
      onProgress: bar.show,
    });
    bar.end();
    process.stdout.write(
      statement === null
        ? `The log has no entries logged before ${before}.\n`
        : `The entries below ${statement.prunedTo} were pruned; their hashes stay.\n`,
    );
  } finally {
    bar.end();
    await database.close();
  }
}

/** Passes the items on and shows a progress bar of the entries. */
async function* shown(items: AsyncIterable<LogItem>): AsyncGenerator<LogItem> {
  const bar = progressBar('entries');
  let total = 0;
  try {
    for await (const item of items) {
      if (item.type === 'log') {
        total = item.size;
        if (item.stopped)
          process.stderr.write(
            `audit: the service has stopped sealing since ${item.stopped.since}: ${item.stopped.message}\n`,
          );
      }
      if (item.type === 'entry') bar.show({ done: item.index + 1, total });
      yield item;
    }
  } finally {
    bar.end();
  }
}
