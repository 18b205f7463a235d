import { demoToken } from './support/demoToken';
import { dataFolder, serviceAddress } from './support/address/config';
import { ADDRESS_HELP, ADDRESS_OPTIONS, announce } from './support/address/place';
import { commandOf, needed, program } from './support/program';
import { parseDate } from '../schema/identifiers/date';
import type { LogItem } from '../schema/log/logItem';
import { pruneLog } from '../subgraphs/subjects/disclosure/prune';
import { exportLog } from './audit/exportLog';
import { readServer } from './audit/logClient';
import { readLogFile } from './audit/logFile';
import { reportOf, reportText, resume } from './audit/logState';
import { openLogDatabase } from './audit/openLogDatabase';
import { faultIn, reconciliationReport, reconciliationText } from './audit/reconciliation';
import { readSeenHead, writeSeenHead } from './audit/seenHead';
import { databasePlace } from './database/config';
import { findingsText, summaryText, verifyLog } from './audit/verifyLog';
import { progressBar } from './support/progressBar';

const HELP = `Verifies, exports and prunes the disclosure log, and resumes sealing after a fault.

npm run audit -- verify [--url URL] [--token T] | --file FILE  [--key ID,ID] [--seen FILE]
  verifies every entry, the order and number of entries and every signed head of a running service
  or of an export; reports the first fault and exits with code 1, and also if the service has found
  disclosures without an entry
  --key ID,...  ids of the keys that may sign (default: every key that the log names)
  --seen FILE   stores the newest head in FILE; the next run requires the log to extend it, and so
                also detects a log that was truncated together with its heads
npm run audit -- status
  reports whether sealing has stopped, checks the whole log in the database, and lists disclosures
  without an entry and subgraphs whose receipts are not read; exits with code 1 when sealing has
  stopped, the check finds a fault, or a gateway has not logged a disclosure
npm run audit -- resume [--accept-loss]
  run it after the data was restored: checks the whole log, allows services that start afterwards to
  seal again, and logs the resumption; if the check still finds a fault, it reports the first one
  --accept-loss  accepts that entries at the end cannot be restored, and logs which
npm run audit -- export --out FILE [--url URL] [--token T]
  writes the log with its heads to a file, one JSON object per line
npm run audit -- prune --before YYYY-MM-DD
  removes entries logged before a date, if they are older than the term retention.disclosureLog;
  their hashes stay

status, resume and prune use MONGODB_URI, or the embedded store of the data folder, also while the
product is running.
${ADDRESS_HELP.url}${ADDRESS_HELP.dataDir}  --token T       an auditor's token (default: the demo auditor's, from the data folder)
${ADDRESS_HELP.quiet}  --help          this text
`;

program(
  {
    name: 'audit',
    help: HELP,
    maxPositionals: 1,
    options: {
      ...ADDRESS_OPTIONS.url,
      ...ADDRESS_OPTIONS.dataDir,
      ...ADDRESS_OPTIONS.quiet,
      token: { type: 'string' },
      file: { type: 'string' },
      out: { type: 'string' },
      key: { type: 'string' },
      seen: { type: 'string' },
      before: { type: 'string' },
      'accept-loss': { type: 'boolean', default: false },
    },
  },
  async (values, [word]) => {
    const { file, key, seen } = values;
    switch (commandOf(word, ['verify', 'status', 'resume', 'export', 'prune'])) {
      case 'verify':
        if (file !== undefined && (values.url ?? values.token) !== undefined)
          throw new Error('Give either --file, or --url and --token; see --help.');
        return verify(file === undefined ? await served(values) : readLogFile(file), key, seen);
      case 'export': {
        const out = needed(values.out, '--out FILE');
        const entries = await exportLog(shown(await served(values)), out);
        process.stdout.write(`Exported ${entries} entries to ${out}.\n`);
        return;
      }
      case 'prune':
        return prune(values, needed(values.before, '--before YYYY-MM-DD'));
      case 'status':
        return status(values);
      case 'resume':
        return resumeSealing(values, values['accept-loss']);
    }
  },
);

/** The options with which a command names the product. */
interface Address {
  readonly url?: string | undefined;
  readonly token?: string | undefined;
  readonly 'data-dir'?: string | undefined;
  readonly quiet: boolean;
}

async function served(values: Address) {
  const service = serviceAddress(values.url);
  if (values.token !== undefined) {
    announce([service], values);
    return readServer({ url: service.endpoint, token: values.token });
  }
  const folder = dataFolder(values['data-dir']);
  announce([service, folder], values);
  const token = await demoToken('auditor', { dataDir: folder.dataDir });
  return readServer({ url: service.endpoint, token });
}

/** Opens the log in the database that the options name. */
async function openLog(values: Address) {
  const place = databasePlace({ dataDir: values['data-dir'] });
  announce([place], values);
  return openLogDatabase(place.config);
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
  process.stdout.write(summaryText(summary) + findingsText(summary.findings));
  if (summary.findings.some(({ kind }) => kind === 'UNLOGGED')) process.exitCode = 1;
}

async function status(values: Address): Promise<void> {
  const database = await openLog(values);
  try {
    const report = await reportOf(database.log);
    const reconciled = await reconciliationReport(database.reconciliation);
    process.stdout.write(reportText(report) + reconciliationText(reconciled));
    if (report.open ?? report.found ?? faultIn(reconciled)) process.exitCode = 1;
  } finally {
    await database.close();
  }
}

async function resumeSealing(values: Address, acceptLoss: boolean): Promise<void> {
  const database = await openLog(values);
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

async function prune(values: Address, before: string): Promise<void> {
  parseDate(before);
  const database = await openLog(values);
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

/** Yields the items unchanged and shows a progress bar of the entries. */
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
